import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { Clock } from '@parley/protocol'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { noPermissions } from '../deciding/permit.ts'
import { createAgentTokens } from './agent-tokens.ts'
import { publicKeysAt, sharedSecret, type TokenKeys } from './signed-tokens.ts'

const nowSeconds = 1_800_000_000
const clock: Clock = { now: () => nowSeconds * 1_000, after: () => () => {} }
const secret = 'a shared secret of more than 32 bytes, for tests'
const good: JWTPayload = { sub: 'u-7', name: 'Ada', exp: nowSeconds + 600 }

const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token made by hand, so that it may be as wrong as it likes. */
function forge(header: object, payload: object = good, key: string = secret): string {
  const signed = `${base64url(header)}.${base64url(payload)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** When agents were signed out. */
const signedOutAt = new Map<string, number>()

const verifierWith = (...accepted: TokenKeys[]) =>
  createAgentTokens({
    accepted,
    defaultCapacity: 3,
    permissionsOf: () => noPermissions,
    signedOutAt: async (agentId) => signedOutAt.get(agentId),
    clock,
    log: () => {},
  })
const verify = verifierWith(sharedSecret(secret))

/** An identity provider that counts how often it is asked for its keys. */
const provider = { keys: [] as object[], asked: [] as string[], status: 200 }
const server = createServer((request, response) => {
  provider.asked.push(request.url ?? '')
  response
    .writeHead(provider.status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ keys: provider.keys }))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
after(() => server.close())
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const rsa = await generateKeyPair('RS256', { extractable: true })
const ec = await generateKeyPair('ES256')
provider.keys.push({ ...(await exportJWK(rsa.publicKey)), kid: 'k1', alg: 'RS256' })
provider.keys.push({ ...(await exportJWK(ec.publicKey)), kid: 'k2', alg: 'ES256' })

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
const signed = (key: PrivateKey, header: { alg: string; [name: string]: unknown }, payload = good) =>
  new SignJWT(payload).setProtectedHeader(header).sign(key)

test('[SEC5] a good token tells who the agent is, and nothing it does not say', async () => {
  const identity = await verify(forge({ alg: 'HS256' }))
  assert.deepEqual(identity, {
    role: 'agent',
    agentId: 'u-7',
    name: 'Ada',
    groups: [],
    skills: [],
    capacity: 3,
    permissions: noPermissions,
    expiresAt: (nowSeconds + 600) * 1_000,
  })
})

test('[SEC5] only the role "supervisor" makes a supervisor', async () => {
  const roleFor = async (roles: unknown) => (await verify(forge({ alg: 'HS256' }, { ...good, roles }))).role
  assert.equal(await roleFor(['agent', 'supervisor']), 'supervisor')
  assert.equal(await roleFor(['Supervisor', 'admin', 'contact']), 'agent')
})

const pem = await exportSPKI(rsa.publicKey)
const forged: Readonly<Record<string, string>> = {
  'no signature': `${base64url({ alg: 'none' })}.${base64url(good)}.`,
  'alg none with a signature': forge({ alg: 'none' }),
  'alg None': forge({ alg: 'None' }),
  'another secret': forge({ alg: 'HS256' }, good, 'another secret of more than thirty-two bytes'),
  'an empty secret': forge({ alg: 'HS256' }, good, ''),
  'a stronger algorithm than agreed': forge({ alg: 'HS512' }),
  'a changed payload': forge({ alg: 'HS256' }).replace(/\.[^.]+\./, `.${base64url({ ...good, sub: 'admin' })}.`),
  'a cut signature': forge({ alg: 'HS256' }).slice(0, -4),
  'data behind the signature': `${forge({ alg: 'HS256' })}=`,
  'a newline behind the signature': `${forge({ alg: 'HS256' })}\n`,
  'a fourth part': `${forge({ alg: 'HS256' })}.e30`,
  jku: forge({ alg: 'HS256', jku: `${here}/jku` }),
  x5u: forge({ alg: 'HS256', x5u: `${here}/x5u` }),
  jwk: forge({ alg: 'HS256', jwk: { kty: 'oct', k: base64url(secret) } }),
  x5c: forge({ alg: 'HS256', x5c: ['AAAA'] }),
  crit: forge({ alg: 'HS256', crit: ['exp'], exp: 1 }),
  b64: forge({ alg: 'HS256', b64: false, crit: ['b64'] }),
  'no exp': forge({ alg: 'HS256' }, { sub: 'u-7', name: 'Ada' }),
  'exp as text': forge({ alg: 'HS256' }, { ...good, exp: String(nowSeconds + 600) }),
  'no sub': forge({ alg: 'HS256' }, { name: 'Ada', exp: nowSeconds + 600 }),
  'sub as list': forge({ alg: 'HS256' }, { ...good, sub: ['u-7'] }),
  'an empty name': forge({ alg: 'HS256' }, { ...good, name: '' }),
  'a name of 101 characters': forge({ alg: 'HS256' }, { ...good, name: 'x'.repeat(101) }),
  'a capacity beyond reason': forge({ alg: 'HS256' }, { ...good, capacity: 1e9 }),
  'roles as text': forge({ alg: 'HS256' }, { ...good, roles: 'supervisor' }),
  'not yet valid': forge({ alg: 'HS256' }, { ...good, nbf: nowSeconds + 120 }),
  'a payload that is no object': forge({ alg: 'HS256' }, [good]),
  'a contact’s token': 'q7Yl0vC9r5cJ8m2nW3xZ4aB6dE1fG0hKpLsTuVyIoR_',
  nothing: '',
}

for (const [what, token] of Object.entries(forged))
  test(`[SEC5] [ATK117] a token with ${what} is refused, and nothing is fetched`, async () => {
    provider.asked.length = 0
    await assert.rejects(verify(token), { code: 'unauthorized' })
    assert.deepEqual(provider.asked, [])
  })

test('[SEC24] [ATK121] a token that was made before its agent was signed out is refused, also one of the same second, and one that does not say when', async () => {
  signedOutAt.set('u-8', nowSeconds * 1_000 + 400)
  const made = (iat?: number, sub = 'u-8') => verify(forge({ alg: 'HS256' }, { ...good, sub, ...(iat && { iat }) }))
  for (const iat of [nowSeconds - 60, nowSeconds, undefined])
    await assert.rejects(made(iat), { code: 'unauthorized' }, `made at ${iat}`)
  assert.equal((await made(nowSeconds + 1)).agentId, 'u-8')
  assert.equal((await made(undefined, 'u-9')).agentId, 'u-9', 'others are not meant')
})

test('[SEC5] [ATK117] issuer and audience must be those of the settings', async () => {
  const strict = verifierWith({ ...sharedSecret(secret), issuer: 'https://idp.example', audience: 'parley' })
  const right = { ...good, iss: 'https://idp.example', aud: ['parley'] }
  assert.equal((await strict(forge({ alg: 'HS256' }, right))).agentId, 'u-7')
  for (const wrong of [{ iss: 'https://idp.example.evil' }, { aud: 'other' }, { iss: undefined }, { aud: undefined }])
    await assert.rejects(strict(forge({ alg: 'HS256' }, { ...right, ...wrong })), { code: 'unauthorized' })
})

test('[SEC5] [ATK117] the public key of an identity provider is no shared secret', async () => {
  const byKeys = verifierWith(publicKeysAt(new URL(`${here}/keys`)))
  for (const header of [{ alg: 'HS256', kid: 'k1' }, { alg: 'HS256' }])
    await assert.rejects(byKeys(forge(header, good, pem)), { code: 'unauthorized' })
})

test('[SEC5] [ATK117] keys come from the configured address alone, whatever the token asks for', async () => {
  const byKeys = verifierWith(publicKeysAt(new URL(`${here}/keys`)))
  provider.asked.length = 0
  assert.equal((await byKeys(await signed(rsa.privateKey, { alg: 'RS256', kid: 'k1' }))).agentId, 'u-7')
  assert.equal((await byKeys(await signed(ec.privateKey, { alg: 'ES256', kid: 'k2' }))).agentId, 'u-7')
  const stranger = await generateKeyPair('RS256')
  for (const header of [
    { alg: 'RS256', kid: 'k1' },
    { alg: 'RS256', kid: '../../etc/passwd' },
    { alg: 'RS256', kid: 'k1', jku: `${here}/evil` },
    { alg: 'PS256', kid: 'k1' },
  ]) {
    const key = header.alg === 'PS256' ? (await generateKeyPair('PS256')).privateKey : stranger.privateKey
    await assert.rejects(byKeys(await signed(key, header)), { code: 'unauthorized' }, JSON.stringify(header))
  }
  assert.deepEqual([...new Set(provider.asked)], ['/keys'])
})

test('[SEC5] while the keys cannot be fetched, the agent is asked to come again, not sent away', async () => {
  provider.status = 500
  const byKeys = verifierWith(publicKeysAt(new URL(`${here}/keys`)))
  const token = await signed(rsa.privateKey, { alg: 'RS256', kid: 'k1' })
  await assert.rejects(byKeys(token), { code: 'unavailable', retry: 'later' })
  provider.status = 200
  assert.equal((await byKeys(token)).agentId, 'u-7')
})

test('[SEC6] an expired token is told from a wrong one; clocks may differ by a minute', async () => {
  const expiring = (seconds: number) => verify(forge({ alg: 'HS256' }, { ...good, exp: nowSeconds + seconds }))
  await assert.rejects(expiring(-61), { code: 'token-expired', retry: 'later' })
  assert.equal((await expiring(-30)).expiresAt, (nowSeconds + 30) * 1_000)
  assert.equal((await expiring(5)).expiresAt, (nowSeconds + 5) * 1_000)
})

test('[SEC5] without keys in the settings nobody is an agent', async () => {
  await assert.rejects(verifierWith()(forge({ alg: 'HS256' })), { code: 'unauthorized' })
})
