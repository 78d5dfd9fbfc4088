import { partyOf, type AgentId, type ConversationId, type Interaction } from '@parley/protocol'
import { agentsOf } from '../log/attempt.ts'
import type { AgentRecord } from '../store/store.ts'
import type { Candidate } from './pick-agent.ts'

interface Seat {
  record: AgentRecord
  connected: boolean
  /** As the token of the latest sign-in has them. */
  skills: ReadonlySet<string>
  /** Until when an agent without a connection counts as there: they may only be loading the page anew. */
  thereUntil: number
  readonly busyWith: Set<ConversationId>
  idleSince: number
}

/** Whether the interaction takes one of the agent's places: they are asked, or they handle it and it has not ended. */
export function takesPlace(interaction: Interaction, agentId: AgentId): boolean {
  if (interaction.invitation?.agentId === agentId) return true
  const state = partyOf(interaction, agentId)?.state
  return interaction.status === 'handled' && (state === 'in' || state === 'away')
}

/** Who is there, who is ready, and who has how much to do. In memory; rebuilt from the store at the start. */
export class AgentBoard {
  readonly #seats = new Map<AgentId, Seat>()
  /** Agents whose presence is being written: they are not asked meanwhile. */
  readonly #held = new Set<AgentId>()

  /** What is known of an agent; nothing before their first sign-in. */
  record(agentId: AgentId): AgentRecord | undefined {
    return this.#seats.get(agentId)?.record
  }

  /** Takes over what the store has, new or changed. `thereUntil` counts for agents who are seen for the first time. */
  put(record: AgentRecord, { thereUntil = 0 }: { thereUntil?: number } = {}): void {
    const seat = this.#seats.get(record.agentId)
    if (!seat) {
      const { since } = record.presence
      this.#seats.set(record.agentId, {
        record,
        connected: false,
        skills: new Set(),
        thereUntil,
        busyWith: new Set(),
        idleSince: since,
      })
      return
    }
    if (record.presence.is === 'ready' && seat.record.presence.is !== 'ready') seat.idleSince = record.presence.since
    seat.record = record
  }

  isConnected(agentId: AgentId): boolean {
    return this.#seats.get(agentId)?.connected ?? false
  }

  connect(agentId: AgentId, skills: readonly string[]): void {
    const seat = this.#seats.get(agentId)
    if (!seat) return
    seat.connected = true
    seat.skills = new Set(skills)
  }

  disconnect(agentId: AgentId, thereUntil: number): void {
    const seat = this.#seats.get(agentId)
    if (!seat) return
    seat.connected = false
    seat.thereUntil = thereUntil
  }

  connected(): AgentId[] {
    return [...this.#seats].flatMap(([agentId, { connected }]) => (connected ? [agentId] : []))
  }

  /** Notes what changed in an interaction for those who have to do with it. */
  note(before: Interaction, after: Interaction, now: number): void {
    for (const agentId of agentsOf(before, after)) {
      const seat = this.#seats.get(agentId)
      if (!seat) continue
      const takes = takesPlace(after, agentId)
      if (takes === takesPlace(before, agentId)) continue
      seat.idleSince = now
      if (takes) seat.busyWith.add(after.id)
      else seat.busyWith.delete(after.id)
    }
  }

  /** Keeps a place while an invitation is being written. */
  reserve(agentId: AgentId, id: ConversationId): void {
    this.#seats.get(agentId)?.busyWith.add(id)
  }

  release(agentId: AgentId, id: ConversationId): void {
    this.#seats.get(agentId)?.busyWith.delete(id)
  }

  hold(agentId: AgentId): void {
    this.#held.add(agentId)
  }

  letGo(agentId: AgentId): void {
    this.#held.delete(agentId)
  }

  /** Whether the agent handles, or is asked for, anything but these. */
  isBusyBesides(agentId: AgentId, ids: ReadonlySet<ConversationId>): boolean {
    return [...(this.#seats.get(agentId)?.busyWith ?? [])].some((id) => !ids.has(id))
  }

  /** Those who can be asked now: ready, connected, with a place free. */
  candidates(): Candidate[] {
    const candidates: Candidate[] = []
    for (const [agentId, { record, connected, busyWith, idleSince, skills }] of this.#seats) {
      const { is, capacity } = record.presence
      if (connected && is === 'ready' && busyWith.size < capacity && !this.#held.has(agentId))
        candidates.push({ agentId, idleSince, skills })
    }
    return candidates
  }

  /** Whether any agent is ready and there, busy or finishing something or not; with a skill, any agent who has it. */
  somebodyThere(now: number, skill: string | null = null): boolean {
    for (const { record, connected, thereUntil, skills } of this.#seats.values()) {
      // Who is only loading the page anew comes back with what they could before.
      const isThere = connected ? skill === null || skills.has(skill) : now < thereUntil
      if (isThere && record.presence.is !== 'not-ready') return true
    }
    return false
  }
}
