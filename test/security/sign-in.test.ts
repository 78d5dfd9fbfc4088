import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ServerFrame } from '@parley/protocol'
import { SignJWT } from 'jose'
import { agentSecret, deskOrigin, openLine, shopOrigin, startShell } from './shell.ts'

const shopper = { role: 'contact', site: 'shop' }

const agentToken = (expiresInSeconds = 3_600, sub = 'ada') =>
  new SignJWT({ name: 'Ada' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresInSeconds)
    .sign(new TextEncoder().encode(agentSecret))

/** What a refusal says, without its remedy. */
const codeOf = (frame: ServerFrame) => ('code' in frame ? frame.code : frame.type)

const tokenOf = (frame: ServerFrame): string => {
  if (frame.type === 'welcome' && frame.you.role === 'contact') return frame.you.token ?? ''
  throw new Error(`No welcome of a contact: ${JSON.stringify(frame)}`)
}

test('[SEC7] a contact’s token works again where it was made, and is not told twice', async (t) => {
  const { port } = await startShell(t)
  const first = await openLine(port)
  const token = tokenOf(await first.hello(shopper))
  assert.match(token, /^[\w-]{43}$/)

  const again = await openLine(port)
  assert.equal(tokenOf(await again.hello({ ...shopper, token })), '')
})

test('[SEC8] [ATK100] a contact’s token is no agent’s, and an agent’s is no contact’s', async (t) => {
  const { port, noted } = await startShell(t)
  const contact = await openLine(port)
  const token = tokenOf(await contact.hello(shopper))

  const asAgent = await openLine(port, { origin: deskOrigin })
  assert.equal(codeOf(await asAgent.hello({ role: 'agent', token })), 'unauthorized')
  const asContact = await openLine(port)
  assert.equal(codeOf(await asContact.hello({ ...shopper, token: (await agentToken()).slice(0, 200) })), 'unauthorized')
  assert.doesNotMatch(JSON.stringify(noted), new RegExp(token))
})

test('[SEC2] [ATK116] the origin of a role is checked again after hello', async (t) => {
  const { port } = await startShell(t)
  const agent = await openLine(port, { origin: shopOrigin })
  assert.equal(codeOf(await agent.hello({ role: 'agent', token: await agentToken() })), 'origin-not-allowed')
  assert.deepEqual(await agent.closed, { code: 4403, reason: 'origin-not-allowed' })
  const contact = await openLine(port, { origin: deskOrigin })
  assert.equal(codeOf(await contact.hello(shopper)), 'origin-not-allowed')
})

test('[SEC3] [ATK115] without an origin an agent’s token is enough, and no contact is new', async (t) => {
  const { port } = await startShell(t)
  const agent = await openLine(port, { origin: null })
  assert.equal(codeOf(await agent.hello({ role: 'agent', token: await agentToken() })), 'welcome')
  const contact = await openLine(port, { origin: null })
  assert.equal(codeOf(await contact.hello(shopper)), 'origin-not-allowed')
})

const noTokens: readonly unknown[] = [{ $ne: null }, ['a'], true, 0, null, '', 'x'.repeat(8_193), { toString: 'x' }]

for (const token of noTokens)
  test(`[SEC8] [ATK101] ${JSON.stringify(token).slice(0, 30)} is no token`, async (t) => {
    const { port } = await startShell(t)
    for (const as of [
      { ...shopper, token },
      { role: 'agent', token },
    ]) {
      const line = await openLine(port)
      assert.ok(['bad-request', 'unauthorized'].includes(codeOf(await line.hello(as))))
    }
  })

test('[SEC8] [ATK99] nothing is answered before hello, and hello is said once', async (t) => {
  const { port } = await startShell(t)
  const early = await openLine(port)
  early.send({ type: 'heartbeat', answer: true })
  assert.equal(codeOf(await early.next()), 'hello-first')
  await early.closed

  const twice = await openLine(port)
  await twice.hello(shopper)
  assert.equal(codeOf(await twice.hello(shopper)), 'hello-again')
  await twice.closed
})

test('[SEC8] [ATK99] [ATK107] who does not say hello in time is sent away', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_HELLO_TIMEOUT_MS: '1000' } })
  const silent = await openLine(port)
  assert.deepEqual(await silent.closed, { code: 4408, reason: 'hello-too-late' })
})

test('[SEC6] [ATK120] a session ends with its token, unless a new one comes in time', async (t) => {
  const { port } = await startShell(t)
  const renewed = await openLine(port, { origin: deskOrigin })
  const expires = await openLine(port, { origin: deskOrigin })
  await renewed.hello({ role: 'agent', token: await agentToken(2) })
  await expires.hello({ role: 'agent', token: await agentToken(2, 'ben') })
  renewed.send({ type: 'renew', token: await agentToken() })

  const since = performance.now()
  assert.deepEqual(await expires.closed, { code: 4401, reason: 'token-expired' })
  assert.ok(performance.now() - since < 12_000)
  assert.equal(renewed.socket.readyState, renewed.socket.OPEN)
})

test('[SEC6] a session is not renewed by somebody else’s token', async (t) => {
  const { port } = await startShell(t)
  const line = await openLine(port, { origin: deskOrigin })
  await line.hello({ role: 'agent', token: await agentToken() })
  line.send({ type: 'renew', token: await agentToken(3_600, 'ben') })
  assert.equal(codeOf(await line.next()), 'unauthorized')
})

test('[SEC9] an address that fails too often is asked to wait', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_HELLOS_PER_MINUTE: '3' } })
  const codes: string[] = []
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const line = await openLine(port)
    codes.push(codeOf(await line.hello({ ...shopper, token: 'wrong' })))
    await line.closed
  }
  assert.deepEqual(codes, ['unauthorized', 'unauthorized', 'unauthorized', 'too-many-sockets'])
})
