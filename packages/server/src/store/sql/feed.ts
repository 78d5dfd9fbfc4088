import type { LogId } from '@parley/protocol'
import type { FedEvent } from '../feed.ts'
import { rowsOf, type Steps } from './steps.ts'

/**
 * See `Feed.read`. One range of SQLite's own numbers of rows: with one writer, and where nothing is ever taken out, they are
 * the order of writing without a gap.
 */
export function* readFeed(after: number, limit: number): Steps<FedEvent[]> {
  const rows = yield* rowsOf(
    'SELECT rowid AS place, log_id, event FROM events WHERE rowid > ? ORDER BY rowid LIMIT ?',
    after,
    limit,
  )
  return rows.map(({ place, log_id: log, event }) => ({
    place: Number(place),
    log: String(log) as LogId,
    json: String(event),
  }))
}
