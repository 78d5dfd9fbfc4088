import type { AgentId, ChatError, Clock, ConversationId } from '@parley/protocol'
import type { Identity } from '../core.ts'
import { atSignIn } from '../features/presence.ts'
import type { Work } from '../log/work.ts'
import type { Abilities, AgentBoard } from '../routing/agent-board.ts'
import type { Leases } from '../routing/leases.ts'
import type { Router } from '../routing/router.ts'
import type { AgentRecord } from '../store/store.ts'
import { actorOf } from './sign-in.ts'

export type StaffIdentity = Extract<Identity, { role: 'agent' | 'supervisor' }>

/** How long a page may take to load anew before its agent counts as gone, in milliseconds. */
export const reloadMs = 3_000

export interface AgentLinesOptions {
  readonly clock: Clock
  readonly board: AgentBoard
  readonly leases: Leases
  readonly router: Router
  readonly submit: (work: Work) => void
  /** Passes on what colleagues asked of an agent who is gone. */
  readonly passOn: (agentId: AgentId) => void
  /** Whether the agent has any session on this node. */
  readonly isHere: (agentId: AgentId) => boolean
  /** Says on which node an agent is, and what they can be asked for there: on this one, or no longer. */
  readonly noteHere: (agentId: AgentId, abilities: Abilities | null) => void
  /** Makes sure that what the board has of an agent is what the store has: another node may have written it. */
  readonly refresh: (agentId: AgentId) => Promise<void>
  /** Whether this node does what follows for routing. */
  readonly isOnDuty: () => boolean
}

/** Agents coming and going: tells routing, and keeps their record and lease. */
export class AgentLines {
  readonly #options: AgentLinesOptions
  /** Agents whose last session ended a moment ago, with how to call off what follows. */
  readonly #leaving = new Map<AgentId, () => void>()

  /** Agents who were signed out while they had lines here, until they are connected nowhere: nobody waits for them to come back. */
  readonly #signedOut = new Set<AgentId>()

  constructor(options: AgentLinesOptions) {
    this.#options = options
  }

  /**
   * An agent signs in: their record is durable when this resolves.
   *
   * @throws ChatError `unavailable`.
   */
  async arrived(identity: StaffIdentity): Promise<AgentRecord> {
    const { agentId, capacity, ready = false } = identity
    const { board, leases, submit, refresh } = this.#options
    await refresh(agentId)
    const { role, name, nickname } = actorOf(identity)
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
  greeted(identity: StaffIdentity, desk: readonly ConversationId[]): void {
    const { agentId } = identity
    const { board, leases, router, isHere } = this.#options
    if (!isHere(agentId)) return
    this.#signedOut.delete(agentId)
    const wasHere = board.isConnectedHere(agentId)
    this.renewed(identity)
    if (wasHere) return
    leases.connected(agentId, desk)
    router.route()
  }

  /** What they can be asked for, by the token that came last. */
  renewed({ agentId, skills, groups, permissions }: StaffIdentity): void {
    const { board, isHere, noteHere } = this.#options
    if (!isHere(agentId)) return
    const abilities = { skills, groups, mayBeConsulted: permissions.has('receive-consultation') }
    board.connect(agentId, abilities)
    noteHere(agentId, abilities)
  }

  /** The agent's last session has ended. */
  left(agentId: AgentId): void {
    const { board, leases, clock, noteHere } = this.#options
    if (!board.isConnectedHere(agentId)) return
    board.disconnect(agentId, clock.now() + reloadMs)
    noteHere(agentId, null)
    if (this.#signedOut.has(agentId)) this.#endSignedOut(agentId)
    else leases.gone(agentId)
    this.#expect(agentId)
  }

  /** The agent is signed out. Their lines here are about to end; where they have none anywhere, there is nothing to wait for. */
  signedOut(agentId: AgentId): void {
    const { board, leases } = this.#options
    if (board.isConnectedHere(agentId)) this.#signedOut.add(agentId)
    else if (!board.isConnected(agentId)) leases.end(agentId)
  }

  /** A deadline that comes while another node seems to have the agent is put off: whoever hears last that it has not ends the lease. */
  #endSignedOut(agentId: AgentId): void {
    const { board, leases } = this.#options
    if (!board.isConnected(agentId) && this.#signedOut.delete(agentId)) leases.end(agentId)
  }

  /** Another node has the agent now, or has something else to say of them. */
  cameElsewhere(agentId: AgentId, abilities: Abilities, node: string): void {
    const { board, router } = this.#options
    board.connect(agentId, abilities, node)
    router.route()
  }

  /** Another node has the agent no longer. */
  leftElsewhere(agentId: AgentId, node: string): void {
    const { board, clock } = this.#options
    board.disconnect(agentId, clock.now() + reloadMs, node)
    this.#endSignedOut(agentId)
    this.#expect(agentId)
  }

  /** Who is connected nowhere may only be loading the page anew, or moving to another node. */
  #expect(agentId: AgentId): void {
    const { board, router, clock, passOn, isOnDuty } = this.#options
    if (board.isConnected(agentId)) return
    this.#leaving.get(agentId)?.()
    const callOff = clock.after(reloadMs, () => {
      this.#leaving.delete(agentId)
      if (board.isConnected(agentId) || !isOnDuty()) return
      router.withdraw(agentId)
      passOn(agentId)
      router.route()
    })
    this.#leaving.set(agentId, callOff)
  }

  stop(): void {
    for (const callOff of this.#leaving.values()) callOff()
  }
}
