import { partyOf, takesPlaceOf, type AgentId, type ConversationId, type Interaction } from '@parley/protocol'
import { agentsOf } from '../log/attempt.ts'
import type { AgentRecord } from '../store/store.ts'
import type { Candidate } from './pick-agent.ts'

/** An agent as colleagues see them. */
export interface Seated {
  readonly record: AgentRecord
  readonly connected: boolean
  readonly skills: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
  /** Whether their roles let them be consulted. */
  readonly mayBeConsulted: boolean
  /** Conversations that take a place now. */
  readonly load: number
  readonly idleSince: number
}

/** What an agent can be asked for, by the token that they signed in with last. */
export interface Abilities {
  readonly skills: readonly string[]
  readonly groups: readonly string[]
  readonly mayBeConsulted: boolean
}

/** Names this node where others are named by what they call themselves. */
const here = ''

interface Seat {
  record: AgentRecord
  /** As the token of the latest sign-in has them. */
  skills: ReadonlySet<string>
  groups: ReadonlySet<string>
  mayBeConsulted: boolean
  /** Until when an agent without a connection counts as there: they may only be loading the page anew. */
  thereUntil: number
  readonly busyWith: Set<ConversationId>
  /** What they are about to be asked for. */
  readonly reserved: Set<ConversationId>
  /** What the batch that is being decided will have given them. */
  readonly expected: Set<ConversationId>
  idleSince: number
}

/** Whether the interaction takes one of the agent's places: they are asked, or they handle it and it has not ended. */
export function takesPlace(interaction: Interaction, agentId: AgentId): boolean {
  if (interaction.staff) return false
  if (interaction.invitation?.agentId === agentId) return true
  if (interaction.team.some(({ asked, purpose }) => asked.agentId === agentId && takesPlaceOf(purpose))) return true
  const state = partyOf(interaction, agentId)?.state
  return interaction.status === 'handled' && (state === 'in' || state === 'away')
}

/** Who is there, who is ready, and who has how much to do. In memory; rebuilt from the store at the start. */
export class AgentBoard {
  readonly #seats = new Map<AgentId, Seat>()
  /** To which nodes each agent is connected. Also those whose record is not known yet: another node has only just written it. */
  readonly #lines = new Map<AgentId, Map<string, Abilities>>()
  /** What takes a place of each agent. Also of those whose record is not known yet. */
  readonly #busyWith = new Map<AgentId, Set<ConversationId>>()
  /** Those to whom the batch under decision gives something. */
  readonly #expecting = new Set<Seat>()
  readonly #changed: () => void

  /** @param changed hears that somebody may be different from before */
  constructor(changed: () => void = () => {}) {
    this.#changed = changed
  }

  /** What is known of an agent; nothing before their first sign-in. */
  record(agentId: AgentId): AgentRecord | undefined {
    return this.#seats.get(agentId)?.record
  }

