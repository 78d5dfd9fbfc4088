import type { ErrorCode } from '@parley/protocol'
import type { CoreStats } from './core.ts'
import type { ConversationCache } from './log/conversation-cache.ts'
import type { ConversationLog } from './log/conversation-log.ts'
import type { Settled } from './log/work.ts'
import type { AgentBoard } from './routing/agent-board.ts'
import type { WaitingQueue } from './routing/queue.ts'
import type { Sweeper } from './routing/sweeper.ts'
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
  readonly board: AgentBoard
  readonly sweeper: Pick<Sweeper, 'handled' | 'delays'>
  readonly followers: Readonly<Record<string, { lagMs(): number }>>
  readonly channels: CoreStats['channels']
  readonly bots: CoreStats['bots']
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Everything for `/metrics`, as it is now. */
export function statsOf(measured: Measured): CoreStats {
  const { counters, conversationLog, cache, queue, openConversations, sweeper, followers, channels, bots, now } =
    measured
  const sessions = { contact: 0, agent: 0, supervisor: 0, bot: 0, greeting: 0 }
  for (const { actor } of measured.sessions) {
    if (!actor) sessions.greeting++
    else sessions[actor.role]++
  }
  const { works, failed, events, largestBatch, byName } = conversationLog.stats
  return {
    sessions,
    commands: { accepted: counters.accepted, refused: { ...counters.refused } },
    commits: { ...conversationLog.stats.counts(), works, failed, events, largestBatch },
    events: { ...byName },
    waitingWorks: conversationLog.waiting,
    queue: queue.countBySite(),
    oldestWaitingMs: Math.max(0, now - (queue.oldestSince ?? now)),
    openConversations,
    ...workforce(measured.board),
    deadlines: { handled: { ...sweeper.handled }, delays: sweeper.delays.counts() },
    bots,
    followerLagMs: Object.fromEntries(Object.entries(followers).map(([name, { lagMs }]) => [name, lagMs()])),
    channels,
    cache: { size: cache.size, hits: cache.hits, misses: cache.misses },
    cut: { ...counters.cut },
  }
}

/** Who of the agents is there, and how much those who are ready can take and have. */
function workforce(board: AgentBoard): Pick<CoreStats, 'agents' | 'places'> {
  const agents = { ready: 0, 'not-ready': 0, 'after-call-work': 0 }
  const places = { taken: 0, free: 0 }
  for (const { record, connected, load } of board.seated()) {
    if (!connected) continue
    const { is, capacity } = record.presence
    agents[is]++
    if (is !== 'not-ready') places.taken += load
    if (is === 'ready') places.free += Math.max(0, capacity - load)
  }
  return { agents, places }
}
