/** How fast something may happen: a bucket of `burst` pieces that fills with `perSecond` pieces a second. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Refusals in a row, in bursts, after which it is no longer haste but an attack (security rule H4). */
const floodBursts = 10

/** Counts pieces in memory; no timer. */
export class TokenBucket {
  readonly #rate: Rate
  #pieces: number
  #countedAt: number
  #refusedInRow = 0

  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#pieces = rate.burst
    this.#countedAt = now
  }

  /** Takes one piece and returns 0, or takes nothing and returns how many milliseconds to wait for the next one. */
  take(now: number): number {
    const { perSecond, burst } = this.#rate
    // A clock that was set back must not empty the bucket.
    const passedMs = Math.max(0, now - this.#countedAt)
    this.#pieces = Math.min(burst, this.#pieces + (passedMs / 1_000) * perSecond)
    this.#countedAt = now
    if (this.#pieces >= 1) {
      this.#pieces -= 1
      this.#refusedInRow = 0
      return 0
    }
    this.#refusedInRow++
    return Math.ceil(((1 - this.#pieces) / perSecond) * 1_000)
  }

  /** Whether so many were refused in a row that nobody honest is on the other end. */
  get isFlooded(): boolean {
    return this.#refusedInRow > floodBursts * this.#rate.burst
  }

  /** Whether it is as good as new at `now`. */
  isFull(now: number): boolean {
    const { perSecond, burst } = this.#rate
    return this.#pieces + ((now - this.#countedAt) / 1_000) * perSecond >= burst
  }
}
