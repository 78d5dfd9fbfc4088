/** How long something took, counted as Prometheus counts it: nothing is kept for each time. */
export interface DurationCounts {
  readonly count: number
  /** Milliseconds of all together. */
  readonly totalMs: number
  /** How many took at most so many milliseconds: cumulative. */
  readonly withinMs: Readonly<Record<string, number>>
}

export class Durations implements DurationCounts {
  count = 0
  totalMs = 0
  readonly withinMs: Record<string, number>
  readonly #bounds: readonly number[]

  /** @param bounds in milliseconds, from the least */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds
    this.withinMs = Object.fromEntries(bounds.map((bound) => [bound, 0]))
  }

  note(ms: number): void {
    this.count++
    this.totalMs += ms
    for (const bound of this.#bounds) if (ms <= bound) this.withinMs[bound]!++
  }

  /** As it is now. */
  counts(): DurationCounts {
    return { count: this.count, totalMs: this.totalMs, withinMs: { ...this.withinMs } }
  }
}
