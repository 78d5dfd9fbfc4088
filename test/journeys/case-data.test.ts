import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const wide = { viewport: { width: 1280, height: 800 } }

const caseData = ({ page }: Agent) => page.getByRole('tab', { name: 'Case Data', exact: true })

test('[A172] [A030] [CAS1] [CAS2] what a bot noted is in Case Data, with its name, when the agent takes over', async () => {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact('Maria Silva', { at: '/travel' })
  await contact.opensChat()
  await contact.page.getByRole('button', { name: 'Order tea', exact: true }).click()
  await contact.page.getByRole('button', { name: 'Mint', exact: true }).click()
  await contact.transcript.shows(/A mint tea/)
  await contact.page.getByRole('button', { name: 'Talk to a person', exact: true }).last().click()
  await ada.page.getByRole('button', { name: 'Accept', exact: true }).click()
  await caseData(ada).click()
  const tea = ada.page.getByRole('group', { name: 'Tea', exact: true })
  await tea.filter({ hasText: 'Mint' }).waitFor()
  await ada.page
    .getByText(/^Set by the bot Mira, Today/)
    .first()
    .waitFor()
})

test('[A172] [CAS4] [CAS5] [CAS6] an agent writes down an order number by keyboard alone; a wrong day is refused at the field', async () => {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact('Tom Baker')
  await contact.opensChat()
  await contact.says('Where is my lamp?')
  await ada.accepts('Tom Baker')
  await caseData(ada).focus()
  await ada.page.keyboard.press('Enter')
  await ada.page.keyboard.press('Tab')
  await ada.page.keyboard.press('Tab')
  await ada.page.keyboard.type('4711')
  await ada.page.keyboard.press('Tab')
  await ada.page.getByText('Saved', { exact: true }).waitFor()
  await ada.page.keyboard.type('twelve')
  await ada.page.keyboard.press('Enter')
  await ada.page.getByText('Not saved: write a number, such as 42 or 3.5.', { exact: true }).waitFor()
  await ada.reloads()
  await caseData(ada).click()
  const order = ada.page.getByRole('textbox', { name: 'Order number', exact: true })
  await ada.page.getByText(/^Set by Ada Lindqvist, Today/).waitFor()
  if ((await order.inputValue()) !== '4711') throw new Error('The order number is gone.')
})

test('[A026] [CAS8] the controls and the information are hidden by a button, also after a reload, and come back', async () => {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact('Ida Holm')
  await contact.opensChat()
  await contact.says('Hello?')
  await ada.accepts('Ida Holm')
  await ada.page.getByRole('button', { name: 'Hide controls and information', exact: true }).click()
  await ada.toolbar.waitFor({ state: 'hidden' })
  await caseData(ada).waitFor({ state: 'hidden' })
  await ada.reloads()
  const show = ada.page.getByRole('button', { name: 'Show controls and information', exact: true })
  await show.waitFor()
  await caseData(ada).waitFor({ state: 'hidden' })
  await show.click()
  await ada.toolbar.waitFor()
  await caseData(ada).waitFor()
})
