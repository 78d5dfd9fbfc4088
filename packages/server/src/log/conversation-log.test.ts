import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, conversationLog, newId } from '@parley/protocol'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { codeOf, says, writerOn } from '../testing/log-writer.ts'
import type { Situation } from './work.ts'

test('[MSG9] what arrives together is one transaction, decided in order, each on what came before', async () => {
  const { submit, committed, seqs, writer } = writerOn(createMemoryStore())
  const [one, other] = [newId(), newId()]
  const seen: number[] = []
  const decide = ({ conversation }: Situation) => {
    seen.push(conversation.seq)
    return { events: [says('Hello')] }
  }
  const outcomes = await Promise.all([submit(one, '1', { decide }), submit(other, '2'), submit(one, '3', { decide })])

  assert.deepEqual(outcomes, [
    { is: 'accepted', seq: 1 },
    { is: 'accepted', seq: 1 },
    { is: 'accepted', seq: 2 },
  ])
  assert.deepEqual(seen, [0, 1])
  assert.equal(committed.length, 1)
  assert.deepEqual(
    committed[0]?.gains.map(({ log, firstSeq, lastSeq }) => [log, firstSeq, lastSeq]),
    [
      [conversationLog(one), 1, 2],
      [conversationLog(other), 1, 1],
    ],
  )
  assert.deepEqual(await seqs(one), [1, 2])
  assert.equal(writer.stats.largestBatch, 3)
})

test('[MSG9] at most 256 works share a transaction', async () => {
  const { submit, committed, seqs } = writerOn(createMemoryStore())
  const id = newId()
  await Promise.all(Array.from({ length: 600 }, () => submit(id, 'Hello')))
  assert.equal(committed.length, 3)
  assert.equal((await seqs(id)).length, 600)
})

test('[MSG8] [ATK110] a repeated command acts once, in the same batch and in later ones; other content is a conflict', async () => {
  const { submit, seqs } = writerOn(createMemoryStore())
  const [id, commandId] = [newId(), newId()]
  const together = await Promise.all([
    submit(id, 'Hello', { commandId }),
    submit(id, 'Hello', { commandId }),
    submit(id, 'And?'),
  ])
  assert.deepEqual(together, [
    { is: 'accepted', seq: 1 },
    { is: 'accepted', seq: 1 },
    { is: 'accepted', seq: 2 },
  ])
  assert.deepEqual(await submit(id, 'Hello', { commandId }), { is: 'accepted', seq: 1 })
  assert.equal(codeOf(await submit(id, 'Something else', { commandId })), 'command-conflict')
  assert.deepEqual(await seqs(id), [1, 2])
})

test('[MSG8] [ATK109] a command that comes fifty times at once is answered fifty times, and holds up nobody behind it', async () => {
  const { submit, seqs, committed } = writerOn(createMemoryStore())
  const [id, commandId] = [newId(), newId()]
  const refuses = () => {
    throw new ChatError('conversation-ended')
  }
  const often = Array.from({ length: 50 }, () => submit(id, 'Hello', { commandId }))
  const refusedId = newId()
  const refused = Array.from({ length: 50 }, () => submit(id, 'No', { commandId: refusedId, decide: refuses }))
  const behind = submit(id, 'And?')
  for (const answer of await Promise.all(often)) assert.deepEqual(answer, { is: 'accepted', seq: 1 })
  for (const answer of await Promise.all(refused)) assert.equal(codeOf(answer), 'conversation-ended')
  assert.deepEqual(await behind, { is: 'accepted', seq: 2 })
  assert.deepEqual(await seqs(id), [1, 2])
  assert.equal(committed.length, 1)
})

test('[MSG8] a repeated command gets its old answer also where it is impossible by now', async () => {
  const { submit } = writerOn(createMemoryStore())
  const [id, commandId] = [newId(), newId()]
  const decide = ({ conversation }: Situation) => {
    if (conversation.seq > 0) throw new ChatError('conversation-ended')
    return { events: [says('Last words')] }
  }
  assert.deepEqual(await submit(id, 'x', { commandId, decide }), { is: 'accepted', seq: 1 })
  assert.deepEqual(await submit(id, 'x', { commandId, decide }), { is: 'accepted', seq: 1 })
  assert.equal(codeOf(await submit(id, 'other', { commandId, decide })), 'command-conflict')
  assert.equal(codeOf(await submit(id, 'x', { decide })), 'conversation-ended')
})

test('[STO2] when somebody else was faster the work is decided anew on what they wrote', async () => {
  const store = createMemoryStore()
  const [here, there] = [writerOn(store), writerOn(store)]
  const id = newId()
  await here.submit(id, 'Mine')
  await there.submit(id, 'Theirs')
  const seen: number[] = []
  const decide = ({ conversation }: Situation) => {
    seen.push(conversation.seq)
    return { events: [says('Mine again')] }
  }
  assert.deepEqual(await here.submit(id, 'x', { decide }), { is: 'accepted', seq: 3 })
  assert.deepEqual(seen, [1, 2])
  assert.deepEqual(await here.seqs(id), [1, 2, 3])
})

