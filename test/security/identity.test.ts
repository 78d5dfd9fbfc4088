import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { newId, type ContactAnswer, type ServerFrame } from '@parley/protocol'
import { SignJWT } from 'jose'
import { agentSecret, deskOrigin, type Line, openLine, shopOrigin, startShell } from './shell.ts'

const secret = 'what only the shop’s backend and its chat server know'
const file = {
  sites: {
    shop: {
      origins: [shopOrigin],
      identity: { secret },
      contactFields: [{ key: 'customer', label: 'Customer number', type: 'number' }],
    },
    bank: { origins: ['https://bank.example'], identity: { secret, required: true } },
  },
}

const nowSeconds = () => Math.floor(Date.now() / 1_000)

/** What the website's backend says about somebody. */
const vouch = (sub: string, said: object = {}, site = 'shop') =>
  new SignJWT({ name: 'Maria Silva', ...said })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience(site)
    .setIssuedAt(nowSeconds())
    .setExpirationTime(nowSeconds() + 300)
    .sign(new TextEncoder().encode(secret))

const agentToken = () =>
  new SignJWT({ name: 'Ada', ready: true, roles: ['supervisor'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setExpirationTime(nowSeconds() + 3_600)
    .sign(new TextEncoder().encode(agentSecret))

const codeOf = (frame: ServerFrame) => ('code' in frame ? frame.code : frame.type)

async function start(t: TestContext) {
  const shell = await startShell(t, { file })
  const ask = (
    method: string,
    { session, body, origin = shopOrigin }: { session?: string; body?: unknown; origin?: string },
  ) =>
    fetch(`${shell.url}/v1/identity`, {
      method,
      headers: {
        origin,
        ...(session !== undefined && { authorization: `Bearer ${session}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  /** Somebody opens the chat: with the token of an earlier visit, or as nobody whom anybody knows. */
  async function comes(token?: string, site = 'shop', origin = shopOrigin) {
    const line = await openLine(shell.port, { origin })
    const welcome = await line.hello({ role: 'contact', site, ...(token !== undefined && { token }) })
    const told = welcome.type === 'welcome' && welcome.you.role === 'contact' ? welcome.you.token : undefined
    return { line, welcome, token: told ?? token ?? '' }
  }

  /** The page says who it is; gives the token that the browser has from then on. */
  async function identifies(session: string | undefined, sub: string, said?: object): Promise<string> {
    const answer = await ask('POST', {
      ...(session !== undefined && { session }),
      body: { site: 'shop', token: await vouch(sub, said) },
    })
    assert.equal(answer.status, 200)
    return ((await answer.json()) as { token?: string }).token ?? session ?? ''
  }

  /** What the supervisor reads of the contact of a conversation. */
  async function record(conversation: string) {
    const line = await openLine(shell.port, { origin: deskOrigin })
    await line.hello({ role: 'agent', token: await agentToken() })
    const row = await shell.store.historyOf(conversation)
    line.send({ type: 'ask', id: newId(), question: { what: 'contact', contact: row?.contact ?? '' } })
    const answer = await find(line, (frame) => frame.type === 'answered')
    line.socket.close()
    const { answer: said } = answer as { answer: ContactAnswer }
    if (said.is !== 'contact') throw new Error(`No contact: ${JSON.stringify(said)}`)
    return said.contact
  }

  return { ...shell, ask, comes, identifies, record }
}

/** The next frame of which this is true. */
async function find(line: Line, isIt: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
  for (;;) {
    const frame = await line.next()
    if (isIt(frame)) return frame
  }
}

/** Says something, in a conversation that it begins. Gives its id, and the command's. */
async function begins(line: Line, text = 'Hello') {
  const [conversation, id] = [newId(), newId()]
  const command = {
    type: 'command',
    id,
    name: 'start-conversation',
    in: conversation,
    body: { message: { kind: 'text', text }, name: 'Somebody' },
  }
  line.send(command)
  await find(line, (frame) => frame.type === 'accepted' && frame.id === id)
  return { conversation, command }
}

const followed = ({ welcome }: { welcome: ServerFrame }) => (welcome.type === 'welcome' ? welcome.logs : [])

test('[CTC30] [CTC32] [SEC23] what an anonymous contact has begun goes with them, and on any machine it is theirs', async (t) => {
  const { comes, identifies, record } = await start(t)
  const phone = await comes()
  const { conversation } = await begins(phone.line)
  const token = await identifies(phone.token, 'u-7', { email: 'maria@example.com', fields: { customer: '4711' } })

  assert.match(token, /^[\w-]{43}$/)
  assert.notEqual(token, phone.token)
  assert.equal((await phone.line.closed).reason, 'identity-changed')
  assert.equal(codeOf((await comes(phone.token)).welcome), 'unauthorized')
  assert.deepEqual(followed(await comes(token)), [`conversation:${conversation}`])

  const laptop = await comes(await identifies(undefined, 'u-7'))
  assert.deepEqual(followed(laptop), [`conversation:${conversation}`])
  const { profile, verified, vouched } = await record(conversation)
  assert.equal(verified, true)
  assert.deepEqual(profile.emails, ['maria@example.com'])
  assert.deepEqual([profile.name, profile.fields['customer']], ['Maria Silva', '4711'])
  assert.deepEqual(vouched, ['name'])
})

test('[CTC32] [SEC23] nobody gets the conversation of somebody else whom the website knows', async (t) => {
  const { comes, identifies } = await start(t)
  const first = await comes(await identifies(undefined, 'u-7'))
  const { conversation } = await begins(first.line, 'My secret')
  const next = await identifies(first.token, 'u-8', { name: 'Mallory' })

  assert.equal((await first.line.closed).reason, 'identity-changed')
  const other = await comes(next)
  assert.deepEqual(followed(other), [])
  other.line.send({ type: 'read', id: newId(), log: `conversation:${conversation}`, after: 0 })
  assert.equal(codeOf(await find(other.line, ({ type }) => type === 'refused')), 'not-found')
  assert.deepEqual(followed(await comes(await identifies(undefined, 'u-7'))), [`conversation:${conversation}`])
})

test('[CTC32] who was in another conversation has the one that they write in; the other one ends', async (t) => {
  const { comes, identifies, store } = await start(t)
  const laptop = await comes(await identifies(undefined, 'u-7'))
  const { conversation: before } = await begins(laptop.line, 'From the laptop')
  const phone = await comes()
  const { conversation } = await begins(phone.line, 'From the phone')
  await identifies(phone.token, 'u-7')

  await find(laptop.line, (frame) => frame.type === 'opened' && frame.log === `conversation:${conversation}`)
  const [stored] = await store.readConversations([before])
  assert.match(stored?.conversation.tail.at(-1) ?? '', /"conversation-ended".*"contact-left"/)
})

test('[CTC32] [ATK142] a command that was sent before does nothing again after it is known who sent it', async (t) => {
  const { comes, identifies, store } = await start(t)
  const { line, token } = await comes()
  const { conversation, command } = await begins(line, 'Once')
  const known = await comes(await identifies(token, 'u-7'))
  known.line.send(command)
  assert.equal(codeOf(await find(known.line, ({ type }) => type === 'accepted' || type === 'refused')), 'accepted')
  const [stored] = await store.readConversations([conversation])
  assert.equal(stored?.conversation.tail.filter((event) => event.includes('Once')).length, 1)
})

test('[ATK142] what was heard on the line before is worth nothing after it is known who it is', async (t) => {
  const { comes, identifies, ask } = await start(t)
  const { token } = await comes()
  await identifies(token, 'u-7')
  assert.equal(codeOf((await comes(token)).welcome), 'unauthorized')
  assert.equal((await ask('DELETE', { session: token })).status, 401)
  const again = await identifies(token, 'u-7')
  assert.notEqual(again, token)
})

test('[ATK141] the server makes every token and every contact itself', async (t) => {
  const { comes, ask, identifies } = await start(t)
  const planted = 'A'.repeat(43)
  assert.equal(codeOf((await comes(planted)).welcome), 'unauthorized')
  const known = await identifies(planted, 'u-7')
  assert.notEqual(known, planted)
  const body = { site: 'shop', token: await vouch('u-7'), contact: 'C'.repeat(22) }
  assert.equal((await ask('POST', { body })).status, 400)
})

test('[CTC33] [ATK88] what the page says overrides nothing that the website has vouched for, and is not vouched for', async (t) => {
  const { comes, identifies, record } = await start(t)
  const { line } = await comes(await identifies(undefined, 'u-7', { email: 'maria@example.com' }))
  const { conversation } = await begins(line)
  const { profile, vouched } = await record(conversation)
  assert.equal(profile.name, 'Maria Silva')
  assert.deepEqual(vouched, ['name', 'emails'])

  const stranger = await comes()
  const { conversation: other } = await begins(stranger.line)
  const unknown = await record(other)
  assert.deepEqual([unknown.profile.name, unknown.verified, unknown.vouched], ['Somebody', false, undefined])
})

test('[CTC34] [ATK121] a session that is signed out opens nothing, and its lines end at once', async (t) => {
  const { comes, identifies, ask } = await start(t)
  const one = await comes(await identifies(undefined, 'u-7'))
  const two = await comes(await identifies(undefined, 'u-7'))
  const since = performance.now()
  assert.equal((await ask('DELETE', { session: one.token })).status, 200)
  await one.line.closed
  assert.ok(performance.now() - since < 5_000)
  assert.equal(codeOf((await comes(one.token)).welcome), 'unauthorized')
  assert.equal(two.line.socket.readyState, two.line.socket.OPEN)
})

test('[CTC35] where a site wants to know its contacts, nobody else gets in', async (t) => {
  const { comes, ask } = await start(t)
  const origin = 'https://bank.example'
  assert.equal(codeOf((await comes(undefined, 'bank', origin)).welcome), 'identity-required')
  const body = { site: 'bank', token: await vouch('u-7', {}, 'bank') }
  const { token } = (await (await ask('POST', { body, origin })).json()) as { token: string }
  assert.equal(codeOf((await comes(token, 'bank', origin)).welcome), 'welcome')
})

test('[SEC22] [SEC23] wrong tokens, other pages and broken bodies are refused, and change nothing', async (t) => {
  const { ask, comes, noted } = await start(t)
  const { token: session, line } = await comes()
  const good = await vouch('u-7')
  for (const [status, asked] of [
    [401, { session, body: { site: 'shop', token: `${good}x` } }],
    [401, { session, body: { site: 'shop', token: await vouch('u-7', {}, 'bank') } }],
    [401, { session, body: { site: 'shop', token: await vouch('u-7', { name: 7 }) } }],
    [422, { session, body: { site: 'shop', token: await vouch('u-7', { email: 'nobody' }) } }],
    [422, { session, body: { site: 'shop', token: await vouch('u-7', { fields: { unheard: 'of' } }) } }],
    [403, { session, body: { site: '__proto__', token: good } }],
    [403, { session, body: { site: 'shop', token: good }, origin: 'https://evil.example' }],
    [403, { session, body: { site: 'shop', token: good }, origin: 'https://bank.example' }],
    [400, { session, body: { site: 'shop' } }],
    [400, { session, body: ['shop', good] }],
    [413, { session, body: { site: 'shop', token: 'x'.repeat(20_000) } }],
  ] as const) {
    assert.equal((await ask('POST', asked)).status, status)
  }
  assert.equal(line.socket.readyState, line.socket.OPEN)
  assert.equal(codeOf((await comes(session)).welcome), 'welcome')
  assert.doesNotMatch(JSON.stringify(noted), new RegExp(`${good}|${session}|Maria`))
})
