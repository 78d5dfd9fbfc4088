/** What a column holds, in both databases. */
export type SqlValue = string | number | null

export type Row = Readonly<Record<string, SqlValue | bigint>>

/** A value for a question mark. Lists are for statements that are written for PostgreSQL alone. */
export type SqlParameter = SqlValue | readonly SqlValue[]

/** One statement with its values, in the order of its question marks. */
export interface Statement {
  readonly text: string
  readonly values: readonly SqlParameter[]
}

/** What a statement gave: its rows, and how many it wrote. */
export interface Result {
  readonly rows: readonly Row[]
  readonly written: number
}

/**
 * A piece of work in the database, written once for both: it yields statements and is given their results.
 * SQLite runs all of it in one go, so that nothing comes in between; PostgreSQL awaits each answer.
 */
export type Steps<T> = Generator<Statement, T, Result>

/** The rows that a statement gives. */
export function* rowsOf(text: string, ...values: SqlParameter[]): Steps<readonly Row[]> {
  const { rows } = yield { text, values }
  return rows
}

/** The first row that a statement gives, or nothing. */
export function* rowOf(text: string, ...values: SqlParameter[]): Steps<Row | undefined> {
  const { rows } = yield { text, values }
  return rows[0]
}

/** Runs a statement for what it writes; returns how many rows it did write. */
export function* write(text: string, ...values: SqlParameter[]): Steps<number> {
  const { written } = yield { text, values }
  return written
}

export type Dialect = 'sqlite' | 'postgres'

/** A few lines for each database. */
export interface SqlDriver {
  readonly dialect: Dialect
  /** Runs steps that only read. */
  read<T>(steps: Steps<T>): Promise<T>
  /**
   * Runs steps in one transaction and resolves when it is durable. `begin` may be called again when the database was busy.
   *
   * @throws ChatError `unavailable` when the database is busy, full or gone; nothing was written then.
   */
  transact<T>(begin: () => Steps<T>): Promise<T>
  close(): Promise<void>
}
