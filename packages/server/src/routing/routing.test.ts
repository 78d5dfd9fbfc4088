import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ChatError,
  conversationLog,
  interactionLog,
  newId,
  type Conversation,
  type ConversationId,
} from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'

// Who is asked when, over frames and a clock that is moved by hand.

const ada = { agentId: 'ada', name: 'Ada', ready: true }
const ben = { agentId: 'ben', name: 'Ben', ready: true }
const asContact = { as: { role: 'contact', site: 'shop' } } as const

async function waits(server: InMemoryServer): Promise<{ contact: RawClient; id: ConversationId }> {
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  return { contact, id }
}

async function accepts(agent: RawClient): Promise<ConversationId> {
  const invitation = invitationOf(agent)
  assert.ok(invitation, 'nobody was asked')
  const answer = await agent.command('accept-invitation', { invitation: invitation.seq }, invitation.id)
  assert.equal(answer.type, 'accepted')
  return invitation.id
}

async function pass(server: InMemoryServer, clock: FakeClock, ms: number): Promise<void> {
  await clock.advance(ms)
  await server.settled()
}

const told = (client: RawClient, id: ConversationId) =>
  client
    .events(conversationLog(id))
    .filter(({ name }) => name === 'waiting-announced')
    .map(({ body }) => (body as { waiting: string }).waiting)

const named = (client: RawClient, id: ConversationId, name: string) =>
  [...client.events(conversationLog(id)), ...client.events(interactionLog(id))].filter((event) => event.name === name)

const isAsked = (agent: RawClient, id: ConversationId) => invitationOf(agent)?.id === id
const presenceOf = (agent: RawClient) => {
  const you = agent.of('welcome')[0]?.you
  assert.ok(you && 'presence' in you)
  return you.presence
}

test('[ROU1] [ROU6] [ROU7] nobody there is said at once; the first who becomes ready gets the oldest (B008)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const agent = await connectAgent(server, { ...ada, ready: false, capacity: 1 })
  const first = await waits(server)
  await pass(server, clock, 1_000)
  const second = await waits(server)
  assert.deepEqual(told(first.contact, first.id), ['nobody-available'])

  await agent.command('set-presence', { is: 'ready' })
  assert.ok(isAsked(agent, first.id))
  for (const { contact, id } of [first, second]) assert.deepEqual(told(contact, id), ['nobody-available', 'for-agent'])

  await accepts(agent)
  assert.ok(!isAsked(agent, second.id), 'no place is free')
  await agent.command('set-presence', { is: 'not-ready', reason: 'Lunch' })
  assert.deepEqual(told(second.contact, second.id), ['nobody-available', 'for-agent', 'nobody-available'])
  assert.deepEqual(
    agent.of('signal').map(({ name }) => name),
    ['presence-changed', 'presence-changed'],
  )
})

test('[ROU2] [ROU3] the longest idle is asked, up to the places that each one has (B040)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const one = await connectAgent(server, { ...ada, capacity: 1 })
  await pass(server, clock, 1_000)
  const other = await connectAgent(server, { ...ben, capacity: 2 })
  const asked: string[] = []
  for (let times = 0; times < 4; times++) {
    await pass(server, clock, 1_000)
    const { id } = await waits(server)
    asked.push(isAsked(one, id) ? 'ada' : isAsked(other, id) ? 'ben' : 'nobody')
  }
  assert.deepEqual(asked, ['ada', 'ben', 'ben', 'nobody'])
})

test('[ROU5] a rejected invitation goes to the next agent, and back after a pause (A018)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const [one, other] = [await connectAgent(server, ada), await connectAgent(server, ben)]
  const { id } = await waits(server)
  await one.command('reject-invitation', { invitation: invitationOf(one)!.seq }, id)
  assert.deepEqual(
    one.of('closed').map(({ log }) => log),
    [interactionLog(id)],
  )
  assert.ok(isAsked(other, id))

  await other.command('reject-invitation', { invitation: invitationOf(other)!.seq }, id)
  assert.equal(one.of('opened').length, 1)
  await pass(server, clock, 5_000)
  assert.equal(one.of('opened').length, 2, 'ada’s refusal is longest ago')
})

