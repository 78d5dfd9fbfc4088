import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId } from '@parley/protocol'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { writerOn } from '../testing/log-writer.ts'
import type { NewEvent } from './work.ts'

test('[NOD1] what another writer has added is read from where it is known, and passed on', async () => {
  const store = createMemoryStore()
  const [here, there] = [writerOn(store), writerOn(store)]
  const id = newId()
  await here.submit(id, 'first')
  await there.submit(id, 'second')
  here.cache.reached(conversationLog(id), 2)
  assert.equal(here.cache.peek(id), undefined, 'it is known to be old')
  assert.equal((await here.cache.get(id))?.conversation.seq, 2)
  const [gain] = here.gains
  assert.deepEqual([gain?.firstSeq, gain?.lastSeq, gain?.events.length], [2, 2, 1])
})

test('[NOD1] what is said to be there while a conversation is read is read as well', async () => {
  const whole = createMemoryStore()
  const there = writerOn(whole)
  const id = newId()
  await there.submit(id, 'first')
  const here = writerOn({
    ...whole,
    async readConversations(...asked) {
      const stored = await whole.readConversations(...asked)
      await there.submit(id, 'second')
      here.cache.reached(conversationLog(id), 2)
      return stored
    },
  })
  await here.cache.get(id)
  assert.equal(here.cache.peek(id), undefined)
})

test('[CON23] what was written here and is not answered yet is passed on to nobody, though it can be read', async () => {
  const whole = createMemoryStore()
  const answered = Promise.withResolvers<void>()
  const id = newId()
  const order: string[] = []
  const here = writerOn({
    ...whole,
    async commit(...batch) {
      const outcomes = await whole.commit(...batch)
      if (here.cache.size > 0) await answered.promise
      return outcomes
    },
  })
  await here.submit(id, 'first')
  const settled = here.submit(id, 'second').then(() => order.push('answered'))
  await Promise.resolve()
  here.cache.reached(conversationLog(id), 2)
  const read = here.cache.get(id).then(() => order.push('read'))
  answered.resolve()
  await Promise.all([settled, read])
  assert.deepEqual(order, ['answered', 'read'])
  assert.deepEqual(here.gains, [], 'the writer has told of it')
})

test('[NOD28] a conversation that another writer has erased is read anew, whole', async () => {
  const store = createMemoryStore()
  const asked: number[] = []
  const readConversations: Store['readConversations'] = (ids, known = new Map()) => {
    asked.push(known.size)
    return store.readConversations(ids, known)
  }
  const [here, there] = [writerOn({ ...store, readConversations }), writerOn(store)]
  const id = newId()
  await here.submit(id, 'my name is Grace')
  const erased: NewEvent = { name: 'interaction-erased', by: 'retention', body: {} }
  await there.submit(id, 'gone', { decide: () => ({ events: [erased] }) })
  asked.length = 0
  here.cache.reached(interactionLog(id), 1)
  assert.equal((await here.cache.get(id))?.interaction.seq, 1)
  assert.deepEqual(asked, [1, 0])
})

test('[NOD28] what is forgotten while it is read from where it was known is read anew, whole', async () => {
  const store = createMemoryStore()
  const asked: number[] = []
  const here = writerOn({
    ...store,
    async readConversations(ids, known = new Map()) {
      asked.push(known.size)
      const stored = await store.readConversations(ids, known)
      if (asked.length === 1) here.cache.forget(id)
      return stored
    },
  })
  const id = newId()
  await writerOn(store).submit(id, 'my name is Grace')
  await here.submit(id, 'Hello')
  asked.length = 0
  here.cache.reached(conversationLog(id), 3)
  await here.cache.get(id)
  assert.deepEqual(asked, [1, 0])
})
