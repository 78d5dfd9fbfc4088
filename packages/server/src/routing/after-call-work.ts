import { partyOf, type AgentId, type Clock, type ConversationId, type Interaction } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import { beginsAfterCallWork, isReadyAgain } from '../features/presence.ts'
import type { Committed } from '../log/committed.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Following, Work } from '../log/work.ts'
import type { AgentRecord, Store } from '../store/store.ts'
import { takesPlace, type AgentBoard } from './agent-board.ts'
import { leaseSubject, type LeaseKind } from './deadlines.ts'

/** When to try again what could not be written, in milliseconds. */
const retryMs = 1_000

const kind: LeaseKind = 'after-call-work'

export interface AfterCallWorkOptions {
  readonly board: AgentBoard
  readonly store: Store
  readonly cache: Pick<ConversationCache, 'load'>
  readonly clock: Clock
  readonly agents: Pick<CoreSettings['agents'], 'afterCallWorkMs'>
  readonly submit: (work: Work) => void
}

/**
 * Spares agents who finish what has just ended: when the last conversation of a ready agent ends, is parked, or goes on without
 * them, they are not asked until all of it is done, they say otherwise, or the time for it is over ([END20]).
 */
export class AfterCallWork {
  readonly #options: AfterCallWorkOptions

  constructor(options: AfterCallWorkOptions) {
    this.#options = options
  }

  /** For one batch: who has something to finish after a change. It is written with the change ([END22]). */
  inBatch(): Following {
    const { board, agents } = this.#options
    const freed = new Map<AgentId, Set<ConversationId>>()
    return ({ before, after }, { now, written }) => {
      if (agents.afterCallWorkMs === 0) return {}
      const begun: AgentRecord[] = []
      for (const agentId of handlersOf(before)) {
        if (!takesPlace(before, agentId) || takesPlace(after, agentId)) continue
        const free = freed.get(agentId) ?? new Set()
        freed.set(agentId, free.add(after.id))
        const record = written.get(agentId) ?? board.record(agentId)
        if (record?.presence.is !== 'ready' || !isToFinish(after, agentId)) continue
        if (!board.isBusyBesides(agentId, free)) begun.push(beginsAfterCallWork(record, now))
      }
      const dueAt = now + agents.afterCallWorkMs
      return {
        agents: begun,
        deadlines: begun.map(({ agentId }) => ({ subject: leaseSubject(agentId), kind, dueAt })),
      }
    }
  }

  /** Notes what a batch closed. Before routing: they can be asked at once. */
  committed({ changes }: Pick<Committed, 'changes'>): void {
    if (this.#options.agents.afterCallWorkMs === 0) return
    const finished = new Set<AgentId>()
    for (const { before, after } of changes.values()) {
      for (const agentId of handlersOf(before.interaction))
        if (isToFinish(before.interaction, agentId) && !isToFinish(after.interaction, agentId)) finished.add(agentId)
    }
    for (const agentId of finished) void this.#finish(agentId)
  }

  /** The time is over. The row stays where this cannot be written, and comes again. */
  fired(agentId: AgentId): void {
    this.#becomeReady(agentId, true)
  }

  /** Something of the agent is done: with nothing left to finish they are ready again. What is parked may be so for days. */
  async #finish(agentId: AgentId): Promise<void> {
    const { board, store, cache, clock } = this.#options
    if (board.record(agentId)?.presence.is !== 'after-call-work') return
    try {
      const folded = await cache.load(await store.conversationsOnDesk(agentId))
      const left = [...folded.values()].filter(
        ({ interaction }) => interaction.status !== 'parked' && isToFinish(interaction, agentId),
      )
      if (left.length === 0) this.#becomeReady(agentId, false)
    } catch {
      // The store is away: looked at again soon. Without this the maximum would still let them go.
      clock.after(retryMs, () => void this.#finish(agentId))
    }
  }

  #becomeReady(agentId: AgentId, isTimeOver: boolean): void {
    const { board, agents, submit } = this.#options
    submit({
      conversationId: null,
      command: null,
      decide: ({ now }) => {
        const record = board.record(agentId)
        const row = { subject: leaseSubject(agentId), kind, dueAt: null }
        if (record?.presence.is !== 'after-call-work') return { deadlines: [row] }
        // The row of an earlier time off, which ended before its maximum.
        const dueAt = record.presence.since + agents.afterCallWorkMs
        if (isTimeOver && now < dueAt) return { deadlines: [{ ...row, dueAt }] }
        return { agents: [isReadyAgain(record, now)], deadlines: [row] }
      },
      settle: () => {},
    })
  }
}

const handlersOf = ({ parties }: Interaction): AgentId[] =>
  parties.flatMap(({ agentId, state }) => (state === 'left' ? [] : [agentId]))

/** Whether something of it is left for this agent to finish: it has ended and is not done, they have parked it, or others go on with it. */
function isToFinish(interaction: Interaction, agentId: AgentId): boolean {
  const { status } = interaction
  const state = partyOf(interaction, agentId)?.state
  if (state === 'finishing') return true
  if (state === 'parked') return status !== 'done'
  return status === 'ended' && state !== undefined && state !== 'left'
}
