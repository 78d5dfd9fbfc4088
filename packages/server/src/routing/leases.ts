import type { AgentId, Clock, ConversationId } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import { whenLost } from '../features/presence.ts'
import { agentComesBack, agentGoesAway, agentIsLost } from '../features/staffing.ts'
import type { NewEvent, Situation, Work } from '../log/work.ts'
import type { Store } from '../store/store.ts'
import type { AgentBoard } from './agent-board.ts'
import { leaseSubject, type LeaseKind } from './deadlines.ts'

/** How often the leases of connected agents are renewed, in milliseconds: all of them in one transaction. */
const renewMs = 10_000

/** When to try again what could not be written, in milliseconds. */
const retryMs = 1_000

export interface LeasesOptions {
  readonly board: AgentBoard
  readonly store: Store
  readonly clock: Clock
  readonly timers: CoreSettings['timers']
  readonly submit: (work: Work) => void
}

/**
 * Notices agents whose browser is gone, also across a crash of the server: each has two deadlines in the store that move
 * on while the agent is connected. The first one tells the contacts, the second one gives their conversations to others.
 */
export class Leases {
  readonly #options: LeasesOptions
  #cancelTimer: (() => void) | undefined
  /** How to call off what is tried again. */
  readonly #retries = new Set<() => void>()

  constructor(options: LeasesOptions) {
    this.#options = options
  }

  /** The time in which the server was down does not count against anybody. */
  start(agents: readonly AgentId[]): void {
    if (agents.length > 0) this.#push(agents)
    this.#schedule()
  }

  stop(): void {
    this.#cancelTimer?.()
    for (const callOff of this.#retries) callOff()
  }

  /** Both deadlines of an agent who is connected now, or was until now. */
  rowsFor(agentId: AgentId): { subject: string; kind: LeaseKind; dueAt: number }[] {
    const { clock, timers } = this.#options
    const subject = leaseSubject(agentId)
    return [
      { subject, kind: 'away', dueAt: clock.now() + timers.agentAwayMs },
      { subject, kind: 'lost', dueAt: clock.now() + timers.agentLostMs },
    ]
  }

  /** The first panel of an agent is here: whoever was away is back. */
  connected(agentId: AgentId, desk: readonly ConversationId[]): void {
    for (const id of desk) void this.#bringBack(agentId, id)
  }

  /** Said until it is written: nothing else would ever say that the agent is back. */
  async #bringBack(agentId: AgentId, id: ConversationId): Promise<void> {
    const { board, clock } = this.#options
    if (!board.isConnected(agentId)) return
    if (await this.#decide(id, (situation) => agentComesBack(situation, agentId))) return
    const callOff = clock.after(retryMs, () => {
      this.#retries.delete(callOff)
      void this.#bringBack(agentId, id)
    })
    this.#retries.add(callOff)
  }

  /** The last panel of an agent is gone. */
  gone(agentId: AgentId): void {
    this.#push([agentId])
  }

  /** The agent was signed out: what is on their desk is given to others now. */
  end(agentId: AgentId): void {
    const subject = leaseSubject(agentId)
    const dueAt = this.#options.clock.now()
    this.#write(() => ({
      deadlines: [
        { subject, kind: 'away', dueAt: null },
        { subject, kind: 'lost', dueAt },
      ],
    }))
  }

  /** A deadline of an agent has come. */
  async fired(agentId: AgentId, kind: LeaseKind): Promise<void> {
    const { board, store } = this.#options
    if (board.isConnected(agentId)) return this.#push([agentId])
    const desk = await store.conversationsOnDesk(agentId)
    // Routing must not ask them again for what is taken from them here.
    if (kind === 'lost') this.#markLost(agentId)
    const decided = desk.map((id) =>
      this.#decide(id, (situation) =>
        kind === 'away'
          ? agentGoesAway(situation, agentId)
          : agentIsLost(situation, {
              agentId,
              somebodyThere: board.somebodyThere(situation.now, situation.interaction.skill),
            }),
      ),
    )
    // Where something could not be written the deadline stays, and comes again.
    void Promise.all(decided).then((written) => {
      if (written.every(Boolean) && !board.isConnected(agentId))
        this.#write(() => ({ deadlines: [{ subject: leaseSubject(agentId), kind, dueAt: null }] }))
    })
  }

  #markLost(agentId: AgentId): void {
    const { board } = this.#options
    this.#write(({ now }) => {
      const record = board.record(agentId)
      return { agents: record ? [whenLost(record, now)] : [] }
    })
  }

  #push(agents: readonly AgentId[]): void {
    this.#write(() => ({ deadlines: agents.flatMap((agentId) => this.rowsFor(agentId)) }))
  }

  #schedule(): void {
    const { board, clock } = this.#options
    this.#cancelTimer = clock.after(renewMs, () => {
      const connected = board.connectedHere()
      if (connected.length > 0) this.#push(connected)
      this.#schedule()
    })
  }

  /** Fulfils with whether it is written. */
  #decide(conversationId: ConversationId, decide: (situation: Situation) => readonly NewEvent[]): Promise<boolean> {
    return new Promise((settled) => {
      this.#options.submit({
        conversationId,
        command: null,
        decide: (situation) => ({ events: decide(situation) }),
        settle: ({ is }) => settled(is === 'accepted'),
      })
    })
  }

  #write(decide: Work['decide']): void {
    this.#options.submit({ conversationId: null, command: null, decide, settle: () => {} })
  }
}
