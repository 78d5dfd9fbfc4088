import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ChatError,
  conversationLog,
  interactionLog,
  newId,
  type Interaction,
  type LoggedEvent,
  type Message,
} from '@parley/protocol'
import { type FakeClock, fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, stateOf, text, type RawClient } from '../testing/raw-client.ts'
import type { CoreBot, React, Reaction, Turn } from './bot.ts'

const settings = {
  ...defaultCoreSettings,
  sites: { shop: { ...defaultSiteSettings, bot: { id: 'mira', name: 'Mira' } } },
}
const ada = { agentId: 'ada', name: 'Ada Lovelace', ready: true }
const asContact = { as: { role: 'contact', site: 'shop' } } as const
const says = (words: string): Message => ({ kind: 'text', text: words })

interface World {
  readonly react?: React
  readonly bots?: Readonly<Record<string, CoreBot>>
  readonly store?: Store
  readonly clock?: FakeClock
  readonly whileListening?: 'hears' | 'rests'
}

const start = ({ react, whileListening = 'rests', store, clock = fakeClock(), bots }: World) =>
  startInMemoryServer({
    clock,
    settings,
    ...(store && { store }),
    bots: bots ?? { mira: { id: 'mira', name: 'Mira', whileListening, ...(react && { react }) } },
  })

/** A bot that answers when the test says so. */
function held() {
  const turns: Turn[] = []
  const answers: { resolve(reaction: Reaction): void; reject(error: Error): void }[] = []
  const react: React = (turn) => {
    turns.push(turn)
    return new Promise((resolve, reject) => answers.push({ resolve, reject }))
  }
  return { react, turns, answers }
}

const wordsOf = (events: readonly LoggedEvent[]) =>
  events.flatMap(({ name, by, body }) =>
    name === 'message-sent' ? [`${by}: ${(body as { message: { text: string } }).message.text}`] : [],
  )
const transcript = (client: RawClient, id: string) => wordsOf(client.events(conversationLog(id)))
const namesOf = (client: RawClient, id: string) => client.events(conversationLog(id)).map(({ name }) => name)
const echo: React = async ({ events }) => ({ messages: wordsOf(events).map((words) => says(`You said ${words}`)) })

test('[BOT30] [A084] a bot answers what the contact says, in order, and hears nothing of its own', async () => {
  const server = await start({ react: echo })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('One'), id)
  await contact.command('send-message', text('Two'), id)

  assert.deepEqual(transcript(contact, id), ['p1: One', 'p2: You said p1: One', 'p1: Two', 'p2: You said p1: Two'])
})

test('[BOT30] a bot speaks first where the contact has only opened the chat', async () => {
  const server = await start({ react: async () => ({ messages: [says('Welcome')] }) })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', { name: 'Grace' }, id)

  assert.deepEqual(transcript(contact, id), ['p2: Welcome'])
})