test('[STO2] a refusal that stood on something that did not happen is decided anew', async () => {
  const store = createMemoryStore()
  const [here, there] = [writerOn(store), writerOn(store)]
  const id = newId()
  await here.submit(id, 'First')
  await there.submit(id, 'Second')
  const onlyAt = (seq: number) => ({
    decide: ({ conversation }: Situation) => {
      if (conversation.seq !== seq) throw new ChatError('invitation-gone')
      return { events: [says('Taken')] }
    },
  })
  // Here it is still seq 1: the first is stale, the second is refused because of it, and is right after all.
  const [first, second] = await Promise.all([here.submit(id, 'a', onlyAt(1)), here.submit(id, 'b', onlyAt(2))])
  assert.equal(codeOf(first), 'invitation-gone')
  assert.deepEqual(second, { is: 'accepted', seq: 3 })
})

test('[MSG10] while nothing can be written everything is refused as unavailable, and then it goes on', async () => {
  const store = createMemoryStore()
  let full = false
  const commit: Store['commit'] = (writes) =>
    full ? Promise.reject(new ChatError('unavailable', { retryAfterMs: 1_000 })) : store.commit(writes)
  const { submit, seqs, committed } = writerOn({ ...store, commit })
  const id = newId()
  const refuses = () => {
    throw new ChatError('conversation-ended')
  }
  await submit(id, 'Before')
  full = true
  const outcomes = await Promise.all([submit(id, 'Lost?'), submit(id, 'x', { decide: refuses })])
  assert.deepEqual(
    outcomes.map(codeOf),
    ['unavailable', 'unavailable'],
    'what was refused stood on what was not written',
  )
  assert.equal(committed.length, 1)
  full = false
  assert.deepEqual(await submit(id, 'After'), { is: 'accepted', seq: 2 })
  assert.deepEqual(await seqs(id), [1, 2])
})

test('[MSG11] a command whose answer was lost with the line to the database is found when it comes again', async () => {
  const store = createMemoryStore()
  let cut = true
  const commit: Store['commit'] = async (writes) => {
    const outcomes = await store.commit(writes)
    if (!cut) return outcomes
    cut = false
    throw new Error('the line to the database broke after the commit')
  }
  const { submit, seqs } = writerOn({ ...store, commit })
  const [id, commandId] = [newId(), newId()]
  assert.equal(codeOf(await submit(id, 'Hello', { commandId })), 'unavailable')
  assert.deepEqual(await submit(id, 'Hello', { commandId }), { is: 'accepted', seq: 1 })
  assert.deepEqual(await submit(id, 'More'), { is: 'accepted', seq: 2 })
  assert.deepEqual(await seqs(id), [1, 2])
})

test('a mistake of ours in one decision refuses that command and disturbs no other', async () => {
  const { submit } = writerOn(createMemoryStore())
  const breaks = () => {
    throw new TypeError('oh no')
  }
  const outcomes = await Promise.all([submit(newId(), 'a', { decide: breaks }), submit(newId(), 'b')])
  assert.deepEqual(outcomes.map(codeOf), ['unavailable', 'accepted'])
})

test('[STO4] a long log is rebuilt from a snapshot and a short tail', async () => {
  const store = createMemoryStore()
  const { submit, cache } = writerOn(store)
  const id = newId()
  for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 90 }, () => submit(id, 'Hello')))
  const [stored] = await store.readConversations([id])
  assert.equal(stored?.conversation.tail.length, 450 % 200)

  const before = cache.peek(id)
  cache.forget(id)
  assert.deepEqual((await cache.get(id))?.conversation, before?.conversation)
})

test('a damaged log refuses its own commands and no others', async () => {
  const store = createMemoryStore()
  const damaged = newId()
  const { submit } = writerOn({
    ...store,
    readConversations: async (ids, known) => {
      const stored = await store.readConversations(ids, known)
      const tail = [JSON.stringify({ seq: 7, at: 0, by: 'p1', name: 'x', body: {} })]
      return stored.map((each, index) =>
        ids[index] === damaged ? { ...each, conversation: { snapshot: null, tail } } : each,
      )
    },
  })
  const outcomes = await Promise.all([submit(damaged, 'a'), submit(newId(), 'b')])
  assert.deepEqual(outcomes.map(codeOf), ['unavailable', 'accepted'])
})

test('[STO27] [NOD27] a work that another writer was faster than is decided in the same transaction, on what that one wrote', async () => {
  const store = createMemoryStore()
  const [here, there] = [writerOn(store), writerOn(store)]
  const id = newId()
  await here.submit(id, 'first')
  await there.submit(id, 'second')
  const seen: number[] = []
  const decide = ({ conversation }: Situation) => {
    seen.push(conversation.seq)
    return { events: [says('third')] }
  }
  assert.deepEqual(await here.submit(id, 'third', { decide }), { is: 'accepted', seq: 3 })
  assert.deepEqual(seen, [1, 2])
  assert.equal(here.writer.stats.count, 2)
  assert.deepEqual(
    here.gains.map(({ log, firstSeq, lastSeq }) => [log, firstSeq, lastSeq]),
    [[conversationLog(id), 2, 2]],
  )
  assert.equal(here.cache.peek(id)?.conversation.seq, 3)
})
