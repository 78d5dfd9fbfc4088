import pg from 'pg'

/** Connections of one node for the store; the doorbell has one more. Batches use one, the rest is for whoever reads. */
const mostConnections = 8

/** How long whoever needs a connection waits for one. Milliseconds. */
const connectMs = 5_000

/** After so long without use a connection is closed, in milliseconds; the next one costs some milliseconds to open. */
const idleMs = 60_000

/** The longest that one statement may take. Milliseconds. */
const statementMs = 10_000

/** After so long without an answer the line is thought dead, in milliseconds: longer than the server lets a statement take. */
const silenceMs = 15_000

/** How long transactions wait, in milliseconds. */
export interface Waits {
  /** For their turn, or for a row, before they give up. */
  readonly busyMs: number
  /** How long a node that has its turn may say nothing before it loses it: the others wait for it. */
  readonly heldMs: number
}

/** `busyMs` is that of SQLite. */
export const usualWaits: Waits = { busyMs: 5_000, heldMs: 3_000 }

export interface PoolOptions {
  readonly url: string
  readonly name: string
  readonly waits: Waits
  /** Called when a connection breaks that nobody uses; whoever uses one is told by what they asked. */
  readonly onBroken: (error: Error) => void
}

/** The connections of a node's store. None of them waits for ever for anything. */
export function openPool({ url, name, waits, onBroken }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    pipeline: true,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: idleMs,
    query_timeout: silenceMs,
    statement_timeout: statementMs,
    lock_timeout: waits.busyMs,
    idle_in_transaction_session_timeout: waits.heldMs,
    keepAlive: true,
  })
  listen(pool, onBroken)
  // Before anything else on that connection; should it fail, so does whoever wanted the connection.
  pool.on('connect', (client) => {
    for (const text of [waitForDisk, askByKeys]) void client.query(text).catch(() => {})
  })
  return pool
}

/** One connection that may take its time: for migrations. */
export function openPatientPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: connectMs, pipeline: true })
  listen(pool, () => {})
  return pool
}

/** Without listeners a connection that breaks would end the process, whether somebody uses it or not. */
function listen(pool: pg.Pool, onBroken: (error: Error) => void): void {
  pool.on('error', onBroken)
  pool.on('connect', (client) => void client.on('error', () => {}))
}

/** "accepted" means durable: without it PostgreSQL would say so before the disk has it. */
const waitForDisk =
  "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"

/**
 * Everything is asked by a key or a range of an index. A plan is made once for each connection and statement, perhaps while the tables are
 * still small, and reading all of a small table looks cheaper than its index: from then on each question would take longer with each
 * message, until the database looks at the table again. So the only plan is the one for large tables.
 */
const askByKeys = `SELECT set_config(name, 'off', false)
  FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material', 'jit']) AS name`
