import assert from 'node:assert/strict'
import { ChatError, conversationLog, newId, type CommandId, type LogId } from '@parley/protocol'
import type { Store } from '../../../packages/server/src/store/store.ts'
import { appending } from './writes.ts'

/** After the store was not there, in milliseconds. */
const againMs = 20

/**
 * People who write into the same few logs through several nodes, as the core does it for them: what is stale is decided anew, and what
 * was not answered is sent again under the same command id, until there is an answer.
 */
export class Writers {
  readonly logs: readonly LogId[] = Array.from({ length: 5 }, () => conversationLog(newId()))
  /** What was answered. */
  readonly acknowledged = new Set<CommandId>()
  /** How often the store was not there. */
  troubles = 0
  #isOver = false
  /** Why one of them has given up. */
  #failure: { readonly error: unknown } | undefined
  readonly #running: Promise<void>[]

  constructor(stores: readonly Store[], writersPerStore = 4) {
    this.#running = stores.flatMap((store, which) =>
      Array.from({ length: writersPerStore }, (_, at) => this.#run(store, which + at)),
    )
  }

  /** Resolves when so many more commands were acknowledged. */
  async progress(count: number): Promise<void> {
    const wanted = this.acknowledged.size + count
    while (this.acknowledged.size < wanted) {
      if (this.#failure) throw this.#failure.error
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
  }

  /** Lets everybody finish what they are at. */
  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#running)
    if (this.#failure) throw this.#failure.error
  }

  async #run(store: Store, first: number): Promise<void> {
    for (let turn = first; !this.#isOver; turn++) await this.#write(store, this.logs[turn % this.logs.length]!)
  }

  async #write(store: Store, log: LogId): Promise<void> {
    const command = newId()
    for (;;) {
      try {
        const [newest] = await store.readEvents(log, { before: Number.MAX_SAFE_INTEGER, limit: 1 })
        const seq = newest === undefined ? 0 : (JSON.parse(newest) as { seq: number }).seq
        const [outcome] = await store.commit([appending(log, seq + 1, command)])
        if (outcome?.is === 'stale') continue
        this.acknowledged.add(command)
        return
      } catch (error) {
        // Anything else is no trouble that passes.
        assert.ok(error instanceof ChatError && error.code === 'unavailable', String(error))
        this.troubles++
        await new Promise((resolve) => setTimeout(resolve, againMs))
      }
    }
  }

  /** Every acknowledged command acted exactly once, nothing acted twice, and no log has a gap. */
  async check(store: Store): Promise<void> {
    const acted = new Map<string, number>()
    for (const log of this.logs) {
      const events = (await store.readEvents(log, { limit: 1_000_000 })).map(
        (json) => JSON.parse(json) as { seq: number; cause: string },
      )
      assert.deepEqual(
        events.map(({ seq }) => seq),
        events.map((_, at) => at + 1),
        'the log has a gap',
      )
      for (const { cause } of events) acted.set(cause, (acted.get(cause) ?? 0) + 1)
    }
    assert.deepEqual(
      [...acted].filter(([, times]) => times > 1),
      [],
      'acted twice',
    )
    assert.deepEqual(
      [...this.acknowledged].filter((command) => !acted.has(command)),
      [],
      'acknowledged and lost',
    )
  }
}
