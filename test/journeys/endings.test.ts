import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { Stage } from '../support/stage.ts'

const dispositions = [
  { id: 'solved', label: 'Solved' },
  { id: 'returned', label: 'Returned', children: [{ id: 'damaged', label: 'Damaged' }] },
]
const shop = { name: 'Rushmere Lamps', dispositions }

const stage = new Stage({
  config: {
    agents: { afterCallWorkMs: 60_000 },
    sites: {
      shop: {
        ...shop,
        dispositionMandatory: true,
        closeAfterDisconnectMs: 4_000,
        contactLeaveDelayMs: 60_000,
        autoDoneMs: 120_000,
      },
    },
  },
})
const patient = new Stage({ config: { sites: { shop: { ...shop, asynchronous: true } } } })

const tab = async ({ page }: Agent, name: string) => page.getByRole('tab', { name, exact: true }).click()
const note = ({ page }: Agent) => page.getByRole('textbox', { name: 'Note', exact: true })

test('[A166] [A167] [A168] [A169] [A170] [END13] [END20] Mark Done waits for a disposition, after-call work waits for Mark Done', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await ada.accepts('Maria')
  assert.equal(await ada.button('Mark Done').count(), 0)
  await ada.endsChat()
  await maria.transcript.shows('ended the conversation')
  await ada.is(/^After-call work until/)

  const done = ada.page.getByRole('button', { name: 'Mark Done', exact: true, description: 'Set a disposition first' })
  await done.waitFor()
  await tab(ada, 'Dispositions')
  await ada.page.getByRole('searchbox', { name: 'Search dispositions' }).fill('dam')
  await ada.page.keyboard.press('Enter')
  await ada.page.getByRole('treeitem', { name: 'Damaged', selected: true }).waitFor()
  await ada.marksDone('Maria')
  await ada.is(/^Ready/)
})

test('[A171] [END16] a note survives a crash of the browser in the middle of it', async () => {
  const ben = await stage.agent('ben')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await ben.accepts('Maria')
  await tab(ben, 'Note')
  await note(ben).fill('Wants a blue one')
  await ben.page.getByText('Saved. Written by').waitFor()
  await note(ben).fill('Wants a blue one, by Friday')
  const crashed = ben.page.waitForEvent('crash')
  await ben.page.goto('chrome://crash').catch(() => {}) // there is nobody left to answer
  await crashed

  const back = await ben.comesBack()
  await tab(back, 'Note')
  await back.page.getByText('Saved. Written by').waitFor()
  assert.equal(await note(back).inputValue(), 'Wants a blue one, by Friday')
})

test('[A037] [A040] [A041] [A042] [END33] [END36] a contact who is gone is counted down for, and the chat closes by itself', async () => {
  const cleo = await stage.agent('cleo')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await cleo.accepts('Maria')
  await maria.page.close()
  await cleo.page.getByText('Maria is no longer connected.').waitFor()
  await cleo.page.getByText('The chat closes in').waitFor()
  await cleo.button('Mark Done').waitFor()
  await cleo.page.getByText('Without you it is done in').waitFor()
})

test('[A173] [END30] [END31] who leaves takes it back in time', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await ada.accepts('Maria')
  await maria.endsChat()
  await ada.page.getByText('Maria has left the chat.').waitFor()
  await maria.chat.getByRole('button', { name: 'Stay', exact: true }).click()
  await ada.page.getByText('Maria has left the chat.').waitFor({ state: 'hidden' })
  await ada.says('Glad that you stay')
  await maria.transcript.shows('Glad that you stay')
})

test('[A195] [A196] [A197] [END40] [END41] [END44] what is parked is rejoined, comes back by itself, and ends with Mark Done', async () => {
  const ada = await patient.agent('ada')
  const maria = await patient.contact('Maria')
  await maria.opensChat()
  await maria.says('Take your time')
  await ada.accepts('Maria')
  await ada.button('End Chat').click()
  const parked = ada.page.getByRole('list', { name: 'Parked', exact: true })
  await parked.getByRole('listitem', { name: 'Maria', exact: true }).waitFor()
  await maria.chat.getByText('Nobody is here right now').waitFor()

  await ada.button('Rejoin').click()
  await ada.says('I have found it')
  await maria.transcript.shows('I have found it')
  await ada.button('End Chat').click()
  await maria.says('Thank you, one more thing')
  await ada.accepts('Maria')
  await ada.transcript.shows('Thank you, one more thing')

  await ada.button('End Chat').click()
  await ada.button('Mark Done').click()
  await parked.waitFor({ state: 'hidden' })
  await maria.chat.getByText('This chat has ended').waitFor()
})
