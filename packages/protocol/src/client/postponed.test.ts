import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientFrame, ServerFrame } from '../frame.ts'
import { conversationLog, newId } from '../ids.ts'
import { fakeClock } from '../testing/index.ts'
import { Postponed } from './postponed.ts'

function asking() {
  const clock = fakeClock(0)
  const sent: ClientFrame[] = []
  const postponed = new Postponed(clock, (frame) => sent.push(frame) > 0)
  const read = { type: 'read', id: newId(), log: conversationLog(newId()), after: 0, limit: 10 } as const
  const refused = (code: string) =>
    ({ type: 'refused', id: read.id, code, facts: { retryAfterMs: 40 }, retry: 'later', remedy: '' }) as ServerFrame
  return { clock, sent, postponed, read, refused }
}

test('[HIS11] a question that the server has no room for yet is asked again after the time that it named', async () => {
  const { clock, sent, postponed, read, refused } = asking()
  postponed.send(read)
  assert.equal(postponed.takes(refused('too-many-commands')), true)
  await clock.advance(39)
  assert.deepEqual(sent, [read])
  await clock.advance(1)
  assert.deepEqual(sent, [read, read])
})

test('[HIS11] what is refused for another reason is refused', async () => {
  const { clock, sent, postponed, read, refused } = asking()
  postponed.send(read)
  assert.equal(postponed.takes(refused('not-allowed')), false)
  await clock.advance(1_000)
  assert.deepEqual(sent, [read])
})

test('[HIS11] a line that is lost ends the waiting', async () => {
  const { clock, sent, postponed, read, refused } = asking()
  postponed.send(read)
  postponed.takes(refused('too-many-commands'))
  postponed.lineLost()
  await clock.advance(1_000)
  assert.deepEqual(sent, [read])
})
