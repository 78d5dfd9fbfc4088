import type { AgentId, Clock, ConversationId, Interaction } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import { beginsAfterCallWork, isReadyAgain } from '../features/presence.ts'
import type { Committed } from '../log/committed.ts'
import type { Work } from '../log/work.ts'
import type { Store } from '../store/store.ts'
import { takesPlace, type AgentBoard } from './agent-board.ts'
import { leaseSubject, type LeaseKind } from './deadlines.ts'

/** When to try again what could not be written, in milliseconds. */
const retryMs = 1_000

const kind: LeaseKind = 'after-call-work'

export interface AfterCallWorkOptions {
  readonly board: AgentBoard
  readonly store: Store
  readonly clock: Clock
  readonly agents: Pick<CoreSettings['agents'], 'afterCallWorkMs'>
  readonly submit: (work: Work) => void
  /** Routes again at a moment: an agent who was held back may be asked after all. */
  readonly routeAt: (at: number) => void
}

/**
 * Spares agents who finish what has just ended: when the last conversation of a ready agent ends they are not asked until all
 * of it is done, they say otherwise, or the time for it is over ([END20]).
 */
export class AfterCallWork {
  readonly #options: AfterCallWorkOptions

  constructor(options: AfterCallWorkOptions) {
    this.#options = options
  }

  /** Notes what a batch ended and closed. Before routing: nobody is asked in between. */
  committed({ changes }: Committed): void {
    if (this.#options.agents.afterCallWorkMs === 0) return
    const ended = new Map<AgentId, Set<ConversationId>>()
    const finished = new Set<AgentId>()
    for (const { before, after } of changes.values()) {
      const { id, status } = after.interaction
      if (status !== 'ended' && status !== 'done') continue
      for (const agentId of handlersOf(before.interaction)) {
        if (status === 'done') finished.add(agentId)
        else if (takesPlace(before.interaction, agentId)) ended.set(agentId, (ended.get(agentId) ?? new Set()).add(id))
      }
    }
    for (const [agentId, ids] of ended) this.#begin(agentId, ids)
    for (const agentId of finished) void this.#finish(agentId)
  }

  /** The time is over. The row stays where this cannot be written, and comes again. */
  fired(agentId: AgentId): void {
    this.#becomeReady(agentId, true)
  }

  #begin(agentId: AgentId, ended: ReadonlySet<ConversationId>): void {
    const { board, clock, agents, submit, routeAt } = this.#options
    const record = board.record(agentId)
    if (record?.presence.is !== 'ready' || board.isBusyBesides(agentId, ended)) return
    board.hold(agentId)
    submit({
      conversationId: null,
      command: null,
      decide: ({ now }) => {
        const before = board.record(agentId)
        if (before?.presence.is !== 'ready') return {}
        const dueAt = now + agents.afterCallWorkMs
        return {
          agents: [beginsAfterCallWork(before, now)],
          deadlines: [{ subject: leaseSubject(agentId), kind, dueAt }],
        }
      },
      settle: () => {
        board.letGo(agentId)
        routeAt(clock.now())
      },
    })
  }

  /** Something of the agent is done: with nothing left to finish they are ready again. */
  async #finish(agentId: AgentId): Promise<void> {
    const { board, store, clock } = this.#options
    if (board.record(agentId)?.presence.is !== 'after-call-work') return
    try {
      if ((await store.conversationsOnDesk(agentId)).length === 0) this.#becomeReady(agentId, false)
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
