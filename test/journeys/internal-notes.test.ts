import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[B037] [NTE1] [NTE3] Ada notes something for staff: it stays through a reload and after the end, and Maria’s browser is never told', async () => {
  const maria = await stage.contact('Maria')
  const ada = await stage.agent('ada')
  const told: string[] = []
  maria.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(String(payload))))
  await maria.reloads()
  await maria.opensChat()
  await maria.says('My lamp flickers')
  await ada.accepts('Maria')
  const note = async (text: string) => {
    await ada.page.getByRole('button', { name: 'Add internal note', exact: true }).click()
    await ada.page.getByRole('textbox', { name: 'Internal note', exact: true }).fill(text)
    await ada.page.getByRole('button', { name: 'Add note', exact: true }).click()
    await ada.transcript.shows(text)
  }
  await note('Third complaint this week')
  await ada.says('I am sorry to hear that')
  await ada.reloads()
  await ada.transcript.shows('Internal note by Ada Lindqvist, for staff only')
  await ada.transcript.shows('Third complaint this week')
  await maria.transcript.shows('I am sorry to hear that')
  await ada.endsChat()
  await note('Send her a new one')
  assert.ok(told.some((frame) => frame.includes('I am sorry to hear that')))
  assert.deepEqual(
    told.filter((frame) => /complaint|new one|note/.test(frame)),
    [],
  )
})