test('[BOT31] a server that stopped before the answer takes the turn again; the answer comes once', async () => {
  const store = createMemoryStore()
  const first = held()
  const before = await start({ react: first.react, store })
  const contact = await connect(before, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  await before.core.stop()
  first.answers[0]!.resolve({ messages: [says('Too late')] })
  await before.settled()

  const server = await start({ react: async () => ({ messages: [says('Good morning')] }), store })
  await server.settled()
  const token = contact.of('welcome')[0]!.you as { token?: string }
  const again = await connect(server, { as: { ...asContact.as, ...(token.token && { token: token.token }) } })
  assert.deepEqual(transcript(again, id), ['p1: Hello?', 'p2: Good morning'])

  const third = await start({ react: async () => ({ messages: [says('Twice')] }), store })
  await third.settled()
  assert.equal(
    JSON.stringify(await store.readEvents(conversationLog(id), { after: 0, limit: 50 })).includes('Twice'),
    false,
  )
})

test('[BOT31] of two servers that take the same turn one answers', async () => {
  const store = createMemoryStore()
  const [one, two] = [held(), held()]
  const first = await start({ react: one.react, store })
  const contact = await connect(first, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  const second = await start({ react: two.react, store })
  one.answers[0]!.resolve({ messages: [says('From one')] })
  await first.settled()
  two.answers[0]!.resolve({ messages: [says('From two')] })
  await second.settled()

  const log = (await store.readEvents(conversationLog(id), { after: 0, limit: 50 })).map((json) => JSON.parse(json))
  assert.deepEqual(wordsOf(log), ['p1: Hello?', 'p2: From one'])
})

test('[BOT30] what is said while the bot thinks is the next turn', async () => {
  const { react, answers, turns } = held()
  const server = await start({ react })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('One'), id)
  await contact.command('send-message', text('Two'), id)
  assert.equal(turns.length, 1, 'one turn at a time')
  answers[0]!.resolve({ messages: [says('First')] })
  await server.settled()

  assert.deepEqual(
    turns.map(({ events }) => wordsOf(events)),
    [['p1: One'], ['p1: Two']],
  )
  answers[1]!.resolve({ messages: [says('Second')] })
  await server.settled()
  assert.deepEqual(transcript(contact, id), ['p1: One', 'p1: Two', 'p2: First', 'p2: Second'])
})

test('[BOT32] what nobody reacts to is no turn, and writes nothing', async () => {
  const { react, turns, answers } = held()
  const server = await start({ react })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  answers[0]!.resolve({ messages: [says('Good morning')] })
  await server.settled()
  await contact.command('mark-read', { upTo: 5 }, id)

  assert.equal(turns.length, 1)
  assert.equal(namesOf(contact, id).at(-1), 'messages-read')
})

test('[BOT32] [A097] [A098] a reply that was chosen is heard once, as the choice', async () => {
  const turns: Turn[] = []
  const question: Message = { kind: 'quick-replies', text: 'Tea?', replies: [{ id: 'mint', label: 'Mint' }] }
  const react: React = async (turn) => {
    turns.push(turn)
    return { messages: turns.length === 1 ? [question] : [says('Mint it is')] }
  }
  const server = await start({ react })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', {}, id)
  await contact.command('choose', { message: 4, actions: ['mint'] }, id)

  assert.deepEqual(
    turns[1]?.events.map(({ name }) => name),
    ['choice-made'],
  )
  assert.equal(transcript(contact, id).at(-1), 'p2: Mint it is')
})

test('[BOT33] [A086] what a bot wanted to say is dropped when an agent silences it meanwhile', async () => {
  const bot = held()
  const server = await start({ react: bot.react })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  bot.answers[0]!.resolve({ handOver: { note: 'Says hello' } })
  await server.settled()
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await contact.command('send-message', text('To Ada'), id)
  assert.equal(bot.turns.length, 1, 'a bot that listens is not asked')

  await agent.command('invite-bot', {}, id)
  await contact.command('send-message', text('To both'), id)
  assert.deepEqual(wordsOf(bot.turns[1]!.events), ['p1: To both'])
  await agent.command('silence-bot', {}, id)
  bot.answers[1]!.resolve({ messages: [says('But')], step: 'elsewhere', caseData: { mood: 'good' } })
  await server.settled()

  assert.deepEqual(transcript(contact, id), ['p1: Hello?', 'p1: To Ada', 'p1: To both'])
  const log = agent.events(interactionLog(id))
  assert.deepEqual(
    log.slice(-2).map(({ name, body }) => [name, body]),
    [
      ['case-data-set', { fields: { mood: 'good' } }],
      ['bot-advanced', { upTo: 11 }],
    ],
  )
})

test('[BOT33] a bot that wants to listen hears what is said in the live session', async () => {
  const turns: Turn[] = []
  const react: React = async (turn) => {
    turns.push(turn)
    return turns.length === 1 ? { handOver: {} } : { messages: [says('Psst')] }
  }
  const server = await start({ react, whileListening: 'hears' })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', {}, id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await agent.command('send-message', text('Good morning'), id)

  assert.deepEqual(wordsOf(turns.at(-1)!.events), ['p3: Good morning'])
  assert.deepEqual(transcript(contact, id), ['p3: Good morning'])
})

test('[A085] [B053] [BOT20] [BOT34] a bot hands over: its words, the receipt and its notes come together', async () => {
  const react: React = async () => ({
    messages: [says('I ask a person')],
    caseData: { journey: 'Norway' },
    handOver: { note: 'Norway, in May' },
  })
  const server = await start({ react })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('A person, please'), id)

  assert.deepEqual(namesOf(contact, id).slice(-4), [
    'message-sent',
    'handover-requested',
    'bot-listens',
    'waiting-announced',
  ])
  const { handoverNote, caseData, bot } = stateOf<Interaction>(agent.opened(interactionLog(id)))
  assert.deepEqual([handoverNote, caseData], ['Norway, in May', { journey: 'Norway' }])
  assert.equal(bot?.heard, contact.events(conversationLog(id)).length)
})

const failures: readonly (readonly [what: string, world: World])[] = [
  ['throws', { react: () => Promise.reject(new Error('has no answer')) }],
  ['says what cannot be said', { react: async () => ({ messages: [says('  ')] }) }],
  ['is in no configuration any more', { bots: {} }],
]
for (const [what, world] of failures)
  test(`[BOT24] [BOT35] a bot that ${what} leaves, and a person is asked for`, async () => {
    const server = await start(world)
    const agent = await connectAgent(server, ada)
    const contact = await connect(server, asContact)
    const id = newId()
    await contact.command('start-conversation', text('Hello?'), id)

    assert.deepEqual(namesOf(contact, id).slice(-3), ['handover-requested', 'participant-left', 'waiting-announced'])
    assert.equal(invitationOf(agent)?.id, id)
  })

test('[BOT36] [FLT20] an answer that the store refuses is written when it takes it again, and the bot is asked once', async () => {
  const clock = fakeClock()
  const whole = createMemoryStore()
  let isDown = false
  const store: Store = {
    ...whole,
    commit: (writes) =>
      isDown ? Promise.reject(new ChatError('unavailable', { retryAfterMs: 1_000 })) : whole.commit(writes),
  }
  const { react, turns, answers } = held()
  const server = await start({ react, store, clock })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  isDown = true
  answers[0]!.resolve({ messages: [says('Good morning')] })
  await server.settled()
  assert.deepEqual(transcript(contact, id), ['p1: Hello?'])
  isDown = false
  await clock.advance(1_000)
  await server.settled()

  assert.deepEqual(transcript(contact, id), ['p1: Hello?', 'p2: Good morning'])
  assert.equal(turns.length, 1)
})

test('[BOT37] [B053] an answer grows in front of the contact, while the bot may talk', async () => {
  const { react, turns, answers } = held()
  const server = await start({ react })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  turns[0]!.grow({ kind: 'text', text: 'Good' })
  answers[0]!.resolve({ messages: [says('Good morning')] })
  await server.settled()
  turns[0]!.grow({ kind: 'text', text: 'Good morning, and' })

  assert.deepEqual(contact.of('signal'), [
    { type: 'signal', name: 'message-growing', in: id, by: 'p2', body: { kind: 'text', text: 'Good' } },
  ])
})

test('a bot without `react` is left to follow the log by itself', async () => {
  const server = await start({})
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)

  assert.deepEqual(namesOf(contact, id).at(-1), 'message-sent')
})
