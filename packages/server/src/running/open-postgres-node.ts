import { newId, systemClock, type Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Doorbell } from '../doorbell/doorbell.ts'
import { createPostgresDoorbell } from '../doorbell/postgres-doorbell.ts'
import { PostgresLine } from '../doorbell/postgres-line.ts'
import { createPostgresSignals } from '../doorbell/postgres-signals.ts'
import type { Signals } from '../doorbell/signals.ts'
import { openPostgres } from '../store/open-postgres.ts'
import type { Store } from '../store/store.ts'

/** What one node of many has of the database that they share. */
export interface PostgresNode {
  /** To be closed last: the line of the other two goes with it. */
  readonly store: Store
  readonly doorbell: Doorbell
  readonly signals: Signals
}

/**
 * Opens the PostgreSQL database at `url` as one node of those who share it, and begins to listen.
 *
 * @throws as `openPostgres`.
 */
export async function openPostgresNode(
  url: string,
  { log, clock = systemClock }: { log: Log; clock?: Clock },
): Promise<PostgresNode> {
  // Another one with each start: what a node rang before it died is news to the one after it.
  const node = newId()
  const store = await openPostgres(url, { node, onBroken: () => log('database-connection-lost') })
  const line = new PostgresLine({ url, node, clock, log })
  const doorbell = createPostgresDoorbell(line, node)
  const signals = createPostgresSignals(line, { node, clock })
  await line.start()
  return {
    store: {
      ...store,
      async close() {
        await line.close()
        await store.close()
      },
    },
    doorbell,
    signals,
  }
}
