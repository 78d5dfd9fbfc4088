import { ChatError, type Clock } from '@parley/protocol'
import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Identity, Log } from '../core.ts'
import { identityFromClaims } from './agent-claims.ts'

type AgentIdentity = Extract<Identity, { role: 'agent' | 'supervisor' }>

/** How far apart two clocks may be, in seconds. */
const clockToleranceSeconds = 60

/** Headers by which a token could choose its own key, or ask for a rule that we do not know. */
const refusedHeaders = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64']

/** A way to verify: with which keys, by which algorithms. */
export interface TokenKeys {
  readonly keys: Uint8Array | JWTVerifyGetKey
  readonly algorithms: readonly string[]
  readonly issuer?: string
  readonly audience?: string
}

/** The keys behind a shared secret. */
export const sharedSecret = (secret: string): TokenKeys => ({
  keys: new TextEncoder().encode(secret),
  algorithms: ['HS256'],
})

/** The public keys at an address: kept for ten minutes, fetched again for an unknown key at most every 30 s, no redirects. */
export const publicKeysAt = (url: URL): TokenKeys => ({
  keys: createRemoteJWKSet(url, { timeoutDuration: 5_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 }),
  algorithms: ['ES256', 'EdDSA', 'Ed25519', 'RS256'],
})

export interface AgentTokenOptions {
  /** One way after the other is tried; none at all refuses every token. */
  readonly accepted: readonly TokenKeys[]
  readonly defaultCapacity: number
  readonly clock: Clock
  readonly log: Log
}

/**
 * Verifies agents' tokens. The algorithm comes from the configuration and the key from the configured place: nothing in
 * the token chooses either, and nothing in it makes us fetch anything.
 */
export function createAgentTokens({ accepted, defaultCapacity, clock, log }: AgentTokenOptions) {
  /** @throws ChatError `unauthorized`, `token-expired`, or `unavailable` while the keys cannot be fetched. */
  return async function verify(token: string): Promise<AgentIdentity> {
    const refuse = (why: string): never => {
      log('agent-token-refused', { why })
      throw new ChatError('unauthorized')
    }
    if (!isPlainToken(token)) refuse('shape')
    const payload = await verifyWithAny(token, accepted, clock).catch((error) => {
      if (error instanceof errors.JWTExpired) throw new ChatError('token-expired')
      if (isOutage(error)) {
        log('agent-keys-unavailable', { problem: codeOf(error) })
        throw new ChatError('unavailable', { retryAfterMs: 5_000 })
      }
      return refuse(codeOf(error))
    })
    const identity = identityFromClaims(payload, defaultCapacity)
    if ('wrongClaim' in identity) return refuse(`claim ${identity.wrongClaim}`)
    // Expired, yet within the tolerance: the clocks differ, so the session gets the tolerance as well.
    const isLate = identity.expiresAt <= clock.now()
    return isLate ? { ...identity, expiresAt: identity.expiresAt + clockToleranceSeconds * 1_000 } : identity
  }
}

export type VerifyAgentToken = ReturnType<typeof createAgentTokens>

function isPlainToken(token: string): boolean {
  // Decoders forgive what stands behind base64; we do not.
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return false
  try {
    const header = decodeProtectedHeader(token)
    return !refusedHeaders.some((name) => name in header)
  } catch {
    // Not a JWT at all, for instance a contact's token.
    return false
  }
}

/** The payload by the first keys that verify it; otherwise the error of the last ones tried, an expiry before all others. */
async function verifyWithAny(token: string, accepted: readonly TokenKeys[], clock: Clock): Promise<unknown> {
  let failure: unknown = new errors.JOSENotSupported('no keys are configured')
  for (const { keys, algorithms, issuer, audience } of accepted) {
    const options = {
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(clock.now()),
      requiredClaims: ['sub', 'exp'],
      ...(issuer !== undefined && { issuer }),
      ...(audience !== undefined && { audience }),
    }
    try {
      const verified = typeof keys === 'function' ? jwtVerify(token, keys, options) : jwtVerify(token, keys, options)
      return (await verified).payload
    } catch (error) {
      if (!(failure instanceof errors.JWTExpired)) failure = error
    }
  }
  throw failure
}

/** Whether the keys could not be had, which says nothing about the token. */
const isOutage = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error instanceof TypeError ||
  (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')

const codeOf = (error: unknown): string => (error instanceof errors.JOSEError ? error.code : 'ERR_KEYS')
