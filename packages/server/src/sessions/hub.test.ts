import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  conversationLog,
  emptyConversation,
  emptyInteraction,
  type Conversation,
  type LoggedEvent,
  type LogId,
} from '@parley/protocol'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Store } from '../store/store.ts'
import { Hub, type Follower, type Reader } from './hub.ts'

const id = 'C'.repeat(22)
const log = conversationLog(id)

test('[NOD1] [CON2] who is brought up to date twice at once gets each event once, in order, after the last opening', async () => {
  const events = [1, 2, 3, 4].map((seq) => JSON.stringify({ seq }))
  let conversation: Conversation = { ...emptyConversation(id), seq: 2 }
  const cache = {
    get: async () => ({ conversation, interaction: emptyInteraction(id), deadlines: {} }),
  } as unknown as ConversationCache
  const readEvents: Store['readEvents'] = async (_log, { after = 0, before = 99 }) => {
    await Promise.resolve()
    return events.slice(after, before - 1)
  }
  const hub = new Hub({ store: { readEvents } as Store, cache, log: () => {}, settled: () => undefined })
  const seqs: number[] = []
  const reader: Reader = {
    actor: undefined,
    following: new Map<LogId, Follower>(),
    send(text) {
      const frame = JSON.parse(text) as { type: string; state?: Conversation; events: LoggedEvent[] }
      if (frame.type === 'opened') seqs.splice(0, seqs.length, frame.state!.seq)
      else seqs.push(...frame.events.map(({ seq }) => seq))
    },
    goodbye: () => assert.fail(),
  }
  const follower = hub.follow(reader, log)
  const first = hub.bringUp(follower)
  hub.rung(log, 3)
  conversation = { ...conversation, seq: 3 }
  const second = hub.bringUp(follower)
  await Promise.all([first, second])
  hub.publish({ log, firstSeq: 4, lastSeq: 4, events: events.slice(3) })

  assert.deepEqual(seqs, [3, 4])
})
