import {
  ChatError,
  limits,
  type ContactId,
  type ContactProfile,
  type ContactRecord,
  type ContactSummary,
} from '@parley/protocol'
import type { ContactClaims } from '../auth/contact-claims.ts'
import type { ContactRow } from '../store/contact-rows.ts'
import type { Store } from '../store/store.ts'
import { vouchedOf } from './vouched.ts'

/** How long ago an interaction may have begun to be a recent one, in milliseconds. */
const recentMs = 7 * 24 * 3_600_000

export const profileIn = (row: ContactRow) => JSON.parse(row.profile) as ContactProfile

export const summaryOf = (row: ContactRow): ContactSummary => ({
  id: row.id,
  site: row.site,
  profile: profileIn(row),
  createdAt: row.createdAt,
})

/** Reads contacts, and whoever they turned out to be. */
export function createRecords(store: Store, now: () => number) {
  /** Who a contact turned out to be, at any remove. @throws ChatError `not-found`. */
  async function rowOf(id: ContactId): Promise<ContactRow> {
    const seen = new Set<ContactId>()
    let row = await store.findContact(id)
    while (row?.mergedInto && !seen.has(row.id)) {
      seen.add(row.id)
      row = await store.findContact(row.mergedInto)
    }
    if (!row) throw new ChatError('not-found')
    return row
  }

  /** A contact and all who were merged into them: their histories are one. */
  const everyIdOf = async (id: ContactId): Promise<readonly ContactId[]> => [
    id,
    ...(await store.contactsMergedInto(id)),
  ]

  async function recordOf(row: ContactRow): Promise<ContactRecord> {
    const ids = await everyIdOf(row.id)
    const [identity, changes, callbacks, recent, merged] = await Promise.all([
      row.verified ? store.findIdentity(row.id) : undefined,
      store.contactChanges(row.id, limits.contactChanges),
      store.callbacksOf(ids),
      store.countRecent(ids, now() - recentMs),
      Promise.all(ids.slice(1).map((id) => store.findContact(id))),
    ])
    return {
      ...summaryOf(row),
      verified: row.verified,
      ...(identity && { vouched: vouchedOf(profileIn(row), JSON.parse(identity.claims) as ContactClaims) }),
      version: row.version,
      changes: changes.map(({ change, ...rest }) => ({ ...rest, changes: JSON.parse(change) as [] })),
      callbacks: callbacks.map(({ id, at, number, note, name, createdAt }) => ({
        id,
        at,
        number,
        note,
        name,
        createdAt,
      })),
      recent,
      merged: merged.flatMap((other) =>
        other ? [{ id: other.id, name: profileIn(other).name, version: other.version }] : [],
      ),
    }
  }

  return { rowOf, everyIdOf, recordOf }
}

export type Records = ReturnType<typeof createRecords>
