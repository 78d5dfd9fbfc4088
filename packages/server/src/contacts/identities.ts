import { ChatError, nameless, system, type CaseField, type ContactId, type ContactProfile } from '@parley/protocol'
import { type ContactClaims, contactIdFor, type Vouched } from '../auth/contact-claims.ts'
import type { ContactRow } from '../store/contact-rows.ts'
import type { Store } from '../store/store.ts'
import { changesBetween, checkedProfile, firstProfile, wordsOf } from './profile.ts'

/** How often somebody else may change a contact meanwhile before it is given up. */
const attempts = 5

export interface IdentitiesParts {
  readonly store: Pick<Store, 'findContact' | 'findIdentity' | 'putIdentity'>
  readonly contactFields: (site: string) => readonly CaseField[]
  readonly now: () => number
}

/** Who somebody is by what a website says, and what they are called. */
export interface KnownContact {
  readonly id: ContactId
  readonly name: string
}

/**
 * Keeps what websites say about their contacts ([CTC31], [CTC33]). What a token says anew replaces what was known; what it says as
 * before leaves alone what agents have changed since.
 */
export function createIdentities({ store, contactFields, now }: IdentitiesParts) {
  /** @throws ChatError `contact-invalid` for a claim that is none, `unavailable`. */
  return async function remember(site: string, { subject, claims }: Vouched): Promise<KnownContact> {
    const id = contactIdFor(site, subject)
    const said = JSON.stringify(claims)
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [row, identity] = await Promise.all([store.findContact(id), store.findIdentity(id)])
      const before = row ? (JSON.parse(row.profile) as ContactProfile) : firstProfile(nameless(id), null)
      if (row && identity?.claims === said) return { id, name: before.name }
      const last = identity && (JSON.parse(identity.claims) as ContactClaims)
      const after = checkedProfile(withClaims(before, claims, last), contactFields(site))
      const changes = row ? changesBetween(before, after) : []
      const version = (row?.version ?? 0) + (changes.length > 0 ? 1 : 0)
      const next: ContactRow = {
        id,
        site,
        profile: JSON.stringify(after),
        words: wordsOf(after),
        verified: true,
        version,
        createdAt: row?.createdAt ?? now(),
        mergedInto: row?.mergedInto ?? null,
      }
      const change =
        changes.length > 0 ? { version, at: now(), by: system, name: system, change: JSON.stringify(changes) } : null
      const noted = { contact: id, site, subject, claims: said, saidAt: now() }
      if (await store.putIdentity(noted, next, row?.version ?? null, change)) return { id, name: after.name }
    }
    throw new ChatError('unavailable', { retryAfterMs: 1_000 })
  }
}

/** The profile with what the token says that it did not say before. */
function withClaims(profile: ContactProfile, claims: ContactClaims, last: ContactClaims | undefined): ContactProfile {
  const isNew = (name: 'name' | 'email' | 'phone' | 'language') =>
    claims[name] !== undefined && claims[name] !== last?.[name]
  const news = Object.entries(claims.fields).filter(([key, value]) => last?.fields[key] !== value)
  return {
    name: isNew('name') ? claims.name! : profile.name,
    emails: isNew('email') ? instead(profile.emails, last?.email, claims.email!) : profile.emails,
    phones: isNew('phone') ? instead(profile.phones, last?.phone, claims.phone!) : profile.phones,
    language: isNew('language') ? claims.language! : profile.language,
    fields: { ...profile.fields, ...Object.fromEntries(news) },
  }
}

/** The list with another one in the place of what was said before, or in front. */
const instead = (list: readonly string[], before: string | undefined, now: string): string[] => [
  now,
  ...list.filter((each) => each !== before && each !== now),
]
