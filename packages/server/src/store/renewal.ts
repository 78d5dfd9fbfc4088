import { conversationIdOf, conversationLog, interactionLog, type ConversationId, type LogId } from '@parley/protocol'
import type { Deadline, StoredConversation, Write } from './store.ts'

/** A log that has gained more than this is read anew: its latest snapshot is about as far away, and others wait for who has the turn. */
export const mostGained = 200

/** Where each log stood before the first write of a batch. */
export function standBefore(writes: readonly Write[]): Map<LogId, number> {
  const stand = new Map<LogId, number>()
  for (const { decidedOn } of writes) for (const [log, seq] of decidedOn) if (!stand.has(log)) stand.set(log, seq)
  return stand
}

/** What logs have gained, put together conversation by conversation. `tails`: of those that have gained something. */
export function gainedOf(
  tails: ReadonlyMap<LogId, readonly string[]>,
  deadlines: (id: ConversationId) => readonly Deadline[],
): ReadonlyMap<ConversationId, StoredConversation> {
  const gained = new Map<ConversationId, StoredConversation>()
  const tailOf = (log: LogId) => ({ snapshot: null, tail: tails.get(log) ?? [] })
  for (const log of tails.keys()) {
    const id = conversationIdOf(log)
    gained.set(id, {
      conversation: tailOf(conversationLog(id)),
      interaction: tailOf(interactionLog(id)),
      deadlines: deadlines(id),
    })
  }
  return gained
}
