import { PGlite, type Transaction } from '@electric-sql/pglite'
import type { PostgresDriver } from '../../../packages/server/src/store/postgres/postgres-driver.ts'
import type { Result, Row, Statement, Steps } from '../../../packages/server/src/store/sql/steps.ts'

let opening: Promise<PGlite> | undefined
let schemas = 0

/** Lets the process end. */
export async function closePglite(): Promise<void> {
  await (await opening)?.close()
}

/**
 * PostgreSQL in this process, for the contract suite: `npm test` needs no server. What only a real one has, several connections, is
 * tested in `test/cluster`. It takes seconds to open: each driver gets an empty schema of one database.
 */
export async function openPglite(): Promise<PostgresDriver> {
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

  async function execute(on: Pick<Transaction, 'query'>, { text, values }: Statement): Promise<Result> {
    const { rows, affectedRows } = await on.query<Row>(numberedText(text), [...values])
    return { rows, written: affectedRows ?? 0 }
  }

  async function run<T>(on: Pick<Transaction, 'query'>, steps: Steps<T>): Promise<T> {
    let step = steps.next()
    while (!step.done) step = steps.next(await execute(on, step.value))
    return step.value
  }

  return {
    dialect: 'postgres',
    read: (steps) => run(database, steps),
    transact: (begin) => database.transaction((transaction) => run(transaction, begin())) as Promise<never>,
    together: (act) =>
      database.transaction(async (transaction) => {
        const { result, last } = await act((statement) => execute(transaction, statement))
        for (const statement of last) await execute(transaction, statement)
        return result
      }) as Promise<never>,
    close: async () => void (await database.exec(`DROP SCHEMA ${schema} CASCADE`)),
  }
}
