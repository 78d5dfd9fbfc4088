const bounds = [1, 2, 5, 10, 20, 50, 100, 250, 1_000, 5_000] as const

/** Counts what the writer does. */
export class CommitStats {
  count = 0
  works = 0
  failed = 0
  events = 0
  largestBatch = 0
  totalMs = 0
  readonly withinMs: Record<string, number> = Object.fromEntries(bounds.map((bound) => [bound, 0]))

  note({ works, events, ms }: { works: number; events: number; ms: number }): void {
    this.count++
    this.works += works
    this.events += events
    this.largestBatch = Math.max(this.largestBatch, works)
    this.totalMs += ms
    for (const bound of bounds) if (ms <= bound) this.withinMs[bound]!++
  }
}
