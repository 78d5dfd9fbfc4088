import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  conversationLog,
  interactionLog,
  newId,
  type Conversation,
  type ConversationId,
  type Interaction,
  type LogId,
} from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, stateOf, text, type RawClient } from '../testing/raw-client.ts'

// Consultations over frames: who gets which log, and that the contact gets nothing of it.

const ada = { agentId: 'ada', name: 'Ada', ready: true }
const ben = { agentId: 'ben', name: 'Ben' }
const asContact = { as: { role: 'contact', site: 'shop' } } as const

interface Office {
  readonly server: InMemoryServer
  readonly clock: FakeClock
  readonly contact: RawClient
  readonly agent: RawClient
  readonly other: RawClient
  readonly id: ConversationId
}

/** A contact with Ada; Ben is there, and has nothing to do with it. */
async function open(store = createMemoryStore()): Promise<Office> {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock, store })
  const agent = await connectAgent(server, ada)
  const other = await connectAgent(server, ben)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', { ...text('Hello?'), name: 'Grace' }, id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await other.command('set-presence', { is: 'ready' })
  return { server, clock, contact, agent, other, id }
}

async function consults({ agent, other, id }: Office): Promise<ConversationId> {
  const consultation = newId()
  const target = { kind: 'agent', id: 'ben' } as const
  await agent.command('invite-colleague', { purpose: 'chat-consultation', target, consultation }, id)
  const invitation = agent.events(interactionLog(id)).find(({ name }) => name === 'colleague-invited')!.seq
  await other.command('accept-invitation', { invitation }, id)
  return consultation
}

const has = (client: RawClient, log: LogId) => {
  const last = client.frames.findLast(
    (frame) => (frame.type === 'opened' || frame.type === 'closed') && frame.log === log,
  )
  return last?.type === 'opened'
}

test('[CNS1] [A203] [A205] both have the consultation as a conversation of their own, and talk in it', async () => {
  const office = await open()
  const consultation = await consults(office)
  const answer = await office.other.command('send-message', text('Who is this?'), consultation)
  assert.equal(answer.type, 'accepted')
  const heard = office.agent.events(conversationLog(consultation)).filter(({ name }) => name === 'message-sent')
  assert.equal(heard.length, 1)
  assert.equal(stateOf<Interaction>(office.agent.opened(interactionLog(consultation))).staff?.about, office.id)
})

test('[CNS2] [A206] [A207] who is consulted has the contact’s conversation and the interaction, until it is over', async () => {
  const office = await open()
  const consultation = await consults(office)
  assert.ok(has(office.other, conversationLog(office.id)))
  await office.contact.command('send-message', text('Are you there?'), office.id)
  assert.equal(office.other.events(conversationLog(office.id)).at(-1)?.name, 'message-sent')

  await office.agent.command('end-consultation', { consultation }, office.id)
  assert.ok(!has(office.other, conversationLog(office.id)))
  assert.ok(has(office.other, interactionLog(office.id)), 'it still has to be marked done')
  assert.equal(office.other.events(conversationLog(consultation)).at(-1)?.name, 'conversation-ended')
})

test('[CNS10] [A207] who is consulted sees the contact and their history while it is open, and changes nothing', async () => {
  const office = await open()
  const { contact } = stateOf<Interaction>(office.agent.opened(interactionLog(office.id)))
  const asks = async (question: object) => {
    const id = newId()
    await office.other.raw(JSON.stringify({ type: 'ask', id, question }))
    return office.other.frames.find((frame) => 'id' in frame && frame.id === id)?.type
  }
  const reads = () =>
    Promise.all([{ what: 'contact' }, { what: 'history' }].map((what) => asks({ ...what, contact: contact.id })))
  assert.deepEqual(await reads(), ['refused', 'refused'])
  const consultation = await consults(office)
  assert.deepEqual(await reads(), ['answered', 'answered'])
  const change = {
    what: 'change-contact',
    contact: contact.id,
    version: 0,
    profile: { name: 'Eve', emails: [], phones: [], language: null, fields: {} },
  }
  assert.equal(await asks(change), 'refused')
  await office.other.command('end-consultation', { consultation }, office.id)
  assert.deepEqual(await reads(), ['refused', 'refused'])
})

