import { openPatientPool, openPool, usualWaits, type Waits } from './postgres/open-pool.ts'
import { createPostgresDriver } from './postgres/postgres-driver.ts'
import { createPostgresStore } from './postgres/postgres-store.ts'
import { migrate } from './sql/migrate.ts'
import type { Store } from './store.ts'

/** The oldest version that is supported by its makers. */
const oldestVersion = 140_000

/** The database cannot be used as it is; nothing was changed. The message says what to do. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase'
}

export interface PostgresOptions {
  /** Names this node among those who share the database. */
  readonly node: string
  /** Shorter ones for tests. */
  readonly waits?: Waits
  /** Called when a connection breaks that nobody uses; the next one who needs one opens another. */
  readonly onBroken?: (error: Error) => void
}

/**
 * Opens the PostgreSQL database at `url`, brings it to the newest shape, and gives the store on it.
 * What was committed is durable: a setting of the database that would say so too early is overruled.
 *
 * @throws UnfitDatabase when it is too old, or its texts are not UTF-8.
 * @throws NewerDatabase when a newer server wrote it.
 * @throws pg's error when it cannot be reached.
 */
export async function openPostgres(
  url: string,
  { node, waits = usualWaits, onBroken = () => {} }: PostgresOptions,
): Promise<Store> {
  await preparePostgres(url)
  const pool = openPool({ url, name: `parley ${node}`, waits, onBroken })
  return createPostgresStore(createPostgresDriver(pool), { node })
}

/**
 * Looks at the database and brings it to the newest shape.
 *
 * @throws as `openPostgres`.
 */
export async function preparePostgres(url: string): Promise<void> {
  const pool = openPatientPool(url)
  try {
    const { rows } = await pool.query<{ version: string; encoding: string; schema: string | null }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding, current_schema() AS schema",
    )
    const { version = '0', encoding = '', schema = null } = rows[0] ?? {}
    if (Number(version) < oldestVersion)
      throw new UnfitDatabase(`This PostgreSQL is too old (${version}). Use version 14 or newer.`)
    if (encoding !== 'UTF8')
      throw new UnfitDatabase(
        `Its texts are in ${encoding}. Make one in UTF-8: createdb --encoding=UTF8 --template=template0 parley`,
      )
    if (schema === null)
      throw new UnfitDatabase('No schema of its search path exists. Make the schema, or correct the search path.')
    await migrate(createPostgresDriver(pool))
  } finally {
    await pool.end()
  }
}
