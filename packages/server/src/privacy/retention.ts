import { newId, system, type Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Store } from '../store/store.ts'
import type { Eraser } from './eraser.ts'

/** After a start, and from then on how often it is looked for what is over. Milliseconds. */
const firstMs = 60_000
const everyMs = 3_600_000

/** Conversations that are asked for at once. */
const pageRows = 20

/** How long one node has the duty without saying so again. Milliseconds. */
const dutyMs = 10 * 60_000

const dayMs = 24 * 3_600_000

export interface RetentionParts {
  readonly store: Store
  readonly eraser: Eraser
  /** By site: how long a conversation is kept after its end; 0: for ever. */
  readonly days: Readonly<Record<string, number>>
  readonly clock: Clock
  readonly log: Log
}

/** Erases what was kept long enough, one conversation after the other, on one node at a time ([PRV20] to [PRV23]). */
export class Retention {
  readonly #parts: RetentionParts
  readonly #holder = newId()
  #callOff: () => void = () => {}
  #running: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(parts: RetentionParts) {
    this.#parts = parts
  }

  start(inMs = firstMs): void {
    this.#callOff = this.#parts.clock.after(inMs, () => {
      this.#running = this.run()
      this.start(everyMs)
    })
  }

  /** Resolves when the conversation that it is at is erased. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#callOff()
    await this.#running
  }

  /** Resolves when nothing is being erased. */
  async idle(): Promise<void> {
    await this.#running
  }

  /** Never rejects: what could not be erased is tried again the next time. */
  async run(): Promise<void> {
    const { store, eraser, days, log } = this.#parts
    try {
      if (!(await this.#hasDuty())) return
      await eraser.finishAll()
      let count = 0
      for (const [site, keptDays] of Object.entries(days)) {
        const erased = keptDays === 0 ? 0 : await this.#eraseOf(site, keptDays)
        if (erased > 0) log('retention-erased', { site, conversations: erased })
        count += erased
      }
      if (count > 0) await store.purge()
    } catch (error) {
      log('retention-failed', { error: String(error) })
    }
  }

  async #eraseOf(site: string, keptDays: number): Promise<number> {
    const { store, eraser, clock } = this.#parts
    let count = 0
    for (;;) {
      const ids = await store.overdue(site, clock.now() - keptDays * dayMs, pageRows)
      for (const id of ids) {
        if (this.#isStopped) return count
        await eraser.conversation(id, system)
        count += 1
        const row = await store.historyOf(id)
        if (row) await eraser.contactIfOver(row.contact)
      }
      if (ids.length < pageRows || !(await this.#hasDuty())) return count
    }
  }

  async #hasDuty(): Promise<boolean> {
    const { store, clock } = this.#parts
    const now = clock.now()
    return (await store.takeDuty('retention', { holder: this.#holder, now, until: now + dutyMs })) === this.#holder
  }
}
