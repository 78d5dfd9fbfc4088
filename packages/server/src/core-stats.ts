import type { ErrorCode } from '@parley/protocol'
import type { CoreStats } from './core.ts'
import type { ConversationCache } from './log/conversation-cache.ts'
import type { ConversationLog } from './log/conversation-log.ts'
import type { Settled } from './log/work.ts'
import type { WaitingQueue } from './routing/queue.ts'
import type { CutReason } from './sessions/close-codes.ts'
import type { Session } from './sessions/session.ts'

/** Counts commands and cut lines. */
export class Counters {
  accepted = 0
  readonly refused: Partial<Record<ErrorCode, number>> = {}
  readonly cut: Partial<Record<CutReason, number>> = {}

  count(outcome: Settled): void {
    if (outcome.is === 'accepted') this.accepted++
    else this.refused[outcome.error.code] = (this.refused[outcome.error.code] ?? 0) + 1
  }

  noteCut(reason: CutReason): void {
    this.cut[reason] = (this.cut[reason] ?? 0) + 1
  }
}

export interface Measured {
  readonly counters: Counters
  readonly sessions: ReadonlySet<Session>
  readonly conversationLog: ConversationLog
  readonly cache: ConversationCache
  readonly queue: WaitingQueue
  readonly openConversations: number
}

/** Everything for `/metrics`, as it is now. */
export function statsOf(measured: Measured): CoreStats {
  const { counters, conversationLog, cache, queue, openConversations } = measured
  const sessions = { contact: 0, agent: 0, supervisor: 0, bot: 0, greeting: 0 }
  for (const { actor } of measured.sessions) {
    if (!actor) sessions.greeting++
    else sessions[actor.role]++
  }
  const { count, works, failed, events, largestBatch, totalMs, withinMs } = conversationLog.stats
  return {
    sessions,
    commands: { accepted: counters.accepted, refused: { ...counters.refused } },
    commits: { count, works, failed, events, largestBatch, totalMs, withinMs: { ...withinMs } },
    waitingWorks: conversationLog.waiting,
    queue: queue.countBySite(),
    openConversations,
    cache: { size: cache.size, hits: cache.hits, misses: cache.misses },
    cut: { ...counters.cut },
  }
}