  /** Takes over what the store has, new or changed. `thereUntil` counts for agents who are seen for the first time. */
  put(record: AgentRecord, { thereUntil = 0 }: { thereUntil?: number } = {}): void {
    this.#changed()
    const seat = this.#seats.get(record.agentId)
    if (!seat) {
      const { since } = record.presence
      this.#seats.set(record.agentId, {
        record,
        skills: new Set(),
        groups: new Set(),
        mayBeConsulted: true,
        thereUntil,
        busyWith: this.#busyOf(record.agentId),
        reserved: new Set(),
        expected: new Set(),
        idleSince: since,
      })
      for (const abilities of this.#lines.get(record.agentId)?.values() ?? []) this.#enable(record.agentId, abilities)
      return
    }
    if (record.presence.is === 'ready' && seat.record.presence.is !== 'ready') seat.idleSince = record.presence.since
    seat.record = record
  }

  /** Whether the agent is connected to any node. */
  isConnected(agentId: AgentId): boolean {
    return this.#lines.has(agentId)
  }

  isConnectedHere(agentId: AgentId): boolean {
    return this.#lines.get(agentId)?.has(here) ?? false
  }

  connect(agentId: AgentId, abilities: Abilities, node = here): void {
    const lines = this.#lines.get(agentId) ?? new Map<string, Abilities>()
    this.#lines.set(agentId, lines.set(node, abilities))
    this.#enable(agentId, abilities)
    this.#changed()
  }

  #enable(agentId: AgentId, { skills, groups, mayBeConsulted }: Abilities): void {
    const seat = this.#seats.get(agentId)
    if (seat) Object.assign(seat, { skills: new Set(skills), groups: new Set(groups), mayBeConsulted })
  }

  disconnect(agentId: AgentId, thereUntil: number, node = here): void {
    const lines = this.#lines.get(agentId)
    if (!lines?.delete(node)) return
    if (lines.size === 0) this.#lines.delete(agentId)
    const seat = this.#seats.get(agentId)
    if (seat) seat.thereUntil = thereUntil
    this.#changed()
  }

  connectedHere(): AgentId[] {
    return [...this.#lines].flatMap(([agentId, lines]) => (lines.has(here) ? [agentId] : []))
  }

  /** Notes what changed in an interaction for those who have to do with it. */
  note(before: Interaction, after: Interaction, now: number): void {
    // Also who waits may be different: that is counted for the team.
    this.#changed()
    for (const agentId of agentsOf(before, after)) {
      const takes = takesPlace(after, agentId)
      if (takes === takesPlace(before, agentId)) continue
      if (takes) this.#busyOf(agentId).add(after.id)
      else this.#busyOf(agentId).delete(after.id)
      const seat = this.#seats.get(agentId)
      if (seat) seat.idleSince = now
    }
  }

  #busyOf(agentId: AgentId): Set<ConversationId> {
    const known = this.#busyWith.get(agentId)
    if (known) return known
    const busyWith = new Set<ConversationId>()
    this.#busyWith.set(agentId, busyWith)
    return busyWith
  }

  /** Keeps a place while an invitation is being written. */
  reserve(agentId: AgentId, id: ConversationId): void {
    this.#seats.get(agentId)?.reserved.add(id)
  }

  release(agentId: AgentId, id: ConversationId): void {
    this.#seats.get(agentId)?.reserved.delete(id)
  }

  /** Whether the agent has a place for it, whatever else is being decided in the same batch ([ROU3]). */
  hasPlaceFor(agentId: AgentId, id: ConversationId): boolean {
    const seat = this.#seats.get(agentId)
    if (!seat) return false
    const taken = takenBy(seat.busyWith, seat.reserved, seat.expected)
    taken.delete(id)
    return taken.size < seat.record.presence.capacity
  }

  /** A batch begins to be decided: for each of its changes, what it will take or give back is counted in advance. */
  inBatch(): (before: Interaction, after: Interaction) => void {
    for (const { expected } of this.#expecting) expected.clear()
    this.#expecting.clear()
    return (before, after) => {
      for (const agentId of agentsOf(before, after)) {
        const seat = this.#seats.get(agentId)
        if (!seat || takesPlace(before, agentId) === takesPlace(after, agentId)) continue
        if (takesPlace(after, agentId)) seat.expected.add(after.id)
        else seat.expected.delete(after.id)
        this.#expecting.add(seat)
      }
    }
  }

  /** Whether the agent handles, or is asked for, anything but these. */
  isBusyBesides(agentId: AgentId, ids: ReadonlySet<ConversationId>): boolean {
    const seat = this.#seats.get(agentId)
    return seat !== undefined && [...takenBy(seat.busyWith, seat.reserved)].some((id) => !ids.has(id))
  }

  /** Everybody whom the board knows; `inBatch` for a decision: with what the others of its batch have given out already. */
  seated({ inBatch = false } = {}): Seated[] {
    return [...this.#seats.values()].map((seat) => {
      const { record, skills, groups, mayBeConsulted, idleSince } = seat
      const connected = this.#lines.has(record.agentId)
      return {
        record,
        connected,
        skills,
        groups,
        mayBeConsulted,
        idleSince,
        load: inBatch ? takenBy(seat.busyWith, seat.reserved, seat.expected).size : loadOf(seat),
      }
    })
  }

  /** Those who can be asked now: ready, connected, with a place free. */
  candidates(): Candidate[] {
    const candidates: Candidate[] = []
    for (const [agentId, seat] of this.#seats) {
      const { record, idleSince, skills } = seat
      const { is, capacity } = record.presence
      if (is === 'ready' && loadOf(seat) < capacity && this.#lines.has(agentId))
        candidates.push({ agentId, idleSince, skills })
    }
    return candidates
  }

  /** Whether any agent is ready and there, busy or finishing something or not; with a skill, any agent who has it. */
  somebodyThere(now: number, skill: string | null = null): boolean {
    for (const [agentId, { record, thereUntil, skills }] of this.#seats) {
      // Who is only loading the page anew comes back with what they could before.
      const isThere = this.#lines.has(agentId) ? skill === null || skills.has(skill) : now < thereUntil
      if (isThere && record.presence.is !== 'not-ready') return true
    }
    return false
  }
}

/** How many conversations take a place, or are about to. */
const loadOf = ({ busyWith, reserved }: Pick<Seat, 'busyWith' | 'reserved'>): number =>
  reserved.size === 0 ? busyWith.size : takenBy(busyWith, reserved).size

/** Each conversation takes one place, for whatever reasons. */
const takenBy = (...reasons: readonly ReadonlySet<ConversationId>[]): Set<ConversationId> =>
  new Set(reasons.flatMap((ids) => [...ids]))