test('[CNS3] [CNS6] with both sides done nothing of it is on any desk', async () => {
  const office = await open()
  const consultation = await consults(office)
  await office.other.command('end-consultation', { consultation }, office.id)
  for (const client of [office.agent, office.other])
    await client.command('mark-consultation-done', { consultation }, office.id)
  for (const client of [office.agent, office.other]) assert.ok(!has(client, conversationLog(consultation)))
  assert.ok(!has(office.other, interactionLog(office.id)))
})

test('[CNS3] a start opens, ends and closes what a crash left undone', async () => {
  const store = createMemoryStore()
  const office = await open(store)
  const consultation = await consults(office)
  await office.server.core.stop()
  // What the keeper had written is lost: only the interaction knows of the consultation.
  const again = await startInMemoryServer({ clock: office.clock, store: without(store, consultation) })
  const agent = await connectAgent(again, ada)
  assert.equal(stateOf<Conversation>(agent.opened(conversationLog(consultation))).participants.length, 2)
})

/** A store that has forgotten a conversation. */
function without(store: ReturnType<typeof createMemoryStore>, lost: ConversationId): typeof store {
  let forgotten = true
  return {
    ...store,
    readConversations: async (ids, known) => {
      const stored = await store.readConversations(ids, known)
      return stored.map((each, index) =>
        forgotten && ids[index] === lost
          ? { ...each, conversation: { snapshot: null, tail: [] }, interaction: { snapshot: null, tail: [] } }
          : each,
      )
    },
    commit: async (writes) => {
      forgotten &&= !writes.some(({ events }) => events.some(({ log }) => log === conversationLog(lost)))
      return writes.map(() => ({ is: 'written' }) as const)
    },
  }
}

test('[CNS8] [A214] [A215] [A216] [A217] no history has an entry for it, and nobody outside reads it', async () => {
  const office = await open()
  const consultation = await consults(office)
  const cleo = await connectAgent(office.server, { agentId: 'cleo', name: 'Cleo', role: 'supervisor' })
  assert.equal((await cleo.read(conversationLog(consultation))).type, 'refused')
  assert.deepEqual(await office.server.store.agentHistory('ben', { limit: 10 }), [])
})

test('[CNS9] [ATK112] all that the contact’s socket gets is the same with a consultation and without', async () => {
  const [plain, consulted] = [await heardBy(false), await heardBy(true)]
  assert.ok(plain.length > 8)
  assert.deepEqual(consulted, plain)
})

/** What the contact hears of one and the same conversation, with what is random in it named by its place. */
async function heardBy(isConsulted: boolean): Promise<string[]> {
  const office = await open()
  const { contact, agent, other, clock, server, id } = office
  const say = (words: string) => agent.command('send-message', text(words), id)
  await say('One moment, please.')
  if (isConsulted) {
    const consultation = await consults(office)
    await agent.command('send-message', text('Do we have it in blue?'), consultation)
    await agent.signal('typing', { is: 'writing' }, consultation)
    await other.command('send-message', text('Yes'), consultation)
    await other.command('mark-read', { upTo: 4 }, consultation)
    await other.signal('typing', { is: 'writing' }, id)
    await other.command('send-message', text('Hello contact'), id)
    await other.command('mark-read', { upTo: 3 }, id)
    await other.command('end-consultation', { consultation }, id)
  }
  await clock.advance(40_000)
  await server.settled()
  await say('We have it in blue.')
  await contact.command('send-message', text('Thank you'), id)
  await agent.command('end-conversation', {}, id)
  const names = new Map<string, string>()
  const named = (word: string) => {
    if (!names.has(word)) names.set(word, `id-${names.size}`)
    return names.get(word)!
  }
  return contact.frames.map((frame) => JSON.stringify(frame).replaceAll(/[\w-]{22}/gu, named))
}
