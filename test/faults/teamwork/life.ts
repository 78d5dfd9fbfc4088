import { ChatError, type Clock } from '@parley/protocol'
import type { Store } from '@parley/server/in-memory'

const unavailable = () => new ChatError('unavailable', { retryAfterMs: 1_000 })

/**
 * What one server has of the world until it is killed: the store, and timers. Death can come between two transactions; from then on nothing
 * of it is written, read, or rung.
 */
export class Life {
  isAlive = true
  /** How many transactions it still writes before it dies. */
  commitsLeft = Infinity
  /** How many of the next transactions are refused. */
  refusals = 0
  readonly store: Store
  readonly clock: Clock

  constructor(store: Store, clock: Clock) {
    const asked =
      (ask: (...given: unknown[]) => Promise<unknown>) =>
      async (...given: unknown[]) => {
        if (!this.isAlive) throw unavailable()
        return ask(...given)
      }
    const guarded = Object.entries(store).map(([name, part]) => [name, typeof part === 'function' ? asked(part) : part])
    this.store = { ...(Object.fromEntries(guarded) as Store), commit: (writes) => this.#commit(store, writes) }
    this.clock = {
      now: () => clock.now(),
      after: (ms, action) =>
        clock.after(ms, () => {
          if (this.isAlive) action()
        }),
    }
  }

  async #commit(store: Store, writes: Parameters<Store['commit']>[0]): ReturnType<Store['commit']> {
    if (this.isAlive && this.commitsLeft === 0) this.isAlive = false
    if (!this.isAlive) throw unavailable()
    if (this.refusals > 0) {
      this.refusals -= 1
      throw unavailable()
    }
    this.commitsLeft -= 1
    return store.commit(writes)
  }
}
