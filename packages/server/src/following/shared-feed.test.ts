import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog } from '@parley/protocol'
import type { FedEvent } from '../store/feed.ts'
import { sharedFeed } from './shared-feed.ts'

/** Events at these places, and what was asked for them. */
function fed(...places: number[]) {
  const events = places.map((place): FedEvent => ({ place, log: conversationLog('c'), json: `{"seq":${place}}` }))
  const asked: [after: number, limit: number][] = []
  const feed = sharedFeed({
    async read(after, limit) {
      asked.push([after, limit])
      return events.filter(({ place }) => place > after).slice(0, limit)
    },
  })
  const read = async (after: number, limit: number) => (await feed.read(after, limit)).map(({ place }) => place)
  return { asked, events, read }
}

test('[SRH8] [REP20] who follows the logs second is given what the first one was, and the rest', async () => {
  const { asked, events, read } = fed(1, 2, 3, 5, 6)
  assert.deepEqual(await read(0, 4), [1, 2, 3, 5])
  assert.deepEqual(await read(0, 3), [1, 2, 3])
  assert.deepEqual(await read(2, 2), [3, 5])
  assert.deepEqual(asked, [[0, 4]], 'nobody has looked again')
  assert.deepEqual(await read(3, 9), [5, 6])
  assert.deepEqual(asked.slice(1), [[5, 8]])
  events.push({ ...events[0]!, place: 9 })
  assert.deepEqual(await read(5, 9), [6, 9])
})

test('[SRH8] [REP20] nothing is left out where it is not known what was in between', async () => {
  const { read } = fed(1, 2, 4, 7, 8)
  assert.deepEqual(await read(4, 9), [7, 8])
  assert.deepEqual(await read(2, 9), [4, 7, 8])
  assert.deepEqual(await read(8, 9), [])
  assert.deepEqual(await read(0, 1), [1])
  assert.deepEqual(await read(0, 9), [1, 2, 4, 7, 8])
})