test('[ROU8] an invitation that nobody answers goes to the next agent', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const [one, other] = [await connectAgent(server, ada), await connectAgent(server, ben)]
  const { id } = await waits(server)
  await pass(server, clock, 19_999)
  assert.ok(!isAsked(other, id))
  await pass(server, clock, 1)
  assert.ok(isAsked(other, id))
  assert.deepEqual(
    named(one, id, 'invitation-closed').map(({ body }) => body),
    [{ agentId: 'ada', reason: 'expired' }],
  )
})

test('[ROU8] an agent who goes while being asked is asked no more', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const [one, other] = [await connectAgent(server, ada), await connectAgent(server, ben)]
  const { id } = await waits(server)
  await one.drop()
  await pass(server, clock, 2_999)
  assert.ok(!isAsked(other, id))
  await pass(server, clock, 1)
  assert.ok(isAsked(other, id))
})

test('[CON9] an agent whose browser is gone is away after 30 s, and finds everything on coming back', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const agent = await connectAgent(server, ada)
  const { contact, id } = await waits(server)
  await accepts(agent)
  await agent.drop()
  await pass(server, clock, 29_999)
  assert.equal(named(contact, id, 'participant-away').length, 0)
  await pass(server, clock, 1)
  assert.equal(named(contact, id, 'participant-away').length, 1)

  await pass(server, clock, 60_000)
  const back = await connectAgent(server, ada)
  assert.deepEqual(new Set(back.of('welcome')[0]?.logs), new Set([interactionLog(id), conversationLog(id)]))
  assert.equal(named(contact, id, 'participant-returned').length, 1)
  await pass(server, clock, 300_000)
  assert.equal(named(contact, id, 'participant-left').length, 0, 'who is connected is never lost')
})

test('[ROU9] [ROU11] after 120 s the conversation goes to somebody else, and the agent is not ready', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const agent = await connectAgent(server, ada)
  const { contact, id } = await waits(server)
  await accepts(agent)
  await agent.drop()
  const other = await connectAgent(server, ben)
  await pass(server, clock, 120_000)
  assert.equal(named(contact, id, 'participant-left').length, 1)
  assert.equal(await accepts(other), id)

  const back = await connectAgent(server, { ...ada, ready: false })
  assert.deepEqual(back.of('welcome')[0]?.logs, [])
  assert.deepEqual([presenceOf(back).is, presenceOf(back).reason], ['not-ready', 'Connection lost'])
})

/** A store that refuses whatever writes an event of this name, as long as it is told to. */
function storeThatRefuses(name: string) {
  const store = createMemoryStore()
  const trouble = { is: false }
  const commit: typeof store.commit = async (writes) => {
    const hit = writes.some(({ events }) => events.some(({ json }) => json.includes(`"name":"${name}"`)))
    if (trouble.is && hit) throw new ChatError('unavailable', { retryAfterMs: 1_000 })
    return store.commit(writes)
  }
  return { store: { ...store, commit }, trouble }
}

test('[CON9] [MSG10] an agent who comes back while the database cannot be written is back when it can', async () => {
  const clock = fakeClock()
  const { store, trouble } = storeThatRefuses('agent-returned')
  const server = await startInMemoryServer({ clock, store })
  const agent = await connectAgent(server, ada)
  const { contact, id } = await waits(server)
  await accepts(agent)
  await agent.drop()
  await pass(server, clock, 30_000)
  trouble.is = true
  await connectAgent(server, ada)
  await server.settled()
  assert.equal(named(contact, id, 'participant-returned').length, 0)
  trouble.is = false
  await pass(server, clock, 1_000)
  assert.equal(named(contact, id, 'participant-returned').length, 1)
})

test('[ROU9] [MSG10] an agent who is lost while the database cannot be written is lost when it can', async () => {
  const clock = fakeClock()
  const { store, trouble } = storeThatRefuses('agent-lost')
  const server = await startInMemoryServer({ clock, store })
  const agent = await connectAgent(server, ada)
  const { contact, id } = await waits(server)
  await accepts(agent)
  await agent.drop()
  trouble.is = true
  await pass(server, clock, 125_000)
  assert.equal(named(contact, id, 'participant-left').length, 0)
  trouble.is = false
  await pass(server, clock, 10_000)
  assert.equal(named(contact, id, 'participant-left').length, 1)
})

