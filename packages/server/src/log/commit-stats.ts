import { Durations } from '../metrics/durations.ts'

const bounds = [1, 2, 5, 10, 20, 50, 100, 250, 1_000, 5_000] as const

/** Counts what the writer does. */
export class CommitStats extends Durations {
  works = 0
  failed = 0
  events = 0
  largestBatch = 0
  /** Events that were written, by name. */
  readonly byName: Record<string, number> = {}

  constructor() {
    super(bounds)
  }

  batch({ works, events, ms }: { works: number; events: number; ms: number }): void {
    this.note(ms)
    this.works += works
    this.events += events
    this.largestBatch = Math.max(this.largestBatch, works)
  }

  /** An event was written. Its name stands before anything that somebody has chosen. */
  written(json: string): void {
    const name = /"name":"([a-z-]+)"/.exec(json)?.[1] ?? 'unknown'
    this.byName[name] = (this.byName[name] ?? 0) + 1
  }
}
