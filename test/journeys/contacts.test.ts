import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const wide = { viewport: { width: 1280, height: 800 } }

const tab = ({ page }: Agent, name: string) => page.getByRole('tab', { name, exact: true })
const button = ({ page }: Agent, name: string) => page.getByRole('button', { name, exact: true })

/** Ada talks with somebody of this name, with the Contact tab open. */
async function adaWith(name: string) {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact(name)
  await contact.opensChat()
  await contact.says(`Hello from ${name}`)
  await ada.accepts(name)
  await tab(ada, 'Contact').click()
  await ada.page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  return { ada, contact }
}

test('[A175] [A181] [A177] [A178] [CTC4] [CTC21] an agent writes down how a contact is reached, and calls and writes from Party Actions', async () => {
  const { ada } = await adaWith('Maria Silva')
  const { page } = ada
  await button(ada, 'Add phone number').click()
  await page.keyboard.type('+49 30 901820')
  await button(ada, 'Add e-mail address').click()
  await page.keyboard.type('maria@example.com')
  await page.keyboard.press('Enter')
  await page.getByText('Phone numbers: nothing → +49 30 901820').waitFor()
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    for (const type of ['parley-call', 'parley-email'])
      document.addEventListener(type, (event) => {
        event.preventDefault()
        const { phoneNumber, address } = event as Event & { phoneNumber?: string; address?: string }
        told.push(phoneNumber ?? address ?? '')
      })
  })
  await ada.acts('Call +49 30 901820')
  await ada.acts('E-mail maria@example.com')
  await page.waitForFunction(
    () => (globalThis as { told?: string[] }).told?.join() === '+49 30 901820,maria@example.com',
  )
})

test('[A176] [CTC7] an interaction of somebody unknown is assigned to a known contact, and that is taken back', async () => {
  const { ada, contact } = await adaWith('Ida Holm')
  await contact.page.close()
  await ada.endsChat()
  await ada.marksDone('Ida Holm')
  const other = await stage.contact('somebody')
  await other.opensChat()
  await other.says('It is me, Ida')
  await ada.accepts('somebody')
  await tab(ada, 'Contact').click()
  await button(ada, 'Assign to a known contact').click()
  await ada.page.getByRole('searchbox', { name: 'Name, e-mail address or phone number' }).fill('holm')
  await button(ada, 'Assign Ida Holm').click()
  await ada.page.getByText('Assigned to Ida Holm. In this chat the contact is called somebody.').waitFor()
  await tab(ada, 'History').click()
  await ada.page.getByRole('list', { name: 'Interactions of the contact' }).getByRole('listitem').nth(1).waitFor()
  await tab(ada, 'Contact').click()
  await button(ada, 'Undo the assignment').click()
  await ada.page.getByText('Assigned to Ida Holm').waitFor({ state: 'hidden' })
})

test('[A179] [CTC9] [CTC22] Schedule Callback plans a call that stands with the contact, also after a reload', async () => {
  const { ada } = await adaWith('Tom Baker')
  await ada.button('Schedule Callback').click()
  const dialog = ada.page.getByRole('dialog', { name: 'New Callback', exact: true })
  await dialog.getByRole('textbox', { name: 'Number', exact: true }).fill('+44 20 7946 0000')
  await dialog.getByRole('textbox', { name: 'Note', exact: true }).fill('About the lamp')
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await ada.reloads()
  await tab(ada, 'Contact').click()
  await ada.page.getByText('About the lamp', { exact: true }).waitFor()
})
