import type { Clock } from '@parley/protocol'
import type { Core } from '../core.ts'
import type { FileStore } from './file-store.ts'

/** How often the room for files is looked at, in milliseconds. */
const lookMs = 10_000

export interface RoomWatchOptions {
  readonly files: Pick<FileStore, 'space'>
  /** Percent of the disk that stay free. */
  readonly diskFreePercent: number
  readonly core: Pick<Core, 'noteTrouble'>
  readonly clock: Clock
}

/** Says when there is no room for files, or the place where they lie does not answer, and when there is again ([OPS3]). */
export class RoomWatch {
  readonly #options: RoomWatchOptions
  #isStopped = false
  #callOff = () => {}
  #looking: Promise<void> | undefined
  /** As it was looked at last; nothing while nobody answers. */
  free: number | undefined

  constructor(options: RoomWatchOptions) {
    this.#options = options
  }

  start(): void {
    this.#looking = this.#look()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#callOff()
    await this.#looking
  }

  async #look(): Promise<void> {
    const { files, diskFreePercent, core, clock } = this.#options
    try {
      const { freeBytes, totalBytes } = await files.space()
      this.free = freeBytes
      const isLow = freeBytes < (totalBytes * diskFreePercent) / 100
      core.noteTrouble('files:room', isLow ? { channel: 'files', is: 'down', why: 'no-room' } : null)
    } catch {
      // Whoever sends a file hears of it, and so does the server's log; here it is only noticed.
      this.free = undefined
      core.noteTrouble('files:room', { channel: 'files', is: 'down', why: 'no-answer' })
    }
    if (!this.#isStopped) this.#callOff = clock.after(lookMs, () => this.start())
  }
}
