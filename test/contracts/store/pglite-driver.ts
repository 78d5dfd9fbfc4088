import { PGlite, type Transaction } from '@electric-sql/pglite'
import type { Row, SqlDriver, SqlValue, Steps } from '../../../packages/server/src/store/sql/steps.ts'

let opening: Promise<PGlite> | undefined
let schemas = 0

/** Lets the process end. */
export async function closePglite(): Promise<void> {
  await (await opening)?.close()
}

/**
 * PostgreSQL in this process, for the contract suite: it shows that the SQL text is common to both databases.
 * It takes seconds to open: each driver gets an empty schema of one database.
 */
export async function openPglite(): Promise<SqlDriver> {
  const database = await (opening ??= PGlite.create())
  const schema = `store_${++schemas}`
  await database.exec(`CREATE SCHEMA ${schema}; SET search_path TO ${schema}`)
  const numbered = new Map<string, string>()

  /** `?` becomes `$1`, `$2`, … */
  function numberedText(text: string): string {
    let known = numbered.get(text)
    if (known === undefined) {
      let count = 0
      known = text.replaceAll('?', () => `$${++count}`)
      numbered.set(text, known)
    }
    return known
  }

  async function run<T>(on: Pick<Transaction, 'query'>, steps: Steps<T>): Promise<T> {
    let step = steps.next()
    while (!step.done) {
      const { text, values } = step.value
      const { rows, affectedRows } = await on.query<Row>(numberedText(text), values as SqlValue[])
      step = steps.next({ rows, written: affectedRows ?? 0 })
    }
    return step.value
  }

  return {
    read: (steps) => run(database, steps),
    transact: (begin) => database.transaction((transaction) => run(transaction, begin())) as Promise<never>,
    close: async () => void (await database.exec(`DROP SCHEMA ${schema} CASCADE`)),
  }
}
