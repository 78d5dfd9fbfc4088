import type { DatabaseSync } from 'node:sqlite'
import type { SqlValue } from '../store/sql/steps.ts'

/** A table as SQLite describes it. */
export interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'bigint' }[]
}

/** All tables with something of ours, by name. Not the versions: they are where the migrations have left them. */
export function tablesOf(database: DatabaseSync): Table[] {
  const names = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
  return names
    .filter((name) => name !== 'schema_versions')
    .map((name) => ({
      name,
      columns: database
        .prepare(`SELECT name, type FROM pragma_table_info('${name}')`)
        .all()
        // PostgreSQL keeps its own.
        .filter(({ name: column }) => column !== 'checksum')
        .map((column) => ({ name: String(column.name), type: column.type === 'BIGINT' ? 'bigint' : 'text' })),
    }))
}

export function countOf(database: DatabaseSync, { name }: Table): number {
  return Number(database.prepare(`SELECT count(*) AS count FROM ${name}`).get()?.count)
}

/** Rows that go together, and characters: what is on the way takes memory on both sides. */
const mostRows = 2_000
const mostChars = 4_000_000

/** A row with its number in SQLite, which is the order of writing. */
export interface NumberedRow {
  readonly number: number
  readonly values: readonly SqlValue[]
}

/** All rows of a table in the order of writing, some at a time. */
export function* rowsOf(database: DatabaseSync, { name, columns }: Table): Generator<NumberedRow[]> {
  const list = columns.map((column) => column.name).join(', ')
  const next = database.prepare(
    `SELECT rowid AS parley_row, ${list} FROM ${name} WHERE rowid > ? ORDER BY rowid LIMIT ${mostRows}`,
  )
  for (let after = 0; ; ) {
    let rows: NumberedRow[] = []
    let chars = 0
    const found = next.all(after)
    for (const row of found) {
      const values = columns.map((column) => row[column.name] as SqlValue)
      rows.push({ number: Number(row.parley_row), values })
      chars += values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0)
      if (chars < mostChars) continue
      yield rows
      rows = []
      chars = 0
    }
    if (rows.length > 0) yield rows
    if (found.length < mostRows) return
    after = Number(found.at(-1)?.parley_row)
  }
}
