import { ChatError, type Clock } from '@parley/protocol'

/** So many of something per minute and key, and at once. */
export interface Allowance {
  /**
   * Uses one up.
   *
   * @throws ChatError `too-many-sockets` with `retryAfterMs` when nothing is left.
   */
  take(key: string): void
}

/** Keys remembered at most. Beyond it those that are full again are forgotten, then the oldest. */
const mostKeys = 50_000

/** An allowance kept in memory: a bucket per key that fills with time. One node counts for itself. */
export function createAllowance({ perMinute, clock }: { perMinute: number; clock: Clock }): Allowance {
  const buckets = new Map<string, { left: number; at: number }>()
  const perMs = perMinute / 60_000

  const leftOf = (key: string): number => {
    const bucket = buckets.get(key)
    return bucket ? Math.min(perMinute, bucket.left + (clock.now() - bucket.at) * perMs) : perMinute
  }
  const forgetSome = () => {
    for (const key of buckets.keys()) if (leftOf(key) >= perMinute) buckets.delete(key)
    for (const key of buckets.keys()) {
      if (buckets.size < mostKeys) return
      buckets.delete(key)
    }
  }
  return {
    take(key) {
      const left = leftOf(key)
      if (left < 1) throw new ChatError('too-many-sockets', { retryAfterMs: Math.ceil((1 - left) / perMs) })
      if (!buckets.has(key) && buckets.size >= mostKeys) forgetSome()
      buckets.set(key, { left: left - 1, at: clock.now() })
    },
  }
}
