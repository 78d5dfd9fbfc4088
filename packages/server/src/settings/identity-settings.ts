import { createPublicKey, type JsonWebKey } from 'node:crypto'
import type { JSONWebKeySet } from 'jose'
import { flag, type Kind, line, Misfit, optional, quote } from './kinds.ts'
import { setting } from './setting.ts'
import { secret, webAddress } from './web-kinds.ts'

/** RSA keys below this are broken by those who can pay for it. */
const leastRsaBits = 2_048

/** Public keys as JSON Web Keys, each fit for one of our algorithms. */
const publicKeys: Kind<JSONWebKeySet> = {
  takes: 'a set of public keys: {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "…"}]}, for ES256, EdDSA or RS256',
  schema: {
    type: 'object',
    required: ['keys'],
    properties: { keys: { type: 'array', minItems: 1, maxItems: 20, items: { type: 'object' } } },
  },
  fromText: (text) => text,
  read(json) {
    const keys = (json as { keys?: unknown } | null)?.keys
    if (!Array.isArray(keys) || keys.length === 0 || keys.length > 20) throw new Misfit()
    for (const [place, key] of (keys as JsonWebKey[]).entries()) {
      const problem = problemOf(key)
      if (problem) throw new Misfit(`key ${place + 1} ${problem}`)
    }
    return { keys } as JSONWebKeySet
  },
}

function problemOf(jwk: JsonWebKey): string | undefined {
  // The private part belongs to the website's backend and nowhere else.
  if (jwk?.d !== undefined || jwk?.k !== undefined) return 'is not public: leave out what is secret in it'
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPublicKey({ key: jwk, format: 'jwk' })
    const fits =
      type === 'ed25519' ||
      (type === 'ec' && details?.namedCurve === 'prime256v1') ||
      (type === 'rsa' && (details?.modulusLength ?? 0) >= leastRsaBits)
    return fits ? undefined : `is for none of our algorithms, or too short: ${quote(jwk.kty)} ${quote(jwk.crv ?? '')}`
  } catch {
    return 'is no key'
  }
}

/** How a site's contacts are verified: `sites.<key>.identity` in the file. */
export const siteIdentitySettings = {
  jwks: setting({
    kind: optional(publicKeys),
    default: null,
    doc: 'The public keys of the website’s backend, which signs who is signed in there (ES256, EdDSA, RS256).',
  }),
  jwksUrl: setting({
    kind: optional(webAddress),
    default: null,
    doc: 'Where the public keys are instead. Nothing in a token makes the server fetch from anywhere else.',
  }),
  secret: setting({
    kind: optional(secret),
    default: null,
    secret: true,
    doc: 'A secret shared with the backend instead of keys (HS256). Simpler; but whoever reads this file can pretend to be anybody.',
  }),
  issuer: setting({
    kind: optional(line(1, 255)),
    default: null,
    doc: 'What the claim `iss` of the tokens must be. Not looked at unless set.',
  }),
  required: setting({
    kind: flag,
    default: false,
    doc: 'Whether only contacts who are signed in on the website can chat. All others are told to sign in first.',
  }),
} as const
