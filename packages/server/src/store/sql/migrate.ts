import { migrations, type Migration } from '../migrations/migrations.ts'
import { rowOf, write, type SqlDriver, type Steps } from './steps.ts'

/** The database was written by a newer server than this one. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/**
 * Brings the database to the newest shape, each migration in a transaction of its own: an interrupted start leaves the
 * old shape or the new one, never something between.
 *
 * @throws NewerDatabase when the database is ahead of this program.
 */
export async function migrate(driver: SqlDriver, steps: readonly Migration[] = migrations): Promise<void> {
  await driver.transact(function* () {
    yield* write('CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY)')
  })
  const current = await driver.read(currentVersion())
  const newest = steps.at(-1)?.version ?? 0
  if (current > newest)
    throw new NewerDatabase(
      `The database has version ${current}, this server knows up to ${newest}. Start the server that wrote it, or a newer one.`,
    )
  for (const migration of steps) {
    if (migration.version > current) await driver.transact(() => apply(migration))
  }
}

function* currentVersion(): Steps<number> {
  const row = yield* rowOf('SELECT max(version) AS version FROM schema_versions')
  return Number(row?.version ?? 0)
}

function* apply({ version, statements }: Migration): Steps<void> {
  for (const statement of statements) yield* write(statement)
  yield* write('INSERT INTO schema_versions (version) VALUES (?)', version)
}
