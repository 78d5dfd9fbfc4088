import { ChatError, type Clock } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import { TokenBucket, type Rate } from './token-bucket.ts'

/** What one person may do, over all their sockets together. */
export interface Allowance {
  readonly messages: TokenBucket
  readonly requests: TokenBucket
  readonly signals: TokenBucket
  readonly searches: TokenBucket
}

/** Read marks, reads and the like come with every message of others: they have more room than messages. */
const requestsPerMessage = 5

const contactSignals: Rate = { perSecond: 1, burst: 4 }
/** Also a bot's answers that grow. */
const agentSignals: Rate = { perSecond: 5, burst: 20 }

/** Who types looks again with every few letters; more would look through everything without an end. */
const searches: Rate = { perSecond: 3, burst: 15 }

/** A full allowance of somebody's role (security rule H4). */
export function allowanceFor(role: 'contact' | 'staff', limits: CoreSettings['limits'], now: number): Allowance {
  const messages: Rate =
    role === 'contact'
      ? { perSecond: limits.contactCommandsPer10s / 10, burst: limits.contactCommandBurst }
      : { perSecond: limits.agentCommandsPer10s / 10, burst: limits.agentCommandBurst }
  const requests: Rate = {
    perSecond: messages.perSecond * requestsPerMessage,
    burst: messages.burst * requestsPerMessage,
  }
  return {
    messages: new TokenBucket(messages, now),
    requests: new TokenBucket(requests, now),
    signals: new TokenBucket(role === 'contact' ? contactSignals : agentSignals, now),
    searches: new TokenBucket(searches, now),
  }
}

/** Whether it is as good as new. */
export const isFull = (allowance: Allowance, now: number): boolean =>
  Object.values(allowance as unknown as Record<string, TokenBucket>).every((bucket) => bucket.isFull(now))

/** @throws ChatError `too-many-commands` when nothing is left. */
export function spend(bucket: TokenBucket, now: number): void {
  const retryAfterMs = bucket.take(now)
  if (retryAfterMs > 0) throw new ChatError('too-many-commands', { retryAfterMs })
}

/** Addresses that are remembered before those with a full bucket are forgotten. */
const rememberedAddresses = 10_000

/** New conversations per address: a contact is free to be made, an address is not. */
export class StartsByAddress {
  readonly #clock: Clock
  readonly #rate: Rate
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(clock: Clock, { conversationsPerMinute }: CoreSettings['limits']) {
    this.#clock = clock
    this.#rate = { perSecond: conversationsPerMinute / 60, burst: conversationsPerMinute }
  }

  /** @throws ChatError `too-many-commands`. */
  spend(address: string): void {
    const now = this.#clock.now()
    let bucket = this.#buckets.get(address)
    if (!bucket) {
      if (this.#buckets.size >= rememberedAddresses) this.#forgetFull(now)
      this.#buckets.set(address, (bucket = new TokenBucket(this.#rate, now)))
    }
    spend(bucket, now)
  }

  #forgetFull(now: number): void {
    for (const [address, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(address)
  }
}
