import type { ManagedRow } from '../store.ts'
import { rowsOf, write, type Steps } from './steps.ts'

/** See `Store.managedResponses`. All of a small table. */
export function* managedResponses(): Steps<ManagedRow[]> {
  const rows = yield* rowsOf('SELECT response_id, response FROM managed_responses ORDER BY response_id')
  return rows.map((row) => ({
    id: String(row.response_id),
    response: row.response == null ? null : String(row.response),
  }))
}

/** See `Store.putManagedResponse`. */
export function* putManagedResponse({ id, response }: ManagedRow): Steps<void> {
  yield* write(
    `INSERT INTO managed_responses (response_id, response) VALUES (?, ?)
     ON CONFLICT (response_id) DO UPDATE SET response = excluded.response`,
    id,
    response,
  )
}

/** See `Store.dropManagedResponse`. */
export function* dropManagedResponse(id: string): Steps<void> {
  yield* write('DELETE FROM managed_responses WHERE response_id = ?', id)
}
