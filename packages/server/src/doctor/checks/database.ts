import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDamage } from '../../store/open-sqlite.ts'
import { migrations } from '../../store/migrations/migrations.ts'
import type { Check, Examined } from '../examination.ts'
import { findingsOf, wordOf, type Finding } from '../finding.ts'

const found = findingsOf('database')

/** Above this size only the structure is checked, not every index against its table. Bytes. */
const quickAbove = 1_073_741_824

const newest = migrations.at(-1)?.version ?? 0

/** Whether the database opens, is whole, fits this program, and takes what is written. Changes nothing. */
export const checkDatabase: Check = async (examined) => {
  const { databaseUrl, dataFolder } = examined.settings
  if (databaseUrl !== null) {
    // Whoever keeps the embedded one does not wait for the client of another to load.
    const { lookAtPostgres } = await import('./postgres.ts')
    return [...(await lookAtPostgres(databaseUrl, examined)), ...derived(dataFolder)]
  }
  return [...embedded(join(dataFolder, 'parley.sqlite'), examined), ...derived(dataFolder)]
}

function embedded(path: string, examined: Examined): Finding[] {
  if (!existsSync(path)) return [found.ok(`${path} is not there yet; the first start makes it.`)]
  try {
    const seen = withDatabase(path, (database) => [
      ...whole(database, path),
      ...fitting(database),
      ...inTime(database, examined),
    ])
    // Afterwards: whoever may write takes the files away again that a reader leaves behind.
    return [...seen, ...writable(path, examined)]
  } catch (error) {
    if (isDamage(error)) return [damaged(path, wordOf(error))]
    return [found.problem(`${path} cannot be opened (${wordOf(error)}).`, 'Give this user the right to read it.')]
  }
}

function whole(database: DatabaseSync, path: string): Finding[] {
  const { size } = statSync(path)
  const check = size > quickAbove ? 'quick_check' : 'integrity_check'
  const rows = database.prepare(`PRAGMA ${check}(3)`).all() as Record<string, unknown>[]
  const words = rows.map((row) => String(row[check]))
  if (words.length !== 1 || words[0] !== 'ok') return [damaged(path, words.join('; '))]
  return [found.ok(`${path} is whole: ${(size / 1_048_576).toFixed(1)} MB.`)]
}

function fitting(database: DatabaseSync): Finding[] {
  const row = database.prepare('SELECT max(version) AS version FROM schema_versions').get()
  const version = Number(row?.['version'] ?? 0)
  return [fits(version)]
}

/** What the database's version means for this program. */
export function fits(version: number): Finding {
  if (version > newest)
    return found.problem(
      `The database has version ${version}, this program knows up to ${newest}.`,
      'Start the server that wrote it, or a newer one.',
    )
  if (version < newest)
    return found.ok(`The database has version ${version}; the next start brings it to ${newest}. Make a backup before.`)
  return found.ok(`The database has version ${version}, as this program wants it.`)
}

/** While a server runs, that one writes; else a transaction is begun and taken back. */
function writable(path: string, { isRunning }: Examined): Finding[] {
  if (isRunning) return [found.ok('The running server writes to it.')]
  const wal = `${path}-wal`
  if (existsSync(wal) && statSync(wal).size > 0)
    return [found.ok('The last run was cut off. The next start brings back what is in the write-ahead log.')]
  const database = new DatabaseSync(path)
  try {
    database.exec('BEGIN IMMEDIATE; CREATE TABLE parley_doctor (a); ROLLBACK')
    return [found.ok('It takes what is written.')]
  } catch (error) {
    return [
      found.problem(
        `${path} takes nothing (${wordOf(error)}).`,
        'Look for another program that holds it, for the rights of its files, and for room on the disk.',
      ),
    ]
  } finally {
    database.close()
  }
}

/** What was written last tells whether the clock has been ahead. */
function inTime(database: DatabaseSync, { clocks, now }: Examined): Finding[] {
  const row = database.prepare('SELECT max(opened_at) AS at FROM interactions').get()
  const at = Number(row?.['at'] ?? 0)
  if (at > now) clocks.set('the latest conversation in the database', at - now)
  return []
}

/** What is made from the logs, and can be made from them again. */
function derived(dataFolder: string): Finding[] {
  return ['search.sqlite', 'reports.sqlite'].flatMap((name) => {
    const path = join(dataFolder, name)
    if (!existsSync(path)) return []
    try {
      const isWhole = withDatabase(path, (database) => whole(database, path)[0]?.is === 'ok')
      if (isWhole) return []
    } catch (error) {
      if (!isDamage(error))
        return [found.warning(`${path} cannot be opened (${wordOf(error)}).`, 'Look at its rights.')]
    }
    return [found.warning(`${path} is damaged.`, 'Stop the server and remove it: it is made again from the logs.')]
  })
}

function withDatabase<Result>(path: string, look: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

const damaged = (path: string, words: string) =>
  found.problem(
    `${path} is damaged (${words}).`,
    `Restore the latest backup, or rescue what is readable with: sqlite3 "${path}" .recover`,
  )
