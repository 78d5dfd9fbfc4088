import { conversationLog, newId, type LoggedEvent } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import type { Committed, Gain } from '../log/committed.ts'
import { ConversationCache } from '../log/conversation-cache.ts'
import { ConversationLog } from '../log/conversation-log.ts'
import type { NewEvent, Settled, Work } from '../log/work.ts'
import type { Store } from '../store/store.ts'
import { noSpans } from '../tracing/spans.ts'

export const says = (text: string): NewEvent => ({
  name: 'message-sent',
  by: 'p1',
  body: { message: { kind: 'text', text } },
})

/** A writer on `store`, with the batches that it wrote, and what it has heard of others. */
export function writerOn(store: Store) {
  const committed: Committed[] = []
  const gains: Gain[] = []
  const cache: ConversationCache = new ConversationCache(store, {
    limit: 10,
    log: () => {},
    onGained: (gain) => void gains.push(gain),
    settled: (id) => writer.settled(id),
  })
  const writer = new ConversationLog({
    store,
    cache,
    clock: fakeClock(),
    log: () => {},
    deadlinesOf: () => ({}),
    maskOf: () => (text) => text,
    following: () => () => ({}),
    sharesStore: false,
    nextTurn: queueMicrotask,
    onCommitted: (batch) => void committed.push(batch),
    onDoubt: () => {},
    spans: noSpans,
  })
  /** Submits a message, or what `decide` says; gives the outcome. */
  const submit = (
    id: string,
    text: string,
    {
      commandId = newId(),
      hash = text.length,
      decide,
    }: { commandId?: string; hash?: number; decide?: Work['decide'] } = {},
  ) =>
    new Promise<Settled>((settle) => {
      const command = { actor: 'contact:a', id: commandId, hash }
      writer.submit({ conversationId: id, command, decide: decide ?? (() => ({ events: [says(text)] })), settle })
    })
  const seqs = async (id: string) =>
    (await store.readEvents(conversationLog(id), { limit: 999 })).map((json) => (JSON.parse(json) as LoggedEvent).seq)
  return { writer, cache, committed, gains, submit, seqs }
}

export const codeOf = (outcome: Settled) => (outcome.is === 'refused' ? outcome.error.code : 'accepted')
