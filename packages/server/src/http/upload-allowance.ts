import type { Clock } from '@parley/protocol'
import { type Actor, actorKey } from '../deciding/actor.ts'
import { spend } from '../sessions/allowances.ts'
import { TokenBucket } from '../sessions/token-bucket.ts'
import type { LimitSettings } from '../settings.ts'

/** People who are remembered before those with a full bucket are forgotten. */
const remembered = 10_000

/** How many files somebody may begin to send per minute (security rule H4). */
export function createUploadAllowance(
  limits: Pick<LimitSettings, 'contactUploadsPerMinute' | 'agentUploadsPerMinute'>,
  clock: Clock,
) {
  const buckets = new Map<string, TokenBucket>()
  return {
    /** @throws ChatError `too-many-commands`. */
    spend(actor: Actor): void {
      const now = clock.now()
      if (buckets.size >= remembered) for (const [key, bucket] of buckets) if (bucket.isFull(now)) buckets.delete(key)
      const perMinute = actor.role === 'contact' ? limits.contactUploadsPerMinute : limits.agentUploadsPerMinute
      const key = actorKey(actor)
      const bucket = buckets.get(key) ?? new TokenBucket({ perSecond: perMinute / 60, burst: perMinute }, now)
      buckets.set(key, bucket)
      spend(bucket, now)
    },
  }
}
