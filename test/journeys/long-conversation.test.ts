import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parley/protocol'
import { contactAt } from '../support/people.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage({
  config: { limits: { contactCommandBurst: 1_000_000, contactCommandsPer10s: 1_000_000 } },
})
const contact = () => contactAt(stage.server)
let writer: ReturnType<typeof contact> | undefined
after(() => writer?.client.close())

test('[A008] a long conversation opens at its end, and the lines before come as Ada scrolls up', async () => {
  const ada = await stage.agent('ada')
  writer = contact()
  const { client } = writer
  const id = newId()
  const say = (number: number) =>
    client.send('send-message', { message: { kind: 'text', text: `Line ${number}` } }, id).answered
  await client.open()
  client.send('start-conversation', { message: { kind: 'text', text: 'Line 0' }, name: 'Maria' }, id)
  await Promise.all(Array.from({ length: 500 }, (_, index) => say(index + 1)))

  await ada.accepts('Maria')
  await ada.transcript.shows('Line 500')
  await ada.reloads()
  await ada.transcript.log.getByText('Line 500', { exact: true }).waitFor()
  assert.equal(await ada.transcript.times('Line 1'), 0, 'the beginning is not fetched before it is wanted')

  await ada.transcript.log.hover()
  await ada.transcript.scrollsUpTo('Line 0')
  assert.equal(await ada.transcript.times('Line 0'), 1)
  assert.equal(await ada.transcript.times('Line 250'), 1)
  await ada.endsChat()
  await ada.marksDone('Maria')
})
