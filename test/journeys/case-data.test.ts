import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const wide = { viewport: { width: 1280, height: 800 } }

const caseData = ({ page }: Agent) => page.getByRole('tab', { name: 'Case Data', exact: true })

/** A field that nobody may change, with what stands in it. */
const value = ({ page }: Agent, name: string, text: string) =>
  page.getByRole('group', { name, exact: true }).filter({ hasText: text })

test('[A172] [A030] [CAS1] [CAS2] [CAS4] [CAS6] [CAS9] what the page, the bot and an agent have noted is in Case Data, with who and when, and another window of hers shows the same', async () => {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact('Maria Silva', { at: '/travel' })
  // Before there is a conversation: it goes along as soon as one begins.
  await contact.page.evaluate(() => {
    const { parley } = window as unknown as { parley: (call: string, fields: object) => Promise<void> }
    // Its promise waits for the widget, which comes when it is wanted.
    void parley('attributes', { seen: 'Fjords in May' })
  })
  await contact.opensChat()
  await contact.button('Order tea').click()
  await contact.button('Mint').click()
  await contact.transcript.shows(/A mint tea/)
  await contact.button('Talk to a person').last().click()
  await ada.accepts('Maria Silva')

  await caseData(ada).click()
  await value(ada, 'Tea', 'Mint').waitFor()
  await ada.page
    .getByText(/Set by the bot Mira, Today/)
    .first()
    .waitFor()
  await value(ada, 'Looked at', 'Fjords in May').waitFor()
  await ada.page.getByText(/Set on the page of the contact, Today/).waitFor()
  const departure = ada.page.getByLabel('Departure', { exact: true })
  await departure.fill('2027-03-01')
  await ada.page.getByText('Saved', { exact: true }).waitFor()

  // Another window of hers, on another machine.
  const elsewhere = await stage.agent('ada', wide)
  await elsewhere.turnsTo('Maria Silva')
  await caseData(elsewhere).click()
  await elsewhere.page.getByText(/Set by Ada Lindqvist, Today/).waitFor()
  assert.equal(await elsewhere.page.getByLabel('Departure', { exact: true }).inputValue(), '2027-03-01')
  await departure.fill('2027-04-02')
  await eventually(
    () => elsewhere.page.getByLabel('Departure', { exact: true }).inputValue(),
    '2027-04-02',
    'the new day in the other window',
  )
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
