import type { AgentId, ChatError, Clock, ConversationId } from '@parley/protocol'
import type { Identity } from '../core.ts'
import { atSignIn } from '../features/presence.ts'
import type { Work } from '../log/work.ts'
import type { AgentBoard } from '../routing/agent-board.ts'
import type { Leases } from '../routing/leases.ts'
import type { Router } from '../routing/router.ts'
import type { AgentRecord } from '../store/store.ts'
import { actorOf } from './sign-in.ts'

export type StaffIdentity = Extract<Identity, { role: 'agent' | 'supervisor' }>

/** How long a page may take to load anew before its agent counts as gone, in milliseconds. */
const reloadMs = 3_000

export interface AgentLinesOptions {
  readonly clock: Clock
  readonly board: AgentBoard
  readonly leases: Leases
  readonly router: Router
  readonly submit: (work: Work) => void
  /** Whether the agent has any session. */
  readonly isHere: (agentId: AgentId) => boolean
}

/** Agents coming and going: tells routing, and keeps their record and lease. */
export class AgentLines {
  readonly #options: AgentLinesOptions
  /** Agents whose last session ended a moment ago, with how to call off what follows. */
  readonly #leaving = new Map<AgentId, () => void>()

  constructor(options: AgentLinesOptions) {
    this.#options = options
  }

  /**
   * An agent signs in: their record is durable when this resolves.
   *
   * @throws ChatError `unavailable`.
   */
  arrived(identity: StaffIdentity): Promise<AgentRecord> {
    const { agentId, capacity, ready = false } = identity
    const { board, leases, submit } = this.#options
    const actor = actorOf(identity)
    if (actor.role === 'contact' || actor.role === 'bot') throw new TypeError('not an agent')
    const { role, name, nickname } = actor
    return new Promise((resolve, reject: (error: ChatError) => void) => {
      let record: AgentRecord | undefined
      submit({
        conversationId: null,
        command: null,
        decide: ({ now }) => {
          record = atSignIn(board.record(agentId), { agentId, name, nickname, role, capacity, ready }, now)
          return { agents: [record], deadlines: leases.rowsFor(agentId) }
        },
        settle: (outcome) => (outcome.is === 'accepted' ? resolve(record!) : reject(outcome.error)),
      })
    })
  }

  /** The agent's logs are known: from here on they can be asked. */
  greeted({ agentId, skills }: StaffIdentity, desk: readonly ConversationId[]): void {
    const { board, leases, router, isHere } = this.#options
    if (!isHere(agentId)) return
    const wasHere = board.isConnected(agentId)
    board.connect(agentId, skills)
    if (wasHere) return
    leases.connected(agentId, desk)
    router.route()
  }

  /** The agent's last session has ended. */
  left(agentId: AgentId): void {
    const { board, leases, router, clock } = this.#options
    if (!board.isConnected(agentId)) return
    board.disconnect(agentId, clock.now() + reloadMs)
    leases.gone(agentId)
    this.#leaving.get(agentId)?.()
    const callOff = clock.after(reloadMs, () => {
      this.#leaving.delete(agentId)
      if (board.isConnected(agentId)) return
      router.withdraw(agentId)
      router.route()
    })
    this.#leaving.set(agentId, callOff)
  }

  stop(): void {
    for (const callOff of this.#leaving.values()) callOff()
  }
}
