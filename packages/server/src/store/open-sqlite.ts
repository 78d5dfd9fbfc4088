import { existsSync, readFileSync, statSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { ChatError } from '@parley/protocol'
import { Checkpointer } from './checkpointer.ts'
import { readFeed } from './sql/feed.ts'
import { migrate } from './sql/migrate.ts'
import { createSqlStore } from './sql/sql-store.ts'
import type { Row, SqlDriver, SqlValue, Statement, Steps } from './sql/steps.ts'
import type { Store } from './store.ts'
import { droppedTransactions } from './write-ahead-log.ts'

/** How long a writer waits for another process's transaction (a backup, a shell) before it gives up. Milliseconds. */
const busyMs = 5_000
const busyStepMs = 25

/**
 * Pages of 4 kB in the write-ahead log that make SQLite copy them into the database file by itself, while everybody waits: it happens
 * when the `Checkpointer` does not get that far.
 */
const checkpointPages = 32_000

/** Pages that are kept in memory at most, in KiB. With the 2 MB that SQLite takes by itself, each batch looks for some of its pages in the files. */
const cacheKiB = 32_000

/** The database file is damaged; nothing was changed. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase'
}

export interface SqliteOptions {
  /** Pages of 4 kB that the database may have at most; without one, what the disk takes. */
  readonly mostPages?: number
  /** Called when the write-ahead log has transactions that cannot be taken up, with their number. See `droppedTransactions`. */
  readonly onDropped?: (transactions: number) => void
}

/**
 * Opens the SQLite database at `path` (`:memory:` for none), brings it to the newest shape, and gives the store on it.
 * WAL with `synchronous=FULL`: what was committed survives kill -9 and power loss.
 *
 * @throws DamagedDatabase when the last run did not close it and the check finds damage.
 * @throws NewerDatabase when a newer server wrote it.
 */
export async function openSqlite(path: string, { mostPages, onDropped }: SqliteOptions = {}): Promise<Store> {
  const uncleanly = wasLeftOpen(path)
  // Before it is opened: SQLite writes over what it does not take up.
  const dropped = uncleanly ? droppedTransactions(readFileSync(walOf(path))) : 0
  const database = new DatabaseSync(path)
  try {
    // Before anything is read: another process may be at work.
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec(`PRAGMA cache_size = -${cacheKiB}`)
    // What is erased is overwritten with zeros, instead of lying about in its page.
    database.exec('PRAGMA secure_delete = ON')
    database.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`)
    if (mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${mostPages}`)
    if (uncleanly) checkIntegrity(database, path)
    const checkpointer = new Checkpointer(path, database)
    const driver = sqliteDriver(database, checkpointer)
    await migrate(driver)
    if (dropped > 0) onDropped?.(dropped)
    // From here on waiting is done between attempts, so that everybody else is served meanwhile.
    database.exec('PRAGMA busy_timeout = 0')
    return {
      ...createSqlStore(driver, { soleWriter: true }),
      feed: { read: (after, limit) => driver.read(readFeed(after, limit)) },
      // The write-ahead log has pages as they were. While somebody reads it stays, and goes with the next one.
      async purge() {
        await checkpointer.idle()
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      },
    }
  } catch (error) {
    database.close()
    throw isDamage(error) ? damaged(path, String(error)) : error
  }
}

/** Opens the database at `path` for reading alone, while another process may write to it. Nothing is brought to another shape. */
export function openSqliteToRead(path: string): Store {
  const database = new DatabaseSync(path, { readOnly: true })
  database.exec(`PRAGMA busy_timeout = ${busyMs}`)
  return createSqlStore(sqliteDriver(database), { soleWriter: false })
}

const walOf = (path: string) => `${path}-wal`

/** The write-ahead log is removed on closing: a filled one says that the last run was cut off. */
function wasLeftOpen(path: string): boolean {
  const wal = walOf(path)
  return existsSync(wal) && statSync(wal).size > 0
}

function checkIntegrity(database: DatabaseSync, path: string): void {
  const findings = database
    .prepare('PRAGMA integrity_check(5)')
    .all()
    .map((row) => String(row.integrity_check))
  if (findings.length === 1 && findings[0] === 'ok') return
  throw damaged(path, findings.join('; '))
}

const damaged = (path: string, findings: string) =>
  new DamagedDatabase(
    `${path} is damaged (${findings.replace(/\s+/g, ' ')}). Restore the latest backup, or rescue what is readable with: sqlite3 "${path}" .recover`,
  )

/** `checkpointer`: is told of what was written. */
export function sqliteDriver(database: DatabaseSync, checkpointer?: Checkpointer): SqlDriver {
  const prepared = new Map<string, { statement: StatementSync; reads: boolean }>()
  let writtenRows = 0

  function execute({ text, values }: Statement): { rows: readonly Row[]; written: number } {
    let known = prepared.get(text)
    if (!known) {
      const statement = database.prepare(text)
      known = { statement, reads: statement.columns().length > 0 }
      prepared.set(text, known)
    }
    // Lists are for the other database alone.
    const plain = values as readonly SqlValue[]
    if (known.reads) return { rows: known.statement.all(...plain) as Row[], written: 0 }
    const written = Number(known.statement.run(...plain).changes)
    writtenRows += written
    return { rows: [], written }
  }

  function run<T>(steps: Steps<T>): T {
    let step = steps.next()
    while (!step.done) step = steps.next(execute(step.value))
    return step.value
  }

  function transactNow<T>(begin: () => Steps<T>): T {
    database.exec('BEGIN IMMEDIATE')
    writtenRows = 0
    try {
      const result = run(begin())
      database.exec('COMMIT')
      checkpointer?.wrote(writtenRows)
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    dialect: 'sqlite',
    async read(steps) {
      try {
        return run(steps)
      } catch (error) {
        throw translate(error)
      }
    },
    async transact(begin) {
      for (let waitedMs = 0; ; waitedMs += busyStepMs) {
        try {
          return transactNow(begin)
        } catch (error) {
          if (!isBusy(error) || waitedMs >= busyMs) throw translate(error)
        }
        await new Promise((resolve) => setTimeout(resolve, busyStepMs))
      }
    },
    async close() {
      await checkpointer?.close()
      if (database.isOpen) database.close()
    },
  }
}

// SQLite's primary result codes: https://sqlite.org/rescode.html
const busy = 5
const temporary: ReadonlySet<number> = new Set([busy, 6, 10, 13, 14, 8, 7])

const resultCode = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | null)?.errcode
  return typeof code === 'number' ? code & 0xff : undefined
}

/** A malformed database, or something that is none. */
export const isDamage = (error: unknown) => [11, 26].includes(resultCode(error) ?? 0)

const isBusy = (error: unknown) => resultCode(error) === busy

/** Busy, locked, full, read-only, cannot open, out of memory, input/output: it may work again later. Everything else is a mistake of ours. */
function translate(error: unknown): unknown {
  const code = resultCode(error)
  if (code === undefined || !temporary.has(code)) return error
  return new ChatError('unavailable', { retryAfterMs: 1_000 })
}
