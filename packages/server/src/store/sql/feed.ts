import type { LogId } from '@parley/protocol'
import type { FedEvent } from '../feed.ts'
import { isWhole } from './checksum.ts'
import { rowsOf, type Row, type Steps } from './steps.ts'

/**
 * See `Feed.read`. One range of SQLite's own numbers of rows: with one writer, and where nothing is ever taken out, they are
 * the order of writing without a gap.
 */
export function* readFeed(after: number, limit: number): Steps<FedEvent[]> {
  const rows = yield* rowsOf(
    'SELECT rowid AS place, log_id, seq, event, checksum FROM events WHERE rowid > ? ORDER BY rowid LIMIT ?',
    after,
    limit,
  )
  return rows.map((row) => {
    const log = String(row.log_id) as LogId
    const json = String(row.event)
    return { place: Number(row.place), log, json: isWhole(log, row, json) ? json : damagedEvent(row) }
  })
}

/** Stands for one that is not what was written, so that it does not keep all later ones from whoever follows. */
const damagedEvent = ({ seq }: Row): string => JSON.stringify({ seq: Number(seq), at: 0, name: 'damaged', body: {} })
