import { createHash } from 'node:crypto'
import { limits, type ContactId } from '@parley/protocol'
import * as v from 'valibot'

/** For how long a token about a contact may be good, in seconds (security rule H3). */
export const longestIdentitySeconds = 600

const word = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.check((value) => value.isWellFormed()),
  )
const seconds = v.pipe(v.number(), v.minValue(0))

const claims = v.object({
  sub: word(255),
  /** The site alone: a token for several of them is good for none. */
  aud: v.string(),
  iat: seconds,
  exp: seconds,
  name: v.optional(word(limits.nameChars)),
  email: v.optional(word(254)),
  phone: v.optional(word(40)),
  /** BCP 47 tag. */
  language: v.optional(word(35)),
  /** By the key in `contactFields` of the site. */
  fields: v.optional(v.pipe(v.record(word(100), word(limits.caseDataChars)), v.maxEntries(limits.caseDataFields)), {}),
})

/** What a website vouches for about one of its contacts. */
export interface ContactClaims {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly language?: string | undefined
  readonly fields: Readonly<Record<string, string>>
}

/** Whom a token is about. */
export interface Vouched {
  /** What the website calls them: the claim `sub`. */
  readonly subject: string
  readonly claims: ContactClaims
}

/**
 * What a token whose signature is good says about a contact; the name of the first wrong claim otherwise. `nowSeconds`: since 1970, with
 * what clocks may differ by.
 */
export function vouchedIn(payload: unknown, nowSeconds: number): Vouched | { readonly wrongClaim: string } {
  const result = v.safeParse(claims, payload, { abortEarly: true })
  if (!result.success) return { wrongClaim: v.getDotPath(result.issues[0]) ?? 'payload' }
  const { sub, aud: _site, iat, exp, ...said } = result.output
  if (iat > nowSeconds) return { wrongClaim: 'iat' }
  if (exp - iat > longestIdentitySeconds || exp < iat) return { wrongClaim: 'exp' }
  return { subject: sub, claims: said }
}

/**
 * The contact who is this to a site, on every machine and every node: made of the two names, so that nobody has to agree on it. 132 bits
 * of SHA-256 as base64url, like every id.
 */
export const contactIdFor = (site: string, subject: string): ContactId =>
  createHash('sha256').update(`${site}\0${subject}`).digest('base64url').slice(0, 22)
