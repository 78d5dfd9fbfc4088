import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, type ConversationId, type ServerFrame } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { createMemorySearchIndex } from './memory-search-index.ts'
import type { Question } from './search-index.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'

// Searching over frames: who finds what, and what is refused.

const ada = { agentId: 'ada', name: 'Ada Lovelace', nickname: 'Addie', ready: true }
const ben = { agentId: 'ben', name: 'Ben', ready: false }
const cleo = { agentId: 'cleo', name: 'Cleo', role: 'supervisor', ready: false } as const
const asContact = { as: { role: 'contact', site: 'shop' } } as const

type Found = Extract<ServerFrame, { type: 'found' }>

async function ask(client: RawClient, asked: object): Promise<ServerFrame> {
  const id = newId()
  await client.raw(JSON.stringify({ type: 'search', id, ...asked }))
  const answer = client.frames.find((frame) => 'id' in frame && frame.id === id)
  assert.ok(answer)
  return answer
}

async function hits(client: RawClient, searched: string, more: object = {}): Promise<Found['hits']> {
  const answer = await ask(client, { text: searched, ...more })
  assert.equal(answer.type, 'found', JSON.stringify(answer))
  return (answer as Found).hits
}

/** Grace and Ada have talked, and Ada has left a note. */
async function talked(server: InMemoryServer) {
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', { ...text('Where is the café?'), name: 'Grace Hopper' }, id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await agent.command('send-message', text('Behind the lamps.'), id)
  await agent.command('add-note', { text: 'She asks for a lamp every week.' }, id)
  return { agent, contact, id }
}

async function done(agent: RawClient, id: ConversationId): Promise<void> {
  await agent.command('end-conversation', {}, id)
  await agent.command('mark-done', {}, id)
}

test('[SRH3] [SRH4] hits are newest first, and say where they stand, when, who said it and with whom', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent, id } = await talked(server)
  const [note, message] = await hits(agent, 'lamp')
  const said = (await agent.read(conversationLog(id))) as Extract<ServerFrame, { type: 'page' }>
  const { seq, at } = said.events.find(({ body }) => JSON.stringify(body).includes('Behind'))!
  const common = { conversation: id, at, contact: 'Grace Hopper', status: 'handled' }
  assert.deepEqual(message, {
    ...common,
    kind: 'message',
    seq,
    by: { role: 'agent', name: 'Addie' },
    snippet: 'Behind the lamps.',
    marks: [[11, 16]],
  })
  assert.equal(note?.kind, 'note')
  assert.equal(note?.seq, seq)
  assert.deepEqual(note?.by, { role: 'agent', name: 'Ada Lovelace' })
})

test('[SRH3] contacts are found by name, and one kind alone where it is asked for', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent, id } = await talked(server)
  const [contact] = await hits(agent, 'hopper')
  assert.deepEqual([contact?.kind, contact?.conversation, contact?.seq], ['contact', id, 0])
  assert.deepEqual(
    (await hits(agent, 'lamp', { kind: 'note' })).map(({ kind }) => kind),
    ['note'],
  )
})

test('[B036] [SRH5] nobody finds what is not theirs: other agents, who was asked only, contacts, bots', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { contact, id, agent } = await talked(server)
  const other = await connectAgent(server, { ...ben, ready: true })
  assert.deepEqual(await hits(other, 'lamp'), [])
  const second = await connect(server, asContact)
  await agent.command('set-presence', { is: 'not-ready' })
  await second.command('start-conversation', text('A lamp, please'), newId())
  assert.ok(invitationOf(other), 'Ben is asked')
  assert.deepEqual(await hits(other, 'lamp'), [])

  const refused = await ask(contact, { text: 'lamp' })
  assert.equal(refused.type === 'refused' && refused.code, 'not-allowed')
  assert.equal(
    (await hits(agent, 'lamp')).every(({ conversation }) => conversation === id),
    true,
  )
})

test('[SRH5] an index that is wrong shows nothing to the wrong people', async () => {
  const index = createMemorySearchIndex()
  const open = { ...index, find: (question: Question) => index.find({ ...question, reader: null }) }
  const server = await startInMemoryServer({ clock: fakeClock(), searchIndex: open })
  const { agent } = await talked(server)
  assert.equal((await hits(agent, 'lamp')).length, 2)
  assert.deepEqual(await hits(await connectAgent(server, ben), 'lamp'), [])
})

test('[SRH5] a supervisor finds everything', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  await talked(server)
  assert.equal((await hits(await connectAgent(server, cleo), 'lamp')).length, 2)
})

test('[B036] [SRH6] what is done is found and can be read again, with its notes, by those who had it and by supervisors alone', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent, id } = await talked(server)
  await done(agent, id)
  const [note] = await hits(agent, 'lamp')
  assert.equal(note?.status, 'done')
  const [supervisor, other] = [await connectAgent(server, cleo), await connectAgent(server, ben)]
  for (const log of [conversationLog(id), interactionLog(id)]) {
    for (const reader of [agent, supervisor]) assert.equal((await reader.read(log)).type, 'page')
    const refused = await other.read(log)
    assert.equal(refused.type === 'refused' && refused.code, 'not-found')
  }
})

