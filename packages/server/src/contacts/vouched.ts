import type { ContactProfile } from '@parley/protocol'
import type { ContactClaims } from '../auth/contact-claims.ts'
import { cleanName } from '../deciding/clean-name.ts'

/** What of a profile is still as the website vouches for it: see `ContactRecord.vouched`. */
export function vouchedOf(profile: ContactProfile, claims: ContactClaims): string[] {
  const { name, email, phone, language, fields } = claims
  return [
    ...(name !== undefined && profile.name === cleanName(name) ? ['name'] : []),
    ...(email !== undefined && profile.emails.includes(email.trim()) ? ['emails'] : []),
    ...(phone !== undefined && profile.phones.includes(phone.trim()) ? ['phones'] : []),
    ...(language !== undefined && profile.language === language ? ['language'] : []),
    ...Object.entries(fields).flatMap(([key, value]) => (profile.fields[key] === value.trim() ? [key] : [])),
  ]
}
