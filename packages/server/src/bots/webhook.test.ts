import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { emptyConversation, emptyInteraction, type Bot, type Clock, type SignalBody } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import type { Turn } from './bot.ts'
import { isSigned } from '../testing/is-signed.ts'
import { createWebhook, type WebhookOptions } from './webhook.ts'

const secret = 'a secret that the bot and the server share'
const id = 'C'.repeat(22)
const hello = { kind: 'text', text: 'Hello' } as const

/** A request as the bot got it. */
interface Asked {
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** How the bot answers the first request, the second, … */
type Answer = (response: ServerResponse, asked: Asked) => void

/** A fake clock that tells when somebody begins to wait. */
function watchedClock() {
  const clock = fakeClock()
  const waiting = new Map<number, () => void>()
  const watched: Clock = {
    now: () => clock.now(),
    after(ms, action) {
      const callOff = clock.after(ms, action)
      waiting.get(ms)?.()
      return callOff
    },
  }
  return {
    ...watched,
    advance: clock.advance,
    /** Resolves when somebody has begun to wait for so long. */
    asked: (ms: number) => new Promise<void>((resolve) => waiting.set(ms, resolve)),
  }
}

/** A bot on this machine that answers as told, and the webhook that asks it. */
async function botThat(t: TestContext, answers: readonly Answer[], options: Partial<WebhookOptions> = {}) {
  const heard: Asked[] = []
  let came = () => {}
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const asked = { url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() }
      heard.push(asked)
      ;(answers[heard.length - 1] ?? answers.at(-1)!)(response, asked)
      came()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const clock = watchedClock()
  const noted: [string, object][] = []
  const grown: SignalBody<'message-growing'>[] = []
  const stopping = new AbortController()
  const bot: Bot = { botId: 'mira', participantId: 'p2', name: 'Mira', is: 'talking', heard: 0, step: null }
  const interaction = {
    ...emptyInteraction(id),
    contact: { id: 'secret', name: 'Grace' },
    caseData: { tea: 'Mint' },
    bot,
  }
  const turn: Turn = {
    conversation: { ...emptyConversation(id), seq: 4, site: 'shop' },
    interaction,
    bot,
    events: [{ name: 'message-sent', seq: 3, at: 0, by: 'p1', body: { message: { kind: 'text', text: 'Hi' } } }],
    upTo: 4,
    messageAt: async () => undefined,
    grow: (body) => void grown.push(body),
    signal: stopping.signal,
  }
  const react = createWebhook({
    id: 'mira',
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/bot?site=shop`),
    secrets: [secret],
    privateNetwork: true,
    timeoutMs: 10_000,
    clock,
    log: (name, facts = {}) => void noted.push([name, facts]),
    ...options,
  })
  return {
    heard,
    clock,
    noted,
    grown,
    stopping,
    react: () => react(turn),
    /** Resolves with the next request. */
    next: () => new Promise<void>((resolve) => (came = resolve)),
  }
}

const json =
  (value: unknown, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
const status =
  (code: number): Answer =>
  (response) =>
    void response.writeHead(code).end()
const silence: Answer = () => {}
const hangUp: Answer = (response) => void response.destroy()

test('[BOT60] [B053] a bot is told what happened, and what it answers is its reaction', async (t) => {
  const answer = { messages: [hello], caseData: { tea: 'Black' }, handOver: { skill: 'travel', note: 'Likes tea' } }
  const { react, heard } = await botThat(t, [json(answer)])

  assert.deepEqual(await react(), answer)
  assert.equal(heard[0]?.url, '/bot?site=shop')
  assert.deepEqual(JSON.parse(heard[0]?.body ?? ''), {
    delivery: `${id}:4`,
    bot: 'mira',
    me: 'p2',
    speaks: true,
    conversation: { id, site: 'shop', contact: { name: 'Grace' }, caseData: { tea: 'Mint' } },
    events: [{ name: 'message-sent', seq: 3, at: 0, by: 'p1', body: { message: { kind: 'text', text: 'Hi' } } }],
  })
})

test('[BOT61] [B053] every request is signed, and nothing in it can be exchanged', async (t) => {
  const { react, heard, clock } = await botThat(t, [json({})])
  await react()

  const [{ body, headers } = { body: '', headers: {} as IncomingHttpHeaders }] = heard
  const header = headers['parley-signature'] as string
  assert.equal(isSigned(body, header, { secret, now: clock.now() }), true)
  assert.equal(isSigned(body.replace('Hi', 'Ho'), header, { secret, now: clock.now() }), false)
})

for (const code of [202, 204])
  test(`[BOT62] ${code} means that the bot has nothing to say now, and has heard everything`, async (t) => {
    const { react } = await botThat(t, [status(code)])
    assert.deepEqual(await react(), {})
  })

for (const [what, bad] of [
  ['500', status(500)],
  ['503', status(503)],
  ['429', status(429)],
  ['a broken line', hangUp],
  [
    'an answer that is killed in the middle',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' })
      response.write('{"messages": [', () => response.destroy())
    },
  ],
] as readonly (readonly [string, Answer])[])
  test(`[BOT64] [B053] after ${what} it is asked again, after one second and after four, under the same name`, async (t) => {
    const { react, heard, clock } = await botThat(t, [bad, bad, json({ messages: [hello] })])
    const [one, four] = [clock.asked(1_000), clock.asked(4_000)]
    const reaction = react()
    await one
    await clock.advance(1_000)
    await four
    await clock.advance(4_000)

    assert.deepEqual((await reaction)?.messages, [hello])
    assert.deepEqual(
      heard.map(({ headers }) => headers['parley-delivery']),
      [`${id}:4`, `${id}:4`, `${id}:4`],
    )
    assert.notEqual(heard[0]?.headers['parley-signature'], heard[2]?.headers['parley-signature'])
  })

test('[BOT64] three failures are enough: then it throws, and a person is asked for', async (t) => {
  const { react, heard, clock, noted } = await botThat(t, [status(500)])
  const [one, four] = [clock.asked(1_000), clock.asked(4_000)]
  const failed = assert.rejects(react(), { name: 'BotFailure', why: 'status-500' })
  await one
  await clock.advance(1_000)
  await four
  await clock.advance(4_000)
  await failed

  assert.equal(heard.length, 3)
  assert.deepEqual(
    noted.map(([name]) => name),
    ['bot-asked-again', 'bot-asked-again'],
  )
})

test('[BOT64] a bot that is too slow is given up, and asked again', async (t) => {
  const { react, clock, next, heard } = await botThat(t, [silence, json({ messages: [hello] })])
  const [came, one] = [next(), clock.asked(1_000)]
  const reaction = react()
  await came
  await clock.advance(10_000)
  await one
  await clock.advance(1_000)

  assert.deepEqual((await reaction)?.messages, [hello])
  assert.equal(heard.length, 2)
})

for (const code of [400, 401, 404, 410])
  test(`[BOT64] ${code} is final`, async (t) => {
    const { react, heard } = await botThat(t, [status(code)])
    await assert.rejects(react(), { name: 'BotFailure', why: `status-${code}` })
    assert.equal(heard.length, 1)
  })

test('[ATK137] a redirect is not followed', async (t) => {
  const { react, heard } = await botThat(t, [
    (response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
    json({ messages: [hello] }),
  ])
  await assert.rejects(react(), { name: 'BotFailure', why: 'status-307' })
  assert.equal(heard.length, 1)
})

test('[ATK137] without the owner’s leave no address inside the network is asked, and it is not tried again', async (t) => {
  const { react, heard } = await botThat(t, [json({})], { privateNetwork: false })
  await assert.rejects(react(), { name: 'BotFailure', why: 'address-refused' })
  assert.equal(heard.length, 0)
})

test('[ATK137] a name that leads to this machine is refused when the line is opened', async (t) => {
  const { react, heard } = await botThat(t, [json({})], {
    privateNetwork: false,
    url: new URL('https://bot.example/'),
    lookup: (_host, { all }, callback) =>
      all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
  })
  await assert.rejects(react(), { name: 'BotFailure', why: 'address-refused' })
  assert.equal(heard.length, 0)
})

const said = 'What nobody may read in a log'
const wrong: readonly (readonly [what: string, answer: Answer, field: string])[] = [
  ['no JSON', (response) => void response.end(said), 'answer'],
  ['a list', json([said]), 'answer'],
  ['a field that is not known', json({ text: said }), 'text'],
  ['a kind that is not known', json({ messages: [{ kind: said }] }), 'messages.0.kind'],
  ['a text that is no text', json({ messages: [hello, { kind: 'text', text: [said] }] }), 'messages.1.text'],
  [
    'a message that cannot be drawn',
    json({ messages: [hello, { kind: 'markdown', markdown: '> '.repeat(30) + said }] }),
    'messages.1.markdown',
  ],
  ['too many messages', json({ messages: Array.from({ length: 21 }, () => hello) }), 'messages'],
  ['case data that is no text', json({ caseData: { tea: 1 } }), 'caseData.tea'],
  ['a handover to nobody', json({ handOver: { skill: '' } }), 'handOver.skill'],
  ['a format beside messages', json({ format: 'messenger', messages: [hello] }), 'format'],
  ['a format of nobody', json({ format: said, payload: {} }), 'format'],
  ['a payload of no format', json({ payload: said }), 'payload'],
]

for (const [what, answer, field] of wrong)
  test(`[BOT63] ${what} is no answer: the log names the field and quotes nothing`, async (t) => {
    const { react, noted, heard } = await botThat(t, [answer])
    await assert.rejects(react(), { name: 'BotFailure', why: 'answer-wrong' })

    assert.equal(heard.length, 1)
    assert.deepEqual(
      noted.map(([name, facts]) => [name, (facts as { field?: string }).field]),
      [['bot-answer-wrong', field]],
    )
    assert.doesNotMatch(JSON.stringify(noted), /nobody may read/)
  })

test('[BOT63] an answer of more than a megabyte is not read', async (t) => {
  const { react } = await botThat(t, [json({ messages: [{ kind: 'text', text: 'x'.repeat(1_100_000) }] })])
  await assert.rejects(react(), { name: 'BotFailure', why: 'too-large' })
})

test('[BOT66] what serves people badly is said, and the author is told once', async (t) => {
  const long = { kind: 'text', text: 'x'.repeat(4_001) }
  const { react, noted } = await botThat(t, [json({ messages: [long, long] })])
  assert.equal((await react())?.messages?.length, 2)
  assert.deepEqual(
    noted.map(([name]) => name),
    ['bot-lint'],
  )
})

test('[BOT67] [B052] an answer may come in another system’s format; what was lost is logged without its text', async (t) => {
  const quick = (title: string) => ({ content_type: 'text', title, payload: title })
  const payload = {
    text: 'Tea?',
    quick_replies: [quick('Black'), { content_type: 'user_phone_number' }, { [said]: said }],
  }
  const { react, noted } = await botThat(t, [json({ format: 'messenger', payload })])
  const [message] = (await react())?.messages ?? []

  assert.equal(message?.kind, 'quick-replies')
  assert.ok(noted.length > 0)
  assert.deepEqual(new Set(noted.map(([name]) => name)), new Set(['bot-import']))
  assert.doesNotMatch(JSON.stringify(noted.map(([, facts]) => Object.values(facts))), /nobody may read/)
})

/** An answer of which each line is sent when the test says so. */
function stream() {
  let response: ServerResponse | undefined
  const answer: Answer = (opened) => {
    response = opened
    opened.writeHead(200, { 'content-type': 'application/x-ndjson' }).flushHeaders()
  }
  return {
    answer,
    line: (value: unknown) => void response?.write(`${JSON.stringify(value)}\n`),
    raw: (text: string) => void response?.write(text),
    end: () => void response?.end(),
    kill: () => void response?.destroy(),
  }
}

test('[BOT65] [BOT37] an answer that grows is shown as it grows, and its last line is the answer', async (t) => {
  const { answer, line, raw, end } = stream()
  const { react, next, grown } = await botThat(t, [answer])
  const came = next()
  const reaction = react()
  await came
  line({ growing: 'The fjords', kind: 'markdown' })
  raw('{"messages": [{"kind": "markdown", "markdown": ')
  raw('"The fjords of Norway"}]}')
  end()

  assert.deepEqual((await reaction)?.messages, [{ kind: 'markdown', markdown: 'The fjords of Norway' }])
  assert.deepEqual(grown, [{ kind: 'markdown', text: 'The fjords' }])
})

test('[BOT65] a hundred lines at once are shown as one: the first now, the last a moment later', async (t) => {
  const { answer, raw } = stream()
  const { react, next, grown, clock, stopping } = await botThat(t, [answer])
  const [came, soon] = [next(), clock.asked(200)]
  const reaction = assert.rejects(react(), { name: 'BotFailure' })
  await came
  raw(Array.from({ length: 100 }, (_, index) => `{"growing":"${index}"}\n`).join(''))
  await soon
  await clock.advance(200)
  assert.deepEqual(
    grown.map(({ text }) => text),
    ['0', '99'],
  )
  stopping.abort()
  await reaction
})

test('[BOT65] a bot that is killed while its answer grows is asked again, and what was shown is taken back', async (t) => {
  const { answer, line, kill } = stream()
  const { react, next, grown, clock } = await botThat(t, [answer, json({ messages: [hello] })])
  const [came, one] = [next(), clock.asked(1_000)]
  const reaction = react()
  await came
  line({ growing: 'The fj' })
  const retried = next()
  kill()
  await one
  await clock.advance(1_000)
  await retried

  assert.deepEqual((await reaction)?.messages, [hello])
  assert.ok(grown.length === 0 || grown.at(-1)?.text === '')
})

for (const [what, lines, why] of [
  ['a line that is no JSON', ['{"growing":'], 'answer-wrong'],
  ['a second answer', ['{"messages":[]}', '{"messages":[]}'], 'answer-wrong'],
  ['text of a kind that cannot grow', ['{"growing":"x","kind":"card"}'], 'answer-wrong'],
] as const)
  test(`[BOT65] ${what} ends an answer that grows`, async (t) => {
    const { react } = await botThat(t, [
      (response) =>
        void response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(`${lines.join('\n')}\n`),
    ])
    await assert.rejects(react(), { name: 'BotFailure', why })
  })

test('[BOT64] when the conversation is over, nobody waits for the bot', async (t) => {
  const { react, next, stopping } = await botThat(t, [silence])
  const came = next()
  const failed = assert.rejects(react(), { name: 'BotFailure', why: 'stopped' })
  await came
  stopping.abort()
  await failed
})
