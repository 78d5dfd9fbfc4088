import type { DatabaseSync } from 'node:sqlite'
import { Piscina } from 'piscina'
import { workerFile } from '../workers/worker-file.ts'

/** Rows after which the write-ahead log is copied: about eight thousand pages of 4 kB, and four thousand messages. */
const rowsBetween = 8_000

/**
 * Copies the pages in the write-ahead log into the database file, as SQLite would do by itself, but in a thread of its own: that takes
 * tens of milliseconds, and no message waits for it.
 *
 * The log begins anew when all of it was copied. While messages come all the time it never is, from another thread: what came during the
 * copying is copied from here, and that is little.
 */
export class Checkpointer {
  readonly #path: string
  readonly #database: DatabaseSync
  #rows = 0
  #worker: Piscina<'copy' | 'close', void> | undefined
  #copying: Promise<void> | undefined

  /** `database`: the connection on `path` that writes. */
  constructor(path: string, database: DatabaseSync) {
    this.#path = path
    this.#database = database
  }

  /** So many rows were committed. */
  wrote(rows: number): void {
    this.#rows += rows
    if (this.#rows < rowsBetween || this.#copying) return
    this.#rows = 0
    this.#copying = this.#copy().finally(() => (this.#copying = undefined))
  }

  /** Resolves when nothing is being copied. */
  async idle(): Promise<void> {
    await this.#copying
  }

  async close(): Promise<void> {
    await this.#copying
    await this.#worker?.run('close').catch(() => {})
    await this.#worker?.destroy()
  }

  async #copy(): Promise<void> {
    this.#worker ??= new Piscina({
      filename: workerFile('checkpoint-worker', import.meta.url),
      workerData: this.#path,
      minThreads: 1,
      maxThreads: 1,
    })
    try {
      await this.#worker.run('copy')
      if (this.#database.isOpen) this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch {
      // The log stays, and is longer next time. Where it is the disk, the next message that cannot be stored says so.
    }
  }
}
