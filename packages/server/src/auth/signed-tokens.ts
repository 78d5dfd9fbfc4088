import { ChatError, type Clock } from '@parley/protocol'
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import type { Log } from '../core.ts'

/** How far apart two clocks may be, in seconds. */
export const clockToleranceSeconds = 60

/** What others sign with their private keys. */
export const publicKeyAlgorithms = ['ES256', 'EdDSA', 'Ed25519', 'RS256'] as const

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
  algorithms: publicKeyAlgorithms,
})

export interface SignedTokenOptions {
  /** One way after the other is tried; none at all refuses every token. */
  readonly accepted: readonly TokenKeys[]
  /** Claims that have to be there. */
  readonly required: readonly string[]
  readonly clock: Clock
  /** Says why a token is refused. Never returns. */
  readonly refuse: (why: string) => never
  /** Notes that the keys cannot be had, and why. */
  readonly noteOutage: (problem: string) => void
}

/**
 * What a token says whose signature, times, issuer and audience are good. The algorithm comes from the configuration and the key from
 * the configured place: nothing in the token chooses either, and nothing in it makes us fetch anything.
 *
 * @throws ChatError `token-expired`, `unavailable` while the keys cannot be fetched, or whatever `refuse` throws.
 */
export async function payloadOf(token: string, options: SignedTokenOptions): Promise<JWTPayload> {
  const { refuse, noteOutage } = options
  if (!isPlainToken(token)) refuse('shape')
  return verifyWithAny(token, options).catch((error: unknown) => {
    if (error instanceof errors.JWTExpired) throw new ChatError('token-expired')
    if (isOutage(error)) {
      noteOutage(codeOf(error))
      throw new ChatError('unavailable', { retryAfterMs: 5_000 })
    }
    return refuse(codeOf(error))
  })
}

/** Notes under these names what becomes of tokens of one kind: `agent-token-refused`, `agent-keys-unavailable`. */
export const tokenNotes = (log: Log, kind: 'agent' | 'contact', facts: Readonly<Record<string, string>> = {}) => ({
  refuse(why: string): never {
    log(`${kind}-token-refused`, { ...facts, why })
    throw new ChatError('unauthorized')
  },
  noteOutage: (problem: string) => log(`${kind}-keys-unavailable`, { ...facts, problem }),
})

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
async function verifyWithAny(
  token: string,
  { accepted, required, clock }: Pick<SignedTokenOptions, 'accepted' | 'required' | 'clock'>,
): Promise<JWTPayload> {
  let failure: unknown = new errors.JOSENotSupported('no keys are configured')
  for (const { keys, algorithms, issuer, audience } of accepted) {
    const options = {
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(clock.now()),
      requiredClaims: [...required],
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
