import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage({
  config: { sites: { shop: { name: 'Rushmere Lamps', inactivityWarningMs: 3_000, inactivityEndMs: 6_000 } } },
})
const ended = 'The conversation has ended because nobody wrote for a while'

test('[A068] [A069] [A070] [A082] [A083] nobody writes: both are warned, then it ends; Maria comes back and Ada sees the chat before', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My order number is 4711')
  await ada.accepts('Maria')

  for (const { transcript } of [maria, ada]) await transcript.shows('Nobody has written for a while')
  await ada.says('Are you still there?') // puts the end off
  await maria.transcript.shows('Are you still there?')
  for (const { transcript } of [maria, ada]) await transcript.shows(ended)
  await ada.marksDone('Maria')

  await maria.button('Start a new chat').click()
  await maria.says('I am back')
  await ada.accepts('Maria')
  await ada.transcript.shows('I am back')
  const earlier = ada.page.getByRole('button', { name: 'Show', exact: true })
  await earlier.click()
  await ada.page.getByText('My order number is 4711', { exact: true }).waitFor()
  assert.equal(await ada.transcript.times('I am back'), 1)
})
