import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '../frame.ts'
import { Outbox, type OutboxEntry } from './outbox.ts'
import { memoryStore } from './remembered.ts'

const refusal: Refusal = { code: 'conversation-ended', facts: {}, retry: 'never', remedy: '' }
const saying = (id: string) => ({ id, name: 'send-message', in: 'c', body: { message: { kind: 'text', text: id } } })
const ids = (outbox: Outbox) => outbox.entries.map(({ id }) => id)

test('[CLI20] entries keep the order of sending, also within one millisecond and when the clock goes back', () => {
  const outbox = new Outbox(memoryStore())
  for (const [id, now] of [
    ['a', 50],
    ['b', 50],
    ['c', 10],
  ] as const)
    void outbox.add(saying(id), now)
  assert.deepEqual(ids(outbox), ['a', 'b', 'c'])
  const times = outbox.entries.map(({ at }) => at)
  assert.deepEqual(times, [50, 51, 52])
})

test('[CLI23] what an earlier page left comes back in order, before what was added meanwhile', async () => {
  const store = memoryStore<OutboxEntry>()
  const earlier = new Outbox(store)
  await earlier.add(saying('a'), 1)
  await earlier.add(saying('b'), 2)

  const later = new Outbox(store)
  void later.add(saying('c'), 3)
  await later.restore()
  assert.deepEqual(ids(later), ['a', 'b', 'c'])
})

test('[CLI22] an accepted entry stays until the log has been read that far', () => {
  const outbox = new Outbox(memoryStore())
  void outbox.add(saying('a'), 1)
  outbox.accepted('a', 7, 5)
  assert.deepEqual(ids(outbox), ['a'])
  outbox.reached('c', 6, new Set())
  assert.deepEqual(ids(outbox), ['a'])
  outbox.reached('c', 7, new Set())
  assert.deepEqual(ids(outbox), [])
})

test('[CLI22] an entry goes with the event that it caused, before any answer', () => {
  const outbox = new Outbox(memoryStore())
  void outbox.add(saying('a'), 1)
  assert.equal(outbox.reached('c', 3, new Set(['a'])), true)
  assert.deepEqual(ids(outbox), [])
})

test('[CLI24] a refusal changes its own line and nothing else', () => {
  const outbox = new Outbox(memoryStore())
  void outbox.add(saying('a'), 1)
  void outbox.add(saying('b'), 2)
  outbox.refused('a', refusal)
  assert.deepEqual(
    outbox.entries.map(({ state }) => state.is),
    ['refused', 'waiting'],
  )
})

test('[CLI25] a refused entry waits again under a new id, at the end', () => {
  const outbox = new Outbox(memoryStore())
  void outbox.add(saying('a'), 1)
  void outbox.add(saying('b'), 2)
  outbox.refused('a', refusal)
  outbox.retry('a', 'a2', 3, { in: 'd' })
  assert.deepEqual(
    outbox.entries.map(({ id, in: where, state }) => [id, where, state.is]),
    [
      ['b', 'c', 'waiting'],
      ['a2', 'd', 'waiting'],
    ],
  )
})

test('[CLI25] only refused entries are sent again as new ones', () => {
  const outbox = new Outbox(memoryStore())
  void outbox.add(saying('a'), 1)
  outbox.retry('a', 'a2', 3)
  assert.deepEqual(ids(outbox), ['a'])
})
