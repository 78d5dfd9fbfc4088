import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { conversationLog, newId, type Message } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { createAllowance } from '../auth/allowance.ts'
import { createBotTokens } from '../auth/bot-tokens.ts'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { readSettings } from '../settings/read-settings.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text } from '../testing/raw-client.ts'
import { serveBots } from './bot-routes.ts'
import { createClientAddress } from './client-address.ts'
import { createHttp } from './create-http.ts'

const miraToken = 'the token of Mira, which nobody else has'
const ottoToken = 'the token of Otto, which nobody else has'
const says = (words: string): Message => ({ kind: 'text', text: words })

interface Post {
  readonly about?: string
  readonly token?: string | null
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A server with a conversation that the bot Mira has, and the way to post into it. */
async function world(t: TestContext, { hellosPerMinute = 30 } = {}) {
  const clock = fakeClock()
  const server = await startInMemoryServer({
    clock,
    settings: {
      ...defaultCoreSettings,
      sites: { shop: { ...defaultSiteSettings, bot: { id: 'mira', name: 'Mira' }, textLimitChars: 100 } },
    },
  })
  const settings = readSettings({ environment: {}, file: { name: 'parley.config.json', json: {} } })
  const clientAddress = createClientAddress([])
  const noted: [string, object][] = []
  const app = await createHttp(settings, { log: (name, facts = {}) => void noted.push([name, facts]), clientAddress })
  serveBots(app, {
    core: server.core,
    verifyBot: createBotTokens({ mira: { name: 'Mira', token: miraToken }, otto: { name: 'Otto', token: ottoToken } }),
    hellos: createAllowance({ perMinute: hellosPerMinute, clock }),
    clientAddress,
    limits: settings.limits,
    clock,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())
  const { port } = app.server.address() as AddressInfo

  const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  const address = (about: string) => `http://127.0.0.1:${port}/v1/conversations/${about}/messages`

  return {
    server,
    clock,
    contact,
    id,
    noted,
    address,
    async post(body: unknown, { about = id, token = miraToken, key, headers = {} }: Post = {}) {
      const answer = await fetch(address(about), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      const json = (await answer.json()) as Record<string, unknown>
      await server.settled()
      return { status: answer.status, headers: answer.headers, json }
    },
    /** What stands in the contact's transcript, the contact's own first message aside. */
    said: () =>
      contact
        .events(conversationLog(id))
        .filter(({ name, by }) => name === 'message-sent' && by !== 'p1')
        .map(({ body }) => (body as { message: { text?: string } }).message.text),
    names: () => contact.events(conversationLog(id)).map(({ name }) => name),
  }
}

test('[BOT70] [B053] a bot says something at a time of its own, and is told what its author should change', async (t) => {
  const { post, said } = await world(t)
  const { status, json } = await post({ message: says('Your parcel has arrived') })

  assert.equal(status, 201)
  assert.deepEqual(said(), ['Your parcel has arrived'])
  assert.equal(typeof json['seq'], 'number')
  assert.deepEqual(json['warnings'], [])
})

test('[BOT70] several messages come in order, together', async (t) => {
  const { post, said } = await world(t)
  const { status } = await post({ messages: ['One', 'Two', 'Three'].map(says) })
  assert.equal(status, 201)
  assert.deepEqual(said(), ['One', 'Two', 'Three'])
})

test('[BOT70] [BOT20] a bot hands over', async (t) => {
  const { post, names } = await world(t)
  const { status } = await post({ handOver: { note: 'Wants a refund' } })
  assert.equal(status, 201)
  assert.ok(names().includes('handover-requested'))
})

test('[BOT66] what serves people badly is said all the same, with a warning', async (t) => {
  const { post } = await world(t)
  const replies = Array.from({ length: 6 }, (_, index) => ({ id: `r${index}`, label: `Answer ${index}` }))
  const { status, json } = await post({ message: { kind: 'quick-replies', text: 'Which?', replies } })
  assert.equal(status, 201)
  assert.deepEqual(
    (json['warnings'] as { field: string }[]).map(({ field }) => field),
    ['message.replies'],
  )
})

test('[BOT67] [B052] a message in another system’s format is said, with what was lost on the way', async (t) => {
  const { post, contact, id } = await world(t)
  const payload = {
    text: 'Tea?',
    quick_replies: [{ content_type: 'text', title: 'Black', payload: 'b' }, { content_type: 'user_email' }],
  }
  const { status, json } = await post({ format: 'messenger', payload })
  assert.equal(status, 201)
  const last = contact.events(conversationLog(id)).at(-1)?.body as { message: Message }
  assert.equal(last.message.kind, 'quick-replies')
  assert.match(JSON.stringify(json['warnings']), /payload\.quick_replies/)
})

const strangers: readonly (readonly [what: string, post: Post, status: number, error: string])[] = [
  ['no token', { token: null }, 401, 'unauthorized'],
  ['a wrong token', { token: 'x'.repeat(40) }, 401, 'unauthorized'],
  ['a token by another scheme', { token: null, headers: { authorization: `Basic ${miraToken}` } }, 401, 'unauthorized'],
  ['a page of a browser', { headers: { origin: 'https://www.shop.example' } }, 403, 'origin-not-allowed'],
]

for (const [what, from, status, error] of strangers)
  test(`[ATK127] [ATK118] ${what}: ${status}, and nothing is said`, async (t) => {
    const { post, said } = await world(t)
    const answer = await post({ message: says('Hello') }, from)
    assert.deepEqual([answer.status, answer.json['error']], [status, error])
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
    assert.deepEqual(said(), [])
  })

test('[BOT12] [ATK127] a conversation of another bot does not exist, no more than one that never was', async (t) => {
  const { post } = await world(t)
  const answers = [
    await post({ message: says('Hello') }, { token: ottoToken }),
    await post({ message: says('Hello') }, { about: newId() }),
    await post({ message: says('Hello') }, { about: 'no-id' }),
  ]
  for (const { status, json } of answers) {
    assert.equal(status, 404)
    assert.deepEqual(json, { error: 'not-found', remedy: 'Check the id; it names nothing that you may see.' })
  }
})

const wrong: readonly (readonly [what: string, body: unknown, field: string])[] = [
  ['nothing', {}, 'body'],
  ['a list', [], 'body'],
  ['a word', '"hello"', 'body'],
  ['two ways at once', { message: says('One'), messages: [says('Two')] }, 'body'],
  ['no message at all', { messages: [] }, 'body'],
  ['a field that is not known', { message: says('One'), silent: true }, 'silent'],
  ['a message without its text', { message: { kind: 'text' } }, 'message.text'],
  ['a second message that is wrong', { messages: [says('One'), { kind: 'card' }] }, 'messages.1.card'],
  ['nesting that is too deep', { message: { kind: 'markdown', markdown: '> '.repeat(40) } }, 'message.markdown'],
  ['a format of nobody', { format: 'pigeon', payload: {} }, 'format'],
]

for (const [what, body, field] of wrong)
  test(`[BOT71] ${what} is refused, with the field and the problem, and nothing is said`, async (t) => {
    const { post, said } = await world(t)
    const { status, json } = await post(body)
    assert.deepEqual([status, json['error']], [400, 'bad-request'])
    assert.match(String(json['field']), new RegExp(`^${field.replace('.card', '\\.')}`))
    assert.equal(typeof json['problem'], 'string')
    assert.deepEqual(said(), [])
  })

test('[BOT71] what is no JSON is refused', async (t) => {
  const { post } = await world(t)
  const { status, json } = await post('{"message":')
  assert.deepEqual([status, json['error']], [400, 'bad-request'])
})

test('[BOT71] a text that is too long for the site is refused with its limit', async (t) => {
  const { post } = await world(t)
  const { status, json } = await post({ message: says('x'.repeat(101)) })
  assert.deepEqual([status, json['error'], json['limitChars']], [400, 'message-too-long', 100])
})

test('[BOT71] a request of more than 256 kB is not read', async (t) => {
  const { post } = await world(t)
  const { status } = await post({ message: says('x'.repeat(270_000)) })
  assert.equal(status, 413)
})

test('[BOT72] a request with the same key acts once, and gets the same answer', async (t) => {
  const { post, said } = await world(t)
  const body = { messages: [says('One'), says('Two')] }
  const first = await post(body, { key: 'parcel 1042' })
  const second = await post(body, { key: 'parcel 1042' })

  assert.deepEqual(said(), ['One', 'Two'])
  assert.deepEqual([second.status, second.json], [first.status, first.json])
})

test('[BOT72] another message under a key that is used is a conflict', async (t) => {
  const { post, said } = await world(t)
  await post({ message: says('One') }, { key: 'a' })
  const { status, json } = await post({ message: says('Two') }, { key: 'a' })
  assert.deepEqual([status, json['error']], [409, 'command-conflict'])
  assert.deepEqual(said(), ['One'])
})

test('[BOT72] without a key, the same request is another wish', async (t) => {
  const { post, said } = await world(t)
  await post({ message: says('One') })
  await post({ message: says('One') })
  assert.deepEqual(said(), ['One', 'One'])
})

for (const [what, key] of [
  ['an empty key', ' '],
  ['a key of 201 characters', 'k'.repeat(201)],
] as const)
  test(`[BOT72] ${what} is refused`, async (t) => {
    const { post } = await world(t)
    const { status, json } = await post({ message: says('One') }, { key })
    assert.deepEqual([status, json['field']], [400, 'Idempotency-Key'])
  })

test('[BOT73] [BOT22] while the bot listens it is told 409, and says nothing', async (t) => {
  const { post, said } = await world(t)
  await post({ handOver: {} })
  const { status, json } = await post({ message: says('One more thing') })
  assert.deepEqual([status, json['error']], [409, 'bot-listens'])
  assert.deepEqual(said(), [])
})

test('[BOT73] [BOT23] a bot that an agent has invited speaks again', async (t) => {
  const { post, said, server, id } = await world(t)
  await post({ handOver: {} })
  const agent = await connectAgent(server, { agentId: 'ada', name: 'Ada Lovelace', ready: true })
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await agent.command('invite-bot', {}, id)
  const { status } = await post({ message: says('Here I am again') })
  assert.equal(status, 201)
  assert.deepEqual(said(), ['Here I am again'])
})

test('[BOT73] a conversation that has ended takes nothing more', async (t) => {
  const { post, contact, id } = await world(t)
  await contact.command('end-conversation', {}, id)
  const { status, json } = await post({ message: says('Hello?') })
  assert.deepEqual([status, json['error']], [409, 'conversation-ended'])
})

test('[BOT74] a bot that says too much waits, and is told how long', async (t) => {
  const { post, clock } = await world(t)
  for (let burst = 0; burst < 5; burst++)
    await post({ messages: Array.from({ length: 20 }, (_, place) => says(String(place))) })
  const { status, json, headers } = await post({ message: says('And') })

  assert.deepEqual([status, json['error']], [429, 'too-many-commands'])
  assert.equal(headers.get('retry-after'), '1')
  await clock.advance(Number(json['retryAfterMs']))
  assert.equal((await post({ message: says('And') })).status, 201)
})

test('[BOT74] [ATK127] an address that guesses tokens has to wait', async (t) => {
  const { post } = await world(t, { hellosPerMinute: 2 })
  const guess = (index: number) => post({}, { token: `guess ${index}`.replace(' ', '-') })
  const statuses = [(await guess(1)).status, (await guess(2)).status, (await guess(3)).status]
  assert.deepEqual(statuses, [401, 401, 429])
})

test('[BOT74] a server that goes away says so', async (t) => {
  const { post, server, said } = await world(t)
  await server.core.drain()
  const { status, json, headers } = await post({ message: says('Hello') })
  assert.deepEqual([status, json['error'], headers.get('retry-after')], [503, 'going-away', '1'])
  assert.deepEqual(said(), [])
})

for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
  test(`[SEC16] ${method} is refused, and POST named`, async (t) => {
    const { address, id } = await world(t)
    const answer = await fetch(address(id), { method })
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'])
  })
