import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { conversationLog, interactionLog, newId, type ConversationId, type TeamPurpose } from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import type { Store } from '../store/store.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'
import { Folding } from '../testing/folding.ts'

// Agents whose browser is gone while they work together: over frames, a store and a clock that is moved by hand.

const people = {
  ada: { agentId: 'ada', name: 'Ada', ready: true },
  ben: { agentId: 'ben', name: 'Ben', groups: ['care'] },
  dan: { agentId: 'dan', name: 'Dan', groups: ['care'] },
} as const
type Name = keyof typeof people

let clock: FakeClock
let store: Store
let server: InMemoryServer
let contact: RawClient
let staff: Record<Name, RawClient>
let id: ConversationId
let talk: Folding

/** A contact with Ada; Ben and Dan are there and ready. */
beforeEach(async () => {
  clock = fakeClock()
  store = createMemoryStore()
  server = await startInMemoryServer({ clock, store })
  staff = {
    ada: await connectAgent(server, people.ada),
    ben: await connectAgent(server, people.ben),
    dan: await connectAgent(server, people.dan),
  }
  contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  id = newId()
  talk = new Folding(store, id)
  await contact.command('start-conversation', text('Hello?'), id)
  await staff.ada.command('accept-invitation', { invitation: invitationOf(staff.ada)!.seq }, id)
  for (const who of ['ben', 'dan'] as const) await staff[who].command('set-presence', { is: 'ready' })
})
afterEach(() => server.core.stop())

async function passes(ms: number) {
  await clock.advance(ms)
  await server.settled()
}

/** Asks, and gives the id of the consultation that it may become. */
async function asks(purpose: TeamPurpose, kind: 'agent' | 'group' = 'agent', target = 'ben', by: Name = 'ada') {
  const consultation = newId()
  const also = purpose.endsWith('consultation') ? { consultation } : {}
  const answer = await staff[by].command('invite-colleague', { purpose, target: { kind, id: target }, ...also }, id)
  assert.equal(answer.type, 'accepted')
  return consultation
}

async function comesIn(purpose: TeamPurpose, who: Name = 'ben') {
  const consultation = await asks(purpose, 'agent', who)
  const { team } = await talk.interaction()
  await staff[who].command('accept-invitation', { invitation: team.at(-1)!.seq }, id)
  return consultation
}

/** The browser is gone; both others keep theirs. */
const isGone = (who: Name) => staff[who].drop()

const returns = async (who: Name) => (staff[who] = await connectAgent(server, people[who]))

const hasOnDesk = (who: Name) => staff[who].opened(interactionLog(id)) !== undefined
const contactHeard = () => contact.events(conversationLog(id)).map(({ name }) => name)
const asked = async () => (await talk.interaction()).team.map((each) => each.asked.agentId)
const states = async () => {
  const { status, owner, parties } = await talk.interaction()
  return [status, owner, ...parties.map((party) => `${party.agentId} ${party.state}`)]
}

test('[TEA5] [TEA6] what nobody answers goes to the next one in time, and back to whoever asked in the end', async () => {
  await asks('conference', 'group', 'care')
  const [first] = await asked()
  await passes(20_000)
  const [second] = await asked()
  assert.deepEqual(new Set([first, second]), new Set(['ben', 'dan']))
  await passes(20_000)
  const { team, refused } = await talk.interaction()
  assert.deepEqual([team, refused[0]?.reason], [[], 'nobody'])
})

test('[TEA6] the last socket of who is asked closes: after the time of a reload the next one is asked', async () => {
  await asks('transfer', 'group', 'care')
  const [first] = (await asked()) as [Name]
  await isGone(first)
  await passes(2_999)
  assert.deepEqual(await asked(), [first], 'they may only be loading the page anew')
  await passes(1)
  assert.deepEqual(await asked(), [first === 'ben' ? 'dan' : 'ben'])
  await returns(first)
  assert.ok(!hasOnDesk(first), 'who comes back later is asked no longer')
})

test('[TEA6] who comes back within the time of a reload is still asked', async () => {
  await asks('transfer')
  await isGone('ben')
  await passes(2_000)
  await returns('ben')
  await passes(5_000)
  assert.deepEqual(await asked(), ['ben'])
  assert.ok(hasOnDesk('ben'))
})

test('[TEA5] [TEA6] a restart keeps the time of what is asked', async () => {
  await asks('conference')
  await passes(12_000)
  await server.core.stop()
  server = await startInMemoryServer({ clock, store })
  for (const who of ['ada', 'ben'] as const) await returns(who)
  await passes(7_999)
  assert.deepEqual(await asked(), ['ben'])
  await passes(1)
  assert.deepEqual(await asked(), [])
  assert.equal((await talk.interaction()).refused[0]?.reason, 'unanswered')
})

