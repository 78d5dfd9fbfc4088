import { ChatError, type Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { FileRow, FileRows } from '../store/file-rows.ts'
import { type Examination, previewKey } from './examination.ts'
import type { FileStore } from './file-store.ts'

/** How often is swept, in milliseconds. */
const everyMs = 10 * 60_000

/** Files that are looked at in one go. */
const atOnce = 500

export interface SweepingOptions {
  readonly store: FileRows
  readonly files: FileStore
  readonly examination: Examination
  readonly clock: Clock
  readonly log: Log
  /** How long a half-sent file is kept, in milliseconds. */
  readonly idleMs: number
}

/** Goes on with what an earlier process left, and takes away what nobody will go on with ([FIL14]). */
export class Sweeping {
  readonly #options: SweepingOptions
  #callOff: () => void = () => {}
  #running: Promise<void> = Promise.resolve()

  constructor(options: SweepingOptions) {
    this.#options = options
  }

  start(): void {
    this.#running = this.#goOn().then(() => this.sweep())
    this.#callOff = this.#options.clock.after(everyMs, () => this.start())
  }

  async stop(): Promise<void> {
    this.#callOff()
    await this.#running
  }

  /** Takes away what was not touched for too long, and parts that belong to no file. */
  async sweep(): Promise<void> {
    const { store, clock, idleMs, log } = this.#options
    try {
      const before = clock.now() - idleMs
      const old = await store.filesIn(['receiving', 'refused', 'checking', 'kept'], { before, limit: atOnce })
      for (const row of old) await this.#giveUp(row)
      await this.#sweepParts()
    } catch (error) {
      log('file-sweep-failed', { error: String(error) })
    }
  }

  async #goOn(): Promise<void> {
    const { store, examination, log } = this.#options
    try {
      const range = { before: Number.MAX_SAFE_INTEGER, limit: atOnce }
      for (const { file } of await store.filesIn(['checking', 'kept'], range)) void examination.examine(file)
    } catch (error) {
      log('file-sweep-failed', { error: String(error) })
    }
  }

  async #giveUp(row: FileRow): Promise<void> {
    const { store, examination, log } = this.#options
    const { file, state } = row
    if (state === 'checking' || state === 'kept') return examination.refuse(row, state, new ChatError('unavailable'))
    await examination.remove(file)
    if (await store.dropFile(file, state)) log('file-given-up', { file, state })
  }

  /** A row comes before its part, so a part without one is left over. */
  async #sweepParts(): Promise<void> {
    const { store, files } = this.#options
    for (const { key } of await files.parts()) {
      const file = key.endsWith(previewKey('')) ? key.slice(0, -previewKey('').length) : key
      const row = await store.findFile(file)
      if (row?.state !== 'receiving' && row?.state !== 'checking') await files.remove(key)
    }
  }
}
