import type { ContactId } from '@parley/protocol'
import type { ContactChangeRow, ContactRow, IdentityRow } from '../contact-rows.ts'
import { rowOf, write, type Steps } from './steps.ts'

/** See `ContactRows.findIdentity`. The primary key of `identities`. */
export function* findIdentity(contact: ContactId): Steps<IdentityRow | undefined> {
  const row = yield* rowOf('SELECT * FROM identities WHERE contact_id = ?', contact)
  if (!row) return undefined
  const { site, subject, claims, said_at: saidAt } = row
  return {
    contact,
    site: String(site),
    subject: String(subject),
    claims: String(claims),
    saidAt: Number(saidAt),
  }
}

/** See `ContactRows.putIdentity`. The primary keys of `contact_profiles`, `contact_changes` and `identities`. */
export function* putIdentity(
  { contact, site, subject, claims, saidAt }: IdentityRow,
  row: ContactRow,
  from: number | null,
  change: ContactChangeRow | null,
): Steps<boolean> {
  const written = from === null ? yield* addVerified(row) : yield* replaceVerified(row, from)
  if (written === 0) return false
  if (change)
    yield* write(
      'INSERT INTO contact_changes (contact_id, version, at, agent_id, name, change) VALUES (?, ?, ?, ?, ?, ?)',
      row.id,
      change.version,
      change.at,
      change.by,
      change.name,
      change.change,
    )
  yield* write(
    `INSERT INTO identities (contact_id, site, subject, claims, said_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (contact_id) DO UPDATE SET claims = excluded.claims, said_at = excluded.said_at`,
    contact,
    site,
    subject,
    claims,
    saidAt,
  )
  return true
}

const addVerified = ({ id, site, profile, words, version, createdAt }: ContactRow) =>
  write(
    `INSERT INTO contact_profiles (contact_id, site, profile, words, verified, version, created_at)
     VALUES (?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
    id,
    site,
    profile,
    words,
    version,
    createdAt,
  )

const replaceVerified = ({ id, profile, words, version }: ContactRow, from: number) =>
  write(
    `UPDATE contact_profiles SET profile = ?, words = ?, verified = 1, version = ?
     WHERE contact_id = ? AND version = ?`,
    profile,
    words,
    version,
    id,
    from,
  )
