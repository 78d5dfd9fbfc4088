/** Time as an argument, so that tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Runs `action` once after `ms` milliseconds. Returns how to call it off. */
  after(ms: number, action: () => void): () => void
}

/** The platform's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
}
