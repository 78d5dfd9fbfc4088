import type { ContactSession } from '../store.ts'
import { rowOf, write, type Steps } from './steps.ts'

/** How exact `seenAt` is: signing in writes at most this often. */
const seenEveryMs = 3_600_000

/** See `Store.createContactSession`. */
export function* createContactSession(session: { tokenHash: string } & Omit<ContactSession, 'seenAt'>): Steps<void> {
  const { tokenHash, contactId, site, origin, createdAt, expiresAt, verified, commandsAs } = session
  yield* write(`INSERT INTO contacts (contact_id, latest) VALUES (?, '') ON CONFLICT DO NOTHING`, contactId)
  yield* write(
    `INSERT INTO contact_sessions (token_hash, contact_id, site, origin, created_at, seen_at, expires_at, verified, commands_as)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    tokenHash,
    contactId,
    site,
    origin,
    createdAt,
    createdAt,
    expiresAt,
    verified ? 1 : 0,
    commandsAs,
  )
}

/** See `Store.findContactSession`. The primary key of `contact_sessions`. */
export function* findContactSession(tokenHash: string, now: number): Steps<ContactSession | undefined> {
  const row = yield* rowOf('SELECT * FROM contact_sessions WHERE token_hash = ? AND expires_at > ?', tokenHash, now)
  if (!row) return undefined
  return {
    contactId: String(row.contact_id),
    site: String(row.site),
    origin: row.origin == null ? null : String(row.origin),
    createdAt: Number(row.created_at),
    verified: Number(row.verified) === 1,
    commandsAs: String(row.commands_as ?? row.contact_id),
    seenAt: Number(row.seen_at),
    expiresAt: Number(row.expires_at),
  }
}

/** Whether the session was last noted so long ago that it must be noted again. */
export const isUnseen = ({ seenAt }: ContactSession, now: number) => now - seenAt >= seenEveryMs

export function* noteSeen(tokenHash: string, now: number): Steps<void> {
  yield* write('UPDATE contact_sessions SET seen_at = ? WHERE token_hash = ? AND seen_at < ?', now, tokenHash, now)
}

/** See `Store.endContactSession`. */
export function* endContactSession(tokenHash: string): Steps<void> {
  yield* write('DELETE FROM contact_sessions WHERE token_hash = ?', tokenHash)
}
