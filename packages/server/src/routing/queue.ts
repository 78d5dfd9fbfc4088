import type { ConversationId } from '@parley/protocol'
import type { Folded } from '../log/folded.ts'

/** An interaction that waits for an agent, with what its contact was told. */
export type Waiting = Pick<Folded, 'conversation' | 'interaction'>

/**
 * The interactions that wait, oldest first: in the order in which they began to wait. In memory; rebuilt from the store
 * at the start.
 */
export class WaitingQueue {
  readonly #waiting = new Map<ConversationId, Waiting>()

  /** Adds, updates in place, or takes out what waits no more. */
  note(waiting: Waiting): void {
    const { id, status } = waiting.interaction
    if (status === 'queued') this.#waiting.set(id, waiting)
    else this.#waiting.delete(id)
  }

  has(id: ConversationId): boolean {
    return this.#waiting.has(id)
  }

  [Symbol.iterator](): IterableIterator<Waiting> {
    return this.#waiting.values()
  }

  /** How many wait for any agent, or for one with this skill. */
  waitingFor(skill: string | null): number {
    let count = 0
    for (const { interaction } of this.#waiting.values()) if (interaction.skill === skill) count += 1
    return count
  }

  /** How many wait, by the skill that they wait for; `null` is any agent. */
  countBySkill(): ReadonlyMap<string | null, number> {
    const counts = new Map<string | null, number>()
    for (const { interaction } of this.#waiting.values())
      counts.set(interaction.skill, (counts.get(interaction.skill) ?? 0) + 1)
    return counts
  }

  /** Since when the one waits that waits longest: milliseconds since 1970; nothing when nobody does. */
  get oldestSince(): number | undefined {
    let oldest: number | undefined
    for (const { interaction } of this.#waiting.values())
      oldest = Math.min(oldest ?? Number.POSITIVE_INFINITY, interaction.queuedAt ?? interaction.openedAt)
    return oldest
  }

  get size(): number {
    return this.#waiting.size
  }

  countBySite(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { interaction } of this.#waiting.values()) counts[interaction.site] = (counts[interaction.site] ?? 0) + 1
    return counts
  }
}