test('[SRH7] what cannot be searched says why', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent } = await talked(server)
  for (const [asked, field, problem] of [
    [{ text: '' }, 'text', /expected >=1/],
    [{ text: 'x'.repeat(201) }, 'text', /expected <=200/],
    [{ text: ' ?! "" ' }, 'text', /no word to look for/],
    [{ text: 'lamp', kind: 'secret' }, 'kind', /expected/],
    [{ text: 'lamp', limit: 51 }, 'limit', /expected <=50/],
    [{ text: 'lamp', before: 0 }, 'before', /expected >=1/],
  ] as const) {
    const answer = await ask(agent, asked)
    assert.ok(answer.type === 'refused' && answer.code === 'bad-request', JSON.stringify(answer))
    assert.equal(answer.facts['field'], field)
    assert.match(String(answer.facts['problem']), problem)
  }
})

test('[SRH7] whoever searches without a pause is asked to wait', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent } = await talked(server)
  const answers: ServerFrame[] = []
  for (let times = 0; times < 16; times++) answers.push(await ask(agent, { text: 'lamp' }))
  const last = answers.at(-1)
  assert.deepEqual([...new Set(answers.slice(0, 15).map(({ type }) => type))], ['found'])
  assert.ok(last?.type === 'refused' && last.code === 'too-many-commands' && Number(last.facts['retryAfterMs']) > 0)
})

async function question(client: RawClient, asked: object): Promise<void> {
  const id = newId()
  await client.raw(JSON.stringify({ type: 'ask', id, question: asked }))
  const answer = client.frames.find((frame) => 'id' in frame && frame.id === id)
  assert.equal(answer?.type, 'answered', JSON.stringify(answer))
}

test('[SRH14] contacts are found as agents know them now, by whom they have met alone', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent, id } = await talked(server)
  const [ben_, cleo_] = [await connectAgent(server, ben), await connectAgent(server, cleo)]
  const contact = (await server.store.historyOf(id))!.contact
  const profile = {
    name: 'Rear Admiral Hopper',
    emails: ['amazing.grace@navy.example'],
    phones: ['+1 202 555 0143'],
    language: null,
    fields: {},
  }
  await question(agent, { what: 'change-contact', contact, version: 0, profile })
  for (const words of ['admiral', 'amazing.grace@navy.example', '2025550143', 'rear hop']) {
    const [hit] = await hits(agent, words)
    assert.deepEqual([hit?.kind, hit?.conversation, hit?.contact], ['contact', id, 'Rear Admiral Hopper'], words)
    assert.equal((await hits(cleo_, words, { kind: 'contact' })).length, 1, words)
    assert.deepEqual(await hits(ben_, words), [], words)
  }
  const [hit] = await hits(agent, 'navy')
  assert.match(hit!.snippet, /^Rear Admiral Hopper · amazing/)
  assert.equal(hit!.snippet.slice(...hit!.marks[0]!), 'navy')
  assert.equal((await hits(agent, 'hopper')).length, 1, 'once, by both names')
  assert.equal(
    (await hits(agent, 'grace hopper', { kind: 'contact' })).length,
    1,
    'still by the name under which they came',
  )
  assert.deepEqual(await hits(agent, 'navy', { kind: 'message' }), [])
})

test('[SRH13] the note of an interaction is found as it stands, by whoever may read it', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const { agent, contact, id } = await talked(server)
  const ben_ = await connectAgent(server, ben)
  await agent.command('save-note', { text: 'Wants the catalogue' }, id)
  await agent.command('save-note', { text: 'Wants the brochure' }, id)
  assert.deepEqual(await hits(agent, 'catalogue'), [])
  const [hit] = await hits(agent, 'brochure', { kind: 'note' })
  assert.deepEqual(
    [hit?.kind, hit?.conversation, hit?.outcome, hit?.seq, hit?.by?.name],
    ['note', id, true, 0, 'Ada Lovelace'],
  )
  await done(agent, id)
  assert.equal((await hits(agent, 'brochure')).length, 1)
  assert.deepEqual(await hits(ben_, 'brochure'), [])
  assert.equal((await ask(contact, { text: 'brochure' })).type, 'refused')
})

test('[A070] [SRH15] what is said about inactivity is not found', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const { agent, id } = await talked(server)
  await clock.advance(700_000)
  await server.settled()
  const log = (await agent.read(conversationLog(id))) as Extract<ServerFrame, { type: 'page' }>
  assert.ok(log.events.some(({ name }) => name === 'inactivity-warned'))
  for (const words of ['inactivity', 'warned', 'ended']) assert.deepEqual(await hits(agent, words), [], words)
})
