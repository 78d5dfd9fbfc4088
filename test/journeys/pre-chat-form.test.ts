import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const preChatForm = [
  { key: 'name', label: 'Your name', contact: 'name', required: true },
  { key: 'mail', label: 'E-mail address', type: 'email', contact: 'email' },
  { key: 'topic', label: 'What is it about?', type: 'choice', options: ['Order', 'Returns'] },
  { key: 'terms', label: 'I agree', type: 'checkbox', required: true, link: 'https://shop.example/privacy' },
]
const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', preChatForm } } } })

test('[B006] [B017] [WID90] [WID91] [WID92] [CAS10] Maria answers by keyboard before she writes; Ada has it from the first moment on', async () => {
  const ada = await stage.agent('ada', { viewport: { width: 1280, height: 800 } })
  const maria = await stage.contact('Maria Silva')
  await maria.launcher.click()
  const { keyboard } = maria.page
  const mail = maria.chat.getByRole('textbox', { name: 'E-mail address' })
  await mail.fill('maria at example')
  await maria.button('Start chat').click()
  await maria.chat.getByText('Please check 3 answers.').waitFor()
  assert.equal(
    await maria.chat.getByRole('textbox', { name: 'Your name' }).evaluate((field) => field.matches(':focus')),
    true,
  )

  await keyboard.type('Maria Silva')
  await keyboard.press('Tab')
  await mail.fill('maria@example.com')
  await maria.reloads()
  await mail.waitFor()
  assert.equal(await mail.inputValue(), 'maria@example.com')
  await mail.press('Tab')
  await maria.chat.getByRole('radio', { name: 'Order' }).press('ArrowDown')
  await maria.chat.getByRole('checkbox', { name: 'I agree' }).press('Space')
  await keyboard.press('Enter')
  await maria.composer.waitFor()
  await maria.says('It came broken')

  await ada.accepts('Maria Silva')
  await ada.page.getByRole('tab', { name: 'Case Data', exact: true }).click()
  await ada.page.getByText('Returns', { exact: true }).waitFor()
  await ada.page.getByText('As the contact said before the chat').first().waitFor()
  await ada.page.getByRole('tab', { name: 'Contact', exact: true }).click()
  await ada.page.getByText('Not verified').waitFor()
  assert.equal(await ada.page.getByRole('textbox', { name: 'E-mail address 1' }).inputValue(), 'maria@example.com')
})
