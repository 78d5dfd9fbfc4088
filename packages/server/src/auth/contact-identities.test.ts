import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import type { Clock } from '@parley/protocol'
import { exportJWK, exportSPKI, generateKeyPair, type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose'
import { siteIdentitySettings } from '../settings.ts'
import { contactIdFor } from './contact-claims.ts'
import { createContactIdentities } from './contact-identities.ts'

const nowSeconds = 1_800_000_000
const clock: Clock = { now: () => nowSeconds * 1_000, after: () => () => {} }
const secret = 'a shared secret of more than 32 bytes, for tests'
const good: JWTPayload = { sub: 'u-7', aud: 'shop', iat: nowSeconds, exp: nowSeconds + 300, name: 'Maria' }

const [ed, ec, rsa] = await Promise.all([
  generateKeyPair('EdDSA', { extractable: true }),
  generateKeyPair('ES256'),
  generateKeyPair('RS256', { extractable: true }),
])
const publicOf = async (pair: typeof ed, kid: string) => ({ ...(await exportJWK(pair.publicKey)), kid })
const jwks: JSONWebKeySet = {
  keys: [await publicOf(ed, 'ed'), await publicOf(ec, 'ec'), await publicOf(rsa, 'rsa')],
}
const none = { jwks: null, jwksUrl: null, secret: null, issuer: null, required: false }
const refusals: string[] = []
const verify = createContactIdentities({
  sites: {
    shop: { identity: { ...none, jwks, issuer: null } },
    bank: { identity: { ...none, secret, issuer: 'https://bank.example' } },
    open: { identity: none },
  },
  clock,
  log: (_name, facts) => void refusals.push(String(facts?.['why'])),
})

const signed = (
  payload: JWTPayload = good,
  pair = ed,
  header: { alg: string; [name: string]: unknown } = { alg: 'EdDSA', kid: 'ed' },
) => new SignJWT(payload).setProtectedHeader(header).sign(pair.privateKey)

const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token made by hand, so that it may be as wrong as it likes. */
function forge(header: object, payload: object = good, key: string = secret): string {
  const text = `${base64url(header)}.${base64url(payload)}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

for (const [alg, pair, kid] of [
  ['EdDSA', ed, 'ed'],
  ['ES256', ec, 'ec'],
  ['RS256', rsa, 'rsa'],
] as const)
  test(`[SEC22] a token of the site’s backend says who it is about (${alg})`, async () => {
    const said = { email: 'maria@example.com', phone: '+49 30 901820', language: 'pt-BR', fields: { customer: '4711' } }
    assert.deepEqual(await verify('shop', await signed({ ...good, ...said }, pair, { alg, kid })), {
      subject: 'u-7',
      claims: { name: 'Maria', ...said },
    })
  })

test('[SEC22] a shared secret is good where a site has one, and nowhere else', async () => {
  const payload = { ...good, aud: 'bank', iss: 'https://bank.example' }
  assert.equal((await verify('bank', forge({ alg: 'HS256' }, payload))).subject, 'u-7')
  await assert.rejects(verify('shop', forge({ alg: 'HS256' })), { code: 'unauthorized' })
  await assert.rejects(verify('open', await signed({ ...good, aud: 'open' })), { code: 'identity-off' })
  await assert.rejects(verify('moon', await signed()), { code: 'unknown-site' })
})

const token = await signed()
const { aud: _aud, ...noAudience } = good
const { iat: _iat, ...noStart } = good
const { exp: _exp, ...noEnd } = good
const { sub: _sub, ...noSubject } = good
const [head = '', body = '', signature = ''] = token.split('.')
const wrong: Readonly<Record<string, string>> = {
  'no algorithm': `${base64url({ alg: 'none' })}.${body}.`,
  'the public key as a secret': forge({ alg: 'HS256', kid: 'rsa' }, good, await exportSPKI(rsa.publicKey)),
  'a key set of its own': await signed(good, ed, { alg: 'EdDSA', kid: 'ed', jku: 'https://evil.example/keys' }),
  'a key of its own': await signed(good, ed, { alg: 'EdDSA', jwk: await exportJWK(ed.publicKey) }),
  'a certificate of its own': await signed(good, ed, { alg: 'EdDSA', x5u: 'https://evil.example/x' }),
  'a critical header': `${base64url({ alg: 'EdDSA', kid: 'ed', crit: ['exp'], exp: 1 })}.${body}.${signature}`,
  'a path as a key’s name': await signed(good, ed, { alg: 'EdDSA', kid: '../../etc/passwd' }),
  'another key’s name': await signed(good, ed, { alg: 'EdDSA', kid: 'ec' }),
  'another site': await signed({ ...good, aud: 'bank' }),
  'several sites': await signed({ ...good, aud: ['shop', 'bank'] }),
  'no site': await signed(noAudience),
  'no subject': await signed(noSubject),
  'an empty subject': await signed({ ...good, sub: '' }),
  'no beginning': await signed(noStart),
  'no end': await signed(noEnd),
  'eleven minutes': await signed({ ...good, exp: nowSeconds + 660 }),
  'not yet': await signed({ ...good, nbf: nowSeconds + 120 }),
  'a beginning to come': await signed({ ...good, iat: nowSeconds + 3_600, exp: nowSeconds + 3_900 }),
  'a name that is none': await signed({ ...good, name: 7 as never }),
  'something behind it': `${token}.x`,
  'something before it': ` ${token}`,
  'a changed letter': `${head}.${base64url({ ...good, sub: 'admin' })}.${signature}`,
  'a word': 'maria',
}

for (const [what, bad] of Object.entries(wrong))
  test(`[SEC22] [ATK117] refused: ${what}`, async () => {
    await assert.rejects(verify('shop', bad), { code: 'unauthorized' })
  })

test('[SEC22] an expired token says that it is, a minute after its end', async () => {
  const ended = (seconds: number) => signed({ ...good, iat: nowSeconds - 400, exp: nowSeconds - seconds })
  await assert.rejects(verify('shop', await ended(61)), { code: 'token-expired' })
  assert.equal((await verify('shop', await ended(30))).subject, 'u-7')
})

test('[SEC22] what is noted of a refusal names no token and nobody', () => {
  assert.ok(refusals.length > 10)
  assert.doesNotMatch(refusals.join(), /Maria|u-7|eyJ/)
})

test('[CTC30] the same name on another site is somebody else, and the parts cannot be shifted', () => {
  assert.match(contactIdFor('shop', 'u-7'), /^[\w-]{22}$/)
  assert.equal(contactIdFor('shop', 'u-7'), contactIdFor('shop', 'u-7'))
  assert.notEqual(contactIdFor('shop', 'u-7'), contactIdFor('bank', 'u-7'))
  assert.notEqual(contactIdFor('sho', 'pu-7'), contactIdFor('shop', 'u-7'))
})

test('[SEC22] keys that are secret, short or of another kind stop the start', async () => {
  const read = (json: unknown) => () => siteIdentitySettings.jwks.kind.read(json)
  const privateKey = await exportJWK(rsa.privateKey)
  const weak = await exportJWK((await generateKeyPair('RS256', { modulusLength: 2_048 })).publicKey)
  assert.throws(read({ keys: [privateKey] }), /is not public/)
  assert.throws(read({ keys: [{ kty: 'oct', k: 'c2VjcmV0' }] }), /is not public/)
  assert.throws(read({ keys: [{ ...weak, n: weak.n!.slice(0, 171) }] }), /too short/)
  assert.throws(read({ keys: [{ kty: 'EC', crv: 'P-384', x: 'a', y: 'b' }] }), /is no key|none of our algorithms/)
  assert.throws(read({ keys: [] }))
  assert.deepEqual(read(jwks)(), jwks)
})
