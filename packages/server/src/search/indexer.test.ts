import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { asks, saying } from '../testing/search-samples.ts'
import { Indexer } from './indexer.ts'
import { createMemorySearchIndex } from './memory-search-index.ts'
import type { Batch, SearchIndex } from './search-index.ts'

const log = conversationLog(newId())

async function storeWith(count: number, text = 'the same'): Promise<Store> {
  const store = createMemoryStore()
  await store.commit(Array.from({ length: count }, (_, at) => saying(log, at + 1, `${text} ${at}`)))
  return store
}

function indexerOn(store: Store, index: SearchIndex) {
  const clock = fakeClock()
  const lines: string[] = []
  const options = { feed: store.feed!, index, store, clock, log: (name: string) => void lines.push(name) }
  return { clock, lines, indexer: new Indexer({ ...options, nextTurn: (action) => void setImmediate(action) }) }
}

/** An index that tells of its batches. */
function watched(told: Batch[]): SearchIndex {
  const index = createMemorySearchIndex()
  return { ...index, add: (batch) => (told.push(batch), index.add(batch)) }
}

test('[SRH8] what was there before anybody looked is taken in, in slices with rests between', async () => {
  const batches: Batch[] = []
  const index = watched(batches)
  const { indexer, clock } = indexerOn(await storeWith(3_000), index)
  indexer.start()
  for (let round = 0; round < 500 && (await index.reached()).place < 3_000; round++) {
    await clock.advance(10)
    await indexer.idle()
  }
  assert.equal((await index.reached()).place, 3_000)
  assert.ok(batches.length > 5 && batches.every(({ things }) => things.length <= 256))
})

test('[SRH8] long texts make short slices', async () => {
  const batches: Batch[] = []
  const index = watched(batches)
  const { indexer } = indexerOn(await storeWith(60, 'x'.repeat(9_000)), index)
  await indexer.catchUp()
  assert.ok(batches.every(({ things }) => things.length <= 4))
})

test('[SRH8] it goes on where it was, and takes nothing in twice', async () => {
  const [store, index] = [await storeWith(100), createMemorySearchIndex()]
  await indexerOn(store, index).indexer.catchUp()
  await store.commit([saying(log, 101, 'one more')])
  await indexerOn(store, index).indexer.catchUp()
  assert.equal((await index.find(asks('same', { limit: 1_000 }))).things.length, 100)
  assert.equal((await index.find(asks('"one more"'))).things.length, 1)
})

test('[SRH9] an index of another database begins anew', async () => {
  const index = createMemorySearchIndex()
  await indexerOn(await storeWith(50), index).indexer.catchUp()
  const restored = await storeWith(20, 'restored')
  const { indexer, lines } = indexerOn(restored, index)
  await indexer.catchUp()
  assert.deepEqual(lines, ['index-begins-anew', 'events-missing'])
  assert.equal((await index.find(asks('same'))).things.length, 0)
  assert.equal((await index.find(asks('restored'))).things.length, 20)
})

test('[SRH9] an index that cannot be written is tried again later, and loses nothing', async () => {
  const whole = createMemorySearchIndex()
  let isFull = true
  const index: SearchIndex = {
    ...whole,
    add: async (batch) => (isFull ? Promise.reject(new Error('full')) : whole.add(batch)),
  }
  const { indexer, clock, lines } = indexerOn(await storeWith(10), index)
  await indexer.catchUp()
  isFull = false
  await indexer.catchUp()
  assert.equal((await whole.reached()).place, 0, 'it is left alone for a while')
  await clock.advance(5_000)
  await indexer.idle()
  assert.equal((await whole.reached()).place, 10)
  assert.deepEqual(lines, ['indexing-failed'])
})
