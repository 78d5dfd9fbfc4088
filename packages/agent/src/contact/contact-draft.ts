import type { ContactId, ContactProfile, ContactRecord } from '@parley/protocol'
import type { Desk } from '../desk/desk.ts'

/** What an agent is changing about a contact. */
export interface ContactDraft {
  readonly profile: ContactProfile
  /** The version that it was begun on. */
  readonly version: number
}

/** By desk, so that nobody finds what somebody else was writing; survives a look at another tab. */
const drafts = new WeakMap<Desk, Map<ContactId, ContactDraft>>()

/** What the agent is changing about contacts, by their ids. */
export function draftsOf(desk: Desk): Map<ContactId, ContactDraft> {
  const kept = drafts.get(desk) ?? new Map<ContactId, ContactDraft>()
  drafts.set(desk, kept)
  return kept
}

/** Without lines in which nothing stands. */
export const withoutGaps = (profile: ContactProfile): ContactProfile => ({
  ...profile,
  emails: profile.emails.map((email) => email.trim()).filter(Boolean),
  phones: profile.phones.map((phone) => phone.trim()).filter(Boolean),
  fields: Object.fromEntries(Object.entries(profile.fields).filter(([, value]) => value.trim() !== '')),
})

export const isSame = (one: ContactProfile, other: ContactProfile) => written(one) === written(other)

const written = (profile: ContactProfile) => {
  const { name, emails, phones, language, fields } = withoutGaps(profile)
  return JSON.stringify([
    name,
    emails,
    phones,
    language,
    Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)),
  ])
}

/** What others have changed since the draft was begun, newest first. */
export const changedSince = ({ changes }: ContactRecord, { version }: ContactDraft) =>
  changes.filter((change) => change.version > version)
