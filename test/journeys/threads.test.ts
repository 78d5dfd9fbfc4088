import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import type { Agent } from '../support/agent.ts'
import { assertAccessible } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { Keyboard } from '../support/keyboard.ts'
import { Stage } from '../support/stage.ts'
import { asks, communicatorOf, phone } from '../support/teamwork.ts'

// What agents write to each other besides chats: one of them is on a phone each time.

const stage = new Stage({ config: { timers: { agentAwayMs: 1_000, agentLostMs: 2_000 } } })

const thread = ({ page }: Agent, name: string): Locator =>
  page.getByRole('region', { name: `Messages with ${name}`, exact: true })

const entry = ({ page }: Agent, name: string): Locator =>
  page.getByRole('list', { name: 'Colleagues', exact: true }).getByRole('listitem', { name, exact: true })

const people = (agent: Agent, name: string): Locator =>
  thread(agent, name).getByRole('list', { name: 'Who is in it', exact: true })

const shows = (agent: Agent, name: string, text: string): Promise<void> =>
  thread(agent, name).getByRole('log', { name: 'Messages', exact: true }).getByText(text, { exact: true }).waitFor()

async function writes(agent: Agent, name: string, text: string): Promise<void> {
  const shown = thread(agent, name)
  await shown.getByRole('textbox', { name: 'Message', exact: true }).fill(text)
  await shown.getByRole('button', { name: `Send to ${name}`, exact: true }).click()
  await shows(agent, name, text)
}

const turnsTo = async (agent: Agent, name: string): Promise<void> => {
  await entry(agent, name).getByRole('button').click()
  await thread(agent, name).waitFor()
}

test('[A212] [TEA50] [IMS2] [IMS11] [IMS13] [IMS14] from the Team Communicator Ada writes to Ben on his phone: both read it, it is counted, kept and no contact’s', async () => {
  const maria = await stage.contact('Maria')
  const told: string[] = []
  maria.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(String(payload))))
  await maria.reloads()
  const ada = await stage.agent('ada')
  await maria.opensChat()
  await maria.says('My lamp flickers')
  await ada.accepts(maria.name)
  const ben = await stage.agent('ben', phone)

  await asks(ada, 'Instant Chat Transfer', 'Ben Okafor', 'Send message')
  await new Keyboard(ada.page).isTakenTo(thread(ada, 'Ben Okafor').getByRole('textbox', { name: 'Message' }))
  await people(ada, 'Ben Okafor').getByText('Ready', { exact: true }).waitFor()
  await writes(ada, 'Ben Okafor', 'Is the lamp of March back?')
  assert.equal(await ben.page.getByRole('region', { name: 'Invitation' }).count(), 0)

  await entry(ben, 'Ada Lindqvist')
    .getByRole('button', {
      name: 'Ada Lindqvist',
      exact: true,
      description: /1 unread message, Is the lamp of March back/,
    })
    .waitFor()
  await turnsTo(ben, 'Ada Lindqvist')
  await shows(ben, 'Ada Lindqvist', 'Is the lamp of March back?')
  await thread(ada, 'Ben Okafor').getByRole('img', { name: 'Read', exact: true }).waitFor()
  await ben.page.getByRole('button', { name: 'Back to the list', exact: true }).click()
  await ben.chooses('Lunch')
  await people(ada, 'Ben Okafor').getByText('Not ready: Lunch').waitFor()

  await ada.turnsTo(maria.name)
  await turnsTo(ben, 'Ada Lindqvist')
  await writes(ben, 'Ada Lindqvist', 'It is')
  await writes(ben, 'Ada Lindqvist', 'All of them')
  await entry(ada, 'Ben Okafor')
    .getByRole('button', { name: 'Ben Okafor', exact: true, description: /2 unread messages, All of them/ })
    .waitFor()
  await assertAccessible(ben.page, 'a thread on a phone')

  await ada.reloads()
  await turnsTo(ada, 'Ben Okafor')
  for (const text of ['Is the lamp of March back?', 'It is', 'All of them']) await shows(ada, 'Ben Okafor', text)
  // Whoever comes next finds him as he usually is.
  await ben.page.getByRole('button', { name: 'Back to the list', exact: true }).click()
  await ben.chooses('Ready')
  await people(ada, 'Ben Okafor').getByText('Ready', { exact: true }).waitFor()
  await ben.page.close()
  await people(ada, 'Ben Okafor').getByText('Offline', { exact: true }).waitFor()
  assert.ok(told.length > 0)
  assert.deepEqual(
    told.filter((frame) => /March|Ben|It is/.test(frame)),
    [],
  )
})

test('[A212] [IMS5] [IMS10] [IMS12] [IMS15] by the keyboard alone Ada writes to two as a group with a name; who closes it has it again when somebody writes', async () => {
  const [ada, ben, cleo] = [await stage.agent('ada'), await stage.agent('ben', phone), await stage.agent('cleo')]
  const keyboard = new Keyboard(ada.page)
  await keyboard.presses('Alt+d')
  const dialog = ada.page.getByRole('dialog', { name: 'Message a colleague', exact: true })
  for (const name of ['Ben Okafor', 'Cleo Marchetti']) await dialog.getByRole('option', { name }).waitFor()
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await keyboard.presses(key)
  await keyboard.goesTo(dialog.getByRole('textbox', { name: 'Name of the group (optional)', exact: true }))
  await keyboard.types('Lamps')
  await keyboard.presses('Enter')
  await keyboard.isTakenTo(thread(ada, 'Lamps').getByRole('textbox', { name: 'Message' }))
  await eventually(() => people(ada, 'Lamps').getByRole('listitem').count(), 2, 'both are named')
  await keyboard.types('Who has the key?')
  await keyboard.presses('Enter')

  await turnsTo(ben, 'Lamps')
  await writes(ben, 'Lamps', 'I do')
  await turnsTo(cleo, 'Lamps')
  for (const agent of [ada, ben, cleo])
    for (const text of ['Who has the key?', 'I do']) await shows(agent, 'Lamps', text)

  await thread(ben, 'Lamps').getByRole('button', { name: 'Close', exact: true }).click()
  await entry(ben, 'Lamps').waitFor({ state: 'detached' })
  await writes(cleo, 'Lamps', 'Bring it, please')
  await turnsTo(ben, 'Lamps')
  for (const text of ['Who has the key?', 'I do', 'Bring it, please']) await shows(ben, 'Lamps', text)
})

test('[A199] [A212] [TEA47] [TEA50] nobody dials here: a voice consultation says so; of a group nobody is written to', async () => {
  const ada = await stage.agent('ada', phone)
  const maria = await stage.contact('Maria, on the phone')
  await maria.opensChat()
  await maria.says('Can I call you?')
  await ada.accepts(maria.name)
  await ada.button('Start Consultation').click()
  const dialog = communicatorOf(ada)
  const target = dialog.getByRole('listitem', { name: 'Orders', exact: true })
  await target.getByRole('button', { name: 'Action', exact: true }).click()
  const denied = dialog.getByRole('menuitem', {
    name: 'Send message',
    exact: true,
    description: 'Only colleagues can be written to, one or several',
  })
  assert.equal(await denied.isDisabled(), true)
  await dialog.getByRole('menuitem', { name: 'Start Voice Consultation', exact: true }).click()
  await dialog
    .getByRole('alert')
    .getByText(/^No telephone is connected to this desk/)
    .waitFor()
})
