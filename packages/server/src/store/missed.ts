import type { LogId } from '@parley/protocol'
import type { Write, WriteOutcome } from './store.ts'

/**
 * The logs that a stale write of a batch was to grow. Whatever was decided after it stands on nothing, also where another node has
 * written just as many events meanwhile and the numbers fit.
 */
export class Missed {
  readonly #logs = new Set<LogId>()

  isUnder({ decidedOn }: Write): boolean {
    return this.#logs.size > 0 && decidedOn.some(([log]) => this.#logs.has(log))
  }

  note({ events }: Write, { is }: WriteOutcome): void {
    if (is === 'stale') for (const { log } of events) this.#logs.add(log)
  }
}

/** Settles the writes of a batch one after another. */
export function settleInOrder(
  writes: readonly Write[],
  settle: (write: Write) => WriteOutcome,
): readonly WriteOutcome[] {
  const missed = new Missed()
  return writes.map((write) => {
    const outcome: WriteOutcome = missed.isUnder(write) ? { is: 'stale' } : settle(write)
    missed.note(write, outcome)
    return outcome
  })
}
