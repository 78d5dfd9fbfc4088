import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[A014] [A015] Ada makes the text larger, and it stays so after a reload', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('How large is this?')
  await ada.accepts('Maria')
  const line = ada.transcript.log.getByText('How large is this?', { exact: true })
  const size = () => line.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const before = await size()

  await ada.page.getByRole('button', { name: 'Menu', exact: true }).click()
  await ada.page.getByRole('button', { name: 'Larger text', exact: true }).click()
  await ada.page.keyboard.press('Escape')
  const larger = await size()
  assert.ok(larger > before, `${larger} is more than ${before}`)
  await ada.reloads()
  await line.waitFor()
  assert.equal(await size(), larger)
  await ada.endsChat()
  await ada.marksDone('Maria')
})

test('[A064] [A144] Ada copies from the transcript and pastes into the composer', async () => {
  const ada = await stage.agent('ada', { permissions: ['clipboard-read', 'clipboard-write'] })
  const maria = await stage.contact('Maria, who is quoted')
  await maria.opensChat()
  await maria.says('R-20418')
  await ada.accepts(maria.name)

  await ada.transcript.log.getByText('R-20418', { exact: true }).click({ clickCount: 3 })
  await ada.page.keyboard.press('ControlOrMeta+c')
  await ada.composer.fill('Your order: ')
  await ada.composer.press('End')
  await ada.page.keyboard.press('ControlOrMeta+v')
  assert.equal((await ada.composer.inputValue()).trim(), 'Your order: R-20418')
  await ada.page.keyboard.press('Enter')
  await maria.transcript.shows('Your order: R-20418')
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[B005] while Maria does not look, the launcher counts what she has not read, and stops when she reads it', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, elsewhere')
  await maria.opensChat()
  await maria.says('Back in a minute')
  await ada.accepts(maria.name)
  await maria.minimizes()
  await ada.says('One')
  await ada.says('Two')

  await maria.page.getByRole('button', { name: /^Open chat/, description: /2 unread messages/ }).waitFor()
  await maria.opensChat()
  await maria.minimizes()
  assert.equal(await maria.page.getByText('2 unread messages').count(), 0)
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[A023] Party Actions offers to call, and says why it cannot while no number is known', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, without a number')
  await maria.opensChat()
  await maria.says('Call me')
  await ada.accepts(maria.name)
  await ada.button('Party Actions').click()
  await ada.page.getByRole('menuitem', { name: 'Call', exact: true, disabled: true }).waitFor()
  await ada.page.getByText('No phone number of this contact is known').first().waitFor()
  await ada.page.keyboard.press('Escape')
  await ada.endsChat()
  await ada.marksDone(maria.name)
})
