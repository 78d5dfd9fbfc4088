import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Doorbell } from '../doorbell/doorbell.ts'
import type { Signals } from '../doorbell/signals.ts'
import type { Settings } from '../settings.ts'
import { openSqlite } from '../store/open-sqlite.ts'
import type { Store } from '../store/store.ts'
import type { OwnedFolder } from './own-folder.ts'

/** The database that the settings name, and with one that several servers share what they hear each other by. */
export interface Database {
  readonly store: Store
  readonly doorbell?: Doorbell
  readonly signals?: Signals
}

/** @throws what the database says: see `explainStoreError`. */
export async function openDatabase(
  { databaseUrl }: Pick<Settings, 'databaseUrl'>,
  folder: OwnedFolder,
  { log, clock }: { readonly log: Log; readonly clock: Clock },
): Promise<Database> {
  if (databaseUrl === null) {
    const onDropped = (transactions: number) =>
      log(transactions > 1 ? 'write-ahead-log-damaged' : 'write-ahead-log-torn', { transactions })
    return { store: await openSqlite(embeddedIn(folder), { onDropped }) }
  }
  // Whoever keeps the embedded one does not wait for the client of another to load.
  const { openPostgresNode } = await import('./open-postgres-node.ts')
  return openPostgresNode(databaseUrl, { log, clock })
}

/** Where the embedded database is. */
export const embeddedIn = (folder: OwnedFolder): string => folder.file('parley.sqlite')