test('[CON12] silence is warned of after 8 minutes and ends the conversation after 10 (A068, A069, A070)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const agent = await connectAgent(server, ada)
  const { contact, id } = await waits(server)
  await accepts(agent)
  await pass(server, clock, 7 * 60_000)
  await contact.command('send-message', text('Wait a moment'), id)
  await pass(server, clock, 8 * 60_000 - 1)
  assert.equal(named(contact, id, 'inactivity-warned').length, 0)
  await pass(server, clock, 1)
  assert.equal(named(contact, id, 'inactivity-warned').length, 1)
  await pass(server, clock, 2 * 60_000)
  assert.deepEqual(
    named(contact, id, 'conversation-ended').map(({ body }) => body),
    [{ reason: 'inactivity' }],
  )
  assert.equal(named(agent, id, 'interaction-ended').length, 1)
})

test('[CON14] [ROU6] [ROU10] [ROU13] a server that was down goes on where it stood', async () => {
  const clock = fakeClock()
  const store = createMemoryStore()
  const before = await startInMemoryServer({ clock, store })
  const agent = await connectAgent(before, ada)
  const talk = await waits(before)
  await accepts(agent)
  const asked = await waits(before)
  await before.core.stop()
  await clock.advance(150_000)

  const after = await startInMemoryServer({ clock, store })
  const back = await connectAgent(after, ada)
  assert.equal(presenceOf(back).is, 'ready')
  assert.ok(back.opened(conversationLog(talk.id)))
  await pass(after, clock, 6_000)
  assert.deepEqual(
    named(back, asked.id, 'invitation-closed').map(({ body }) => body),
    [{ agentId: 'ada', reason: 'expired' }],
    'the deadline of before is kept',
  )
  assert.equal(named(back, talk.id, 'participant-away').length, 0, 'only the server was away')
  assert.ok(isAsked(back, asked.id), 'and routing goes on')
  const log = (await store.readEvents(conversationLog(asked.id), { limit: 99 })).join()
  assert.ok(!log.includes('nobody-available'))
})

test('[ROU4] [CON1] two servers on one store: one invitation has one winner, and both show the same log', async () => {
  const clock = fakeClock()
  const shared = { clock, store: createMemoryStore(), doorbell: createLocalDoorbell() }
  const here = await startInMemoryServer(shared)
  const agent = await connectAgent(here, ada)
  const { contact, id } = await waits(here)
  const there = await startInMemoryServer(shared)
  const sameAgent = await connectAgent(there, ada)
  const invitation = { invitation: invitationOf(agent)!.seq }
  assert.ok(isAsked(sameAgent, id))

  const answers = await Promise.all([
    agent.command('accept-invitation', invitation, id),
    sameAgent.command('accept-invitation', invitation, id),
  ])
  assert.deepEqual(answers.map(({ type }) => type).sort(), ['accepted', 'refused'])
  await sameAgent.command('send-message', text('Hello from there'), id)
  await here.settled()
  const stored = await shared.store.readEvents(conversationLog(id), { limit: 99 })
  assert.deepEqual(
    contact.events(conversationLog(id)),
    stored.map((json): unknown => JSON.parse(json)),
  )
  assert.equal(named(contact, id, 'message-sent').length, 2)
  assert.equal(named(contact, id, 'participant-joined').length, 2)
})

test('[CON14] every deadline of an ended conversation is gone', async () => {
  const store = createMemoryStore()
  const server = await startInMemoryServer({ clock: fakeClock(), store })
  const agent = await connectAgent(server, ada)
  const { contact, id } = await waits(server)
  await accepts(agent)
  await contact.command('end-conversation', {}, id)
  const [stored] = await store.readConversations([id])
  assert.deepEqual(stored?.deadlines, [])
  const { conversation } = { conversation: agent.opened(conversationLog(id))?.state as unknown as Conversation }
  assert.equal(conversation.id, id)
})