test('[TEA7] after a restart whoever is asked has a place taken, as before', async () => {
  await server.core.stop()
  server = await startInMemoryServer({ clock, store })
  staff.ada = await connectAgent(server, people.ada)
  const narrow = { ...people.ben, capacity: 1 }
  staff.ben = await connectAgent(server, narrow)
  await asks('conference')
  await server.core.stop()
  server = await startInMemoryServer({ clock, store })
  staff.ada = await connectAgent(server, people.ada)
  staff.ben = await connectAgent(server, narrow)
  await contact.drop()
  const other = newId()
  const henry = await connect(server, { as: { role: 'contact', site: 'shop' } })
  await henry.command('start-conversation', text('Hi'), other)
  await staff.ada.command('accept-invitation', { invitation: invitationOf(staff.ada)!.seq }, other)
  const target = { kind: 'agent', id: 'ben' } as const
  const answer = await staff.ada.command('invite-colleague', { purpose: 'transfer', target }, other)
  assert.equal(answer.type === 'refused' && answer.facts?.['reason'], 'full')
})

test('[TEA25] the owner alone: the contact is told, and in the end the conversation waits for somebody else', async () => {
  await isGone('ada')
  await passes(30_000)
  assert.equal(contactHeard().at(-1), 'participant-away')
  await passes(90_000)
  assert.deepEqual((await states()).slice(0, 3), ['queued', null, 'ada left'])
  await returns('ada')
  assert.ok(!hasOnDesk('ada'), 'it is no longer theirs')
})

test('[TEA25] [FLT20] the owner comes back in time, and finds all of it', async () => {
  await comesIn('conference')
  await isGone('ada')
  await passes(60_000)
  await returns('ada')
  await server.settled()
  assert.ok(hasOnDesk('ada'))
  assert.ok(staff.ada.opened(conversationLog(id)))
  assert.deepEqual(await states(), ['handled', 'ada', 'ada in', 'ben in'])
  assert.equal(contactHeard().at(-1), 'participant-returned')
})

test('[TEA25] the owner in a conference leaves it to the other one', async () => {
  await comesIn('conference')
  await isGone('ada')
  await passes(120_000)
  assert.deepEqual(await states(), ['handled', 'ben', 'ada left', 'ben in'])
  assert.deepEqual(contactHeard().slice(-2), ['participant-away', 'participant-left'])
  await returns('ada')
  assert.ok(!hasOnDesk('ada'))
})

test('[TEA25] who is in a conference and not its owner leaves it as it is', async () => {
  await comesIn('conference')
  await isGone('ben')
  await passes(120_000)
  assert.deepEqual(await states(), ['handled', 'ada', 'ada in', 'ben left'])
  await returns('ben')
  assert.ok(!hasOnDesk('ben'))
})

test('[CNS5] [CNS9] who is consulted: the consultation ends, their side is done, and the contact hears nothing', async () => {
  await comesIn('chat-consultation')
  const heard = contact.frames.filter(({ type }) => type !== 'heartbeat').length
  await isGone('ben')
  await passes(120_000)
  const [consultation] = (await talk.interaction()).consultations
  assert.deepEqual([consultation?.state, consultation?.done], ['ended', ['ben']])
  assert.equal(contact.frames.filter(({ type }) => type !== 'heartbeat').length, heard)
  await returns('ben')
  assert.ok(!hasOnDesk('ben'))
  await staff.ada.command('mark-consultation-done', { consultation: consultation!.id }, id)
  assert.deepEqual((await talk.interaction()).consultations, [])
})

test('[CNS5] who consults: with the conversation the consultation ends, and the other one marks their side done', async () => {
  const consultation = await comesIn('chat-consultation')
  await isGone('ada')
  await passes(120_000)
  const [ended] = (await talk.interaction()).consultations
  assert.deepEqual([ended?.state, ended?.done], ['ended', ['ada']])
  const answer = await staff.ben.command('mark-consultation-done', { consultation }, id)
  assert.equal(answer.type, 'accepted')
  const behind = await new Folding(store, consultation).interaction()
  assert.equal(behind.status, 'done')
  await returns('ada')
  assert.ok(!hasOnDesk('ada'))
})

test('[TEA8] whoever asked is out of the conversation: nobody is asked any longer, nor has it on their desk', async () => {
  await comesIn('conference')
  await asks('chat-consultation', 'agent', 'dan', 'ben')
  await staff.ada.command('remove-from-conference', { agentId: 'ben' }, id)
  assert.deepEqual(await asked(), [])
  assert.deepEqual(await store.conversationsOnDesk('dan'), [])
})

test('[TEA25] whoever finishes their part and is lost has it done, and nothing of it on their desk', async () => {
  await comesIn('conference')
  await staff.ada.command('end-conversation', {}, id)
  assert.deepEqual(await states(), ['handled', 'ben', 'ada finishing', 'ben in'])
  await isGone('ada')
  await passes(30_000)
  assert.notEqual(contactHeard().at(-1), 'participant-away', 'who has left is not missed')
  await passes(90_000)
  assert.deepEqual(await states(), ['handled', 'ben', 'ada left', 'ben in'])
  await returns('ada')
  assert.ok(!hasOnDesk('ada'))
})
