import { ChatError, type Clock } from '@parley/protocol'
import { createLocalJWKSet } from 'jose'
import type { Log } from '../core.ts'
import type { SiteIdentitySettings } from '../settings.ts'
import { vouchedIn, type Vouched } from './contact-claims.ts'
import {
  clockToleranceSeconds,
  payloadOf,
  publicKeyAlgorithms,
  publicKeysAt,
  sharedSecret,
  type TokenKeys,
  tokenNotes,
} from './signed-tokens.ts'

export interface ContactIdentitiesOptions {
  readonly sites: Readonly<Record<string, { readonly identity: SiteIdentitySettings }>>
  /** Keys that are good for every site besides its own: the demo's. */
  readonly also?: readonly TokenKeys[]
  readonly clock: Clock
  readonly log: Log
}

/**
 * Verifies what websites say about their contacts ([SEC22]): a token for one site, signed with a key of that site, good for ten
 * minutes at most.
 */
export function createContactIdentities({ sites, also = [], clock, log }: ContactIdentitiesOptions) {
  const keysBySite = new Map(
    Object.entries(sites).map(([site, { identity }]) => [
      site,
      [...keysOf(site, identity), ...also.map((way) => ({ ...way, audience: site }))],
    ]),
  )

  /**
   * @throws ChatError `unknown-site`, `identity-off`, `unauthorized`, `token-expired`, or `unavailable` while the keys cannot be
   * fetched.
   */
  return async function verify(site: string, token: string): Promise<Vouched> {
    const accepted = keysBySite.get(site)
    if (!accepted) throw new ChatError('unknown-site', { site })
    if (accepted.length === 0) throw new ChatError('identity-off', { site })
    const notes = tokenNotes(log, 'contact', { site })
    const required = ['sub', 'aud', 'iat', 'exp']
    const payload = await payloadOf(token, { accepted, required, clock, ...notes })
    const vouched = vouchedIn(payload, clock.now() / 1_000 + clockToleranceSeconds)
    return 'wrongClaim' in vouched ? notes.refuse(`claim ${vouched.wrongClaim}`) : vouched
  }
}

export type VerifyContactIdentity = ReturnType<typeof createContactIdentities>

/** Whether contacts of a site can be verified at all. */
export const hasKeys = ({ secret, jwks, jwksUrl }: SiteIdentitySettings): boolean =>
  secret !== null || jwks !== null || jwksUrl !== null

function keysOf(site: string, { secret, jwks, jwksUrl, issuer }: SiteIdentitySettings): readonly TokenKeys[] {
  const ways: TokenKeys[] = []
  if (jwks) ways.push({ keys: createLocalJWKSet(jwks), algorithms: publicKeyAlgorithms })
  if (jwksUrl) ways.push(publicKeysAt(jwksUrl))
  if (secret !== null) ways.push(sharedSecret(secret))
  return ways.map((way) => ({ ...way, audience: site, ...(issuer !== null && { issuer }) }))
}
