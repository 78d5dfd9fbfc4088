import { DatabaseSync } from 'node:sqlite'
import type { LogId } from '@parley/protocol'
import pg from 'pg'
import { kept } from '../store/postgres/postgres-driver.ts'
import { openSqlite, sqliteDriver } from '../store/open-sqlite.ts'
import { preparePostgres } from '../store/open-postgres.ts'
import { isWhole } from '../store/sql/checksum.ts'
import { migrate } from '../store/sql/migrate.ts'
import type { Row } from '../store/sql/steps.ts'
import { takeTurn } from '../store/postgres/postgres-store.ts'
import { differences, LogHashes } from './log-hashes.ts'
import { countOf, rowsOf, tablesOf, type NumberedRow, type Table } from './tables.ts'

/** It was not copied, and nothing was changed there. The message says why, and what to do. */
export class NotCopied extends Error {
  override readonly name = 'NotCopied'
}

/** What was copied, and found to be the same on both sides. */
export interface Copied {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  readonly events: number
  readonly logs: number
}

/** Events that are read back at once. */
const pageEvents = 5_000

/**
 * Copies the SQLite database at `path`, which nobody else may have open, to the empty PostgreSQL database at `url`; reads back what is
 * there, compares the number of rows of each table and a hash of each log, and commits. All of it is one transaction: whatever
 * ends it before leaves the target as it was.
 *
 * @throws NotCopied when the target holds something, or something else arrived there than left here.
 * @throws as `openSqlite` and `openPostgres`.
 */
export async function copyToPostgres(path: string, url: string): Promise<Copied> {
  // Both in the newest shape.
  await (await openSqlite(path)).close()
  await preparePostgres(url)
  const source = new DatabaseSync(path, { readOnly: true })
  const target = new pg.Client({ connectionString: url })
  // Whoever asks is told.
  target.on('error', () => {})
  try {
    await target.connect()
    await target.query('BEGIN')
    await target.query(takeTurn)
    const tables = tablesOf(source)
    await checkEmpty(target, tables)
    for (const table of tables) await copyTable(source, target, table)
    await target.query(
      "SELECT setval(pg_get_serial_sequence('events', 'place'), max(place)) FROM events HAVING max(place) IS NOT NULL",
    )
    const copied = await compare(source, target, tables)
    await target.query('COMMIT')
    return copied
  } finally {
    source.close()
    await target.end().catch(() => {})
  }
}

/** Nothing but what the migrations put there themselves, which goes. */
async function checkEmpty(target: pg.Client, tables: readonly Table[]): Promise<void> {
  const fresh = await openFresh()
  try {
    for (const table of tables) {
      const found = await countIn(target, table)
      if (found > countOf(fresh, table))
        throw new NotCopied(
          `The target is not empty: ${table.name} has ${found} rows. Name an empty database; this one was left as it is.`,
        )
      if (found > 0) await target.query(`DELETE FROM ${table.name}`)
    }
  } finally {
    fresh.close()
  }
}

/** A database as the migrations make it. */
async function openFresh(): Promise<DatabaseSync> {
  const database = new DatabaseSync(':memory:')
  await migrate(sqliteDriver(database))
  return database
}

async function copyTable(source: DatabaseSync, target: pg.Client, table: Table): Promise<void> {
  const places = table.name === 'events' ? [{ name: 'place', type: 'bigint' }] : []
  const columns = [...table.columns, ...places]
  const text = `INSERT INTO ${table.name} (${columns.map(({ name }) => name).join(', ')})
    SELECT * FROM unnest(${columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ')})`
  for (const rows of rowsOf(source, table)) {
    const values = table.columns.map((_, column) => kept(rows.map((row) => row.values[column] ?? null)))
    // What follows behind the logs knows events by their place, and goes on where it is.
    await target.query(text, [...values, ...places.map(() => rows.map((row: NumberedRow) => row.number))])
  }
}

async function compare(source: DatabaseSync, target: pg.Client, tables: readonly Table[]): Promise<Copied> {
  const rows: Record<string, number> = {}
  for (const table of tables) {
    const [here, there] = [countOf(source, table), await countIn(target, table)]
    if (here !== there)
      throw new NotCopied(`${table.name} has ${here} rows here, and ${there} arrived. Nothing was changed; try again.`)
    rows[table.name] = here
  }
  const [here, there] = [hashesHere(source), await hashesThere(target)]
  const different = differences(here, there)
  if (different.length > 0)
    throw new NotCopied(
      `${different.length} of ${here.size} logs did not arrive as they are here, the first is ${different[0]}. Nothing was changed; try again.`,
    )
  return { rows, events: rows['events'] ?? 0, logs: here.size }
}

function hashesHere(source: DatabaseSync): ReadonlyMap<string, string> {
  const hashes = new LogHashes()
  for (const row of source.prepare('SELECT log_id, seq, event, checksum FROM events ORDER BY log_id, seq').iterate()) {
    const [log, seq, json] = [String(row.log_id) as LogId, Number(row.seq), String(row.event)]
    // There it would have no checksum, and nobody would notice any more.
    if (!isWhole(log, row as Row, json))
      throw new NotCopied(`Event ${seq} of ${log} is damaged. Nothing was copied; restore a backup that has it.`)
    hashes.add({ log, seq, json })
  }
  return hashes.ended()
}

async function hashesThere(target: pg.Client): Promise<ReadonlyMap<string, string>> {
  const hashes = new LogHashes()
  for (let [log, seq] = ['', 0]; ; ) {
    const { rows } = await target.query<{ log_id: string; seq: string; event: string }>(
      'SELECT log_id, seq, event FROM events WHERE (log_id, seq) > ($1, $2) ORDER BY log_id, seq LIMIT $3',
      [log, seq, pageEvents],
    )
    for (const row of rows) hashes.add({ log: row.log_id, seq: Number(row.seq), json: row.event })
    const last = rows.at(-1)
    if (!last || rows.length < pageEvents) return hashes.ended()
    ;[log, seq] = [last.log_id, Number(last.seq)]
  }
}

async function countIn(target: pg.Client, { name }: Table): Promise<number> {
  const { rows } = await target.query<{ count: string }>(`SELECT count(*) AS count FROM ${name}`)
  return Number(rows[0]?.count)
}
