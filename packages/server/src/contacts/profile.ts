import {
  ChatError,
  fitsCaseField,
  isPhone,
  limits,
  type CaseField,
  type ContactChange,
  type ContactProfile,
} from '@parley/protocol'
import { cleanName } from '../deciding/clean-name.ts'

/** What is known of a contact who has just said who they are. */
export const firstProfile = (name: string, language: string | null): ContactProfile => ({
  name,
  emails: [],
  phones: [],
  language,
  fields: {},
})

/** What a contact is found by: names and addresses in lower case, and of phone numbers their digits alone. */
export function wordsOf({ name, emails, phones, fields }: ContactProfile): string {
  const digits = phones.map((phone) => phone.replace(/\D/g, ''))
  return folded([name, ...emails, ...phones, ...digits, ...Object.values(fields)].join(' '))
}

/** The words that somebody looks for, in the form in which `wordsOf` has them; of what looks like a phone number the digits alone. */
export function wantedWords(text: string): readonly string[] {
  if (/^[+\d][\d\s()/.-]{4,}$/.test(text.trim())) return [text.replace(/\D/g, '').replace(/^00/, '')]
  return folded(text).split(/\s+/).filter(Boolean).slice(0, 10)
}

/** Without capitals and accents. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const invalid = (field: string, problem: string) => new ChatError('contact-invalid', { field, problem })

/**
 * The profile as it is kept: names and addresses clean, each once.
 *
 * @throws ChatError `contact-invalid` with the field and the problem.
 */
export function checkedProfile(profile: ContactProfile, configured: readonly CaseField[]): ContactProfile {
  const name = cleanName(profile.name)
  if (name === undefined) throw invalid('name', 'shows nothing')
  const emails = unique(profile.emails.map((email) => email.trim()))
  for (const email of emails)
    if (!/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]+$/.test(email)) throw invalid('emails', 'is not an e-mail address')
  const phones = unique(profile.phones.map((phone) => phone.trim()))
  for (const phone of phones) if (!isPhone(phone)) throw invalid('phones', 'is not a phone number')
  const { language } = profile
  if (language !== null && !isLanguage(language)) throw invalid('language', 'is not a language')
  const fields: Record<string, string> = {}
  for (const [key, value] of Object.entries(profile.fields)) {
    const field = configured.find((other) => other.key === key)
    if (!field) throw invalid(key, 'is none of `contactFields`')
    if (!fitsCaseField(value.trim(), field)) throw invalid(key, `is not a ${field.type ?? 'text'}`)
    if (value.trim() !== '') fields[key] = value.trim()
  }
  return { name, emails, phones, language, fields }
}

const unique = (list: readonly string[]) => [...new Set(list.filter((each) => each !== ''))]

const isLanguage = (tag: string) => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag)

/** What is different, thing by thing. */
export function changesBetween(before: ContactProfile, after: ContactProfile): readonly ContactChange[] {
  const flat = ({ name, emails, phones, language, fields }: ContactProfile): Record<string, string> => ({
    ...fields,
    name,
    emails: emails.join(', '),
    phones: phones.join(', '),
    language: language ?? '',
  })
  const [was, is] = [flat(before), flat(after)]
  const changes: ContactChange[] = []
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [old, now] = [was[field] ?? '', is[field] ?? '']
    if (old !== now) changes.push({ field, before: old || null, after: now || null })
  }
  return changes
}

export const sameProfile = (one: ContactProfile, other: ContactProfile) => changesBetween(one, other).length === 0

/** A page of a history, as long as may be. */
export const pageOf = (limit: number | undefined) => Math.min(limit ?? 20, limits.historyEntries)
