import type { ContactId, ConversationId, LogId } from '@parley/protocol'
import type { ErasureRows, ErasureWish } from '../erasure-rows.ts'
import { checksumOf } from './checksum.ts'
import { putChecked } from './commit.ts'
import { rowOf, rowsOf, write, type Steps } from './steps.ts'

const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ')

/** See `ErasureRows.rewriteLog`. The primary keys of `events` and `snapshots`. */
export function* rewriteLog(
  log: LogId,
  events: Parameters<ErasureRows['rewriteLog']>[1],
  snapshot: Parameters<ErasureRows['rewriteLog']>[2],
): Steps<void> {
  for (const { seq, json } of events)
    yield* write(
      'UPDATE events SET event = ?, checksum = ? WHERE log_id = ? AND seq = ?',
      json,
      checksumOf(log, seq, json),
      log,
      seq,
    )
  yield* write('DELETE FROM snapshots WHERE log_id = ?', log)
  if (snapshot)
    yield* write(putChecked, log, snapshot.seq, snapshot.state, checksumOf(log, snapshot.seq, snapshot.state))
}

/** See `ErasureRows.noteErased`. The primary key of `interactions`. */
export function* noteErased(conversation: ConversationId): Steps<void> {
  yield* write("UPDATE interactions SET status = 'erased' WHERE conversation_id = ? AND status = 'done'", conversation)
}

/** See `ErasureRows.overdue`. A range of the partial index `interactions_done`. */
export function* overdue(site: string, before: number, limit: number): Steps<ConversationId[]> {
  const rows = yield* rowsOf(
    `SELECT conversation_id FROM interactions WHERE status = 'done' AND site = ? AND ended_at < ?
     ORDER BY ended_at, conversation_id LIMIT ?`,
    site,
    before,
    limit,
  )
  return rows.map((row) => String(row.conversation_id))
}

/** See `ErasureRows.hasMore`. The index `history_by_contact`, each joined by its id. */
export function* hasMore(contacts: readonly ContactId[]): Steps<boolean> {
  const row = yield* rowOf(
    `SELECT h.conversation_id FROM history h JOIN interactions i ON i.conversation_id = h.conversation_id
     WHERE h.contact_id IN (${marks(contacts)}) AND i.status <> 'erased' LIMIT 1`,
    ...contacts,
  )
  return row !== undefined
}

/** See `ErasureRows.forgetContacts`. Ranges of primary keys, and the indexes by contact. */
export function* forgetContacts(contacts: readonly ContactId[], profile: string): Steps<void> {
  for (const contact of contacts) {
    yield* write(
      `UPDATE contact_profiles SET profile = ?, words = '', verified = 0, version = version + 1 WHERE contact_id = ?`,
      profile,
      contact,
    )
    for (const table of ['contact_changes', 'identities', 'callbacks', 'contact_sessions'])
      yield* write(`DELETE FROM ${table} WHERE contact_id = ?`, contact)
  }
}

/** See `ErasureRows.wishErasure`. */
export function* wishErasure({ contact, by, at }: ErasureWish): Steps<void> {
  yield* write(
    'INSERT INTO erasures (contact_id, wished_by, wished_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    contact,
    by,
    at,
  )
}

/** See `ErasureRows.wishedErasures`. All of a small table. */
export function* wishedErasures(): Steps<ErasureWish[]> {
  const rows = yield* rowsOf('SELECT contact_id, wished_by, wished_at FROM erasures ORDER BY wished_at, contact_id')
  return rows.map((row) => ({
    contact: String(row.contact_id),
    by: String(row.wished_by),
    at: Number(row.wished_at),
  }))
}

/** See `ErasureRows.dropErasure`. */
export function* dropErasure(contact: ContactId): Steps<void> {
  yield* write('DELETE FROM erasures WHERE contact_id = ?', contact)
}
