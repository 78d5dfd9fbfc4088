import { migrations, type Migration } from '../migrations/migrations.ts'
import { rowOf, rowsOf, write, type Dialect, type SqlDriver, type Steps } from './steps.ts'

/** The database was written by a newer server than this one. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/**
 * Brings the database to the newest shape, each migration in a transaction of its own: an interrupted start leaves the
 * old shape or the new one, never something between. Of several nodes that start at once one does it, and the others wait.
 *
 * @throws NewerDatabase when the database is ahead of this program.
 */
export async function migrate(driver: SqlDriver, steps: readonly Migration[] = migrations): Promise<void> {
  await driver.transact(function* () {
    yield* waitForOthers(driver)
    yield* write('CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY)')
  })
  const current = await driver.read(currentVersion())
  const newest = steps.at(-1)?.version ?? 0
  if (current > newest)
    throw new NewerDatabase(
      `The database has version ${current}, this server knows up to ${newest}. Start the server that wrote it, or a newer one.`,
    )
  for (const migration of steps) {
    if (migration.version > current) await driver.transact(() => apply(migration, driver))
  }
}

function* currentVersion(): Steps<number> {
  const row = yield* rowOf('SELECT max(version) AS version FROM schema_versions')
  return Number(row?.version ?? 0)
}

/** Holds, until the end of the transaction, what only one node of a database may hold. A file of SQLite has one owner. */
function* waitForOthers({ dialect }: SqlDriver): Steps<void> {
  if (dialect === 'postgres')
    yield* rowsOf("SELECT pg_advisory_xact_lock(hashtextextended('parley migrations ' || current_schema(), 0))")
}

function* apply({ version, statements }: Migration, driver: SqlDriver): Steps<void> {
  yield* waitForOthers(driver)
  // Another node may have been faster.
  if ((yield* currentVersion()) >= version) return
  for (const statement of statements) {
    if (typeof statement === 'string') yield* write(inDialect(statement, driver.dialect))
    else if (statement.only === driver.dialect) yield* write(statement.text)
  }
  yield* write('INSERT INTO schema_versions (version) VALUES (?)', version)
}

/** SQLite compares text byte by byte. PostgreSQL would in the order of the database's language, in which ids are in no useful one. */
const inDialect = (statement: string, dialect: Dialect): string =>
  dialect === 'postgres' ? statement.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : statement
