import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, newId, type ContactAnswer, type ContactQuestion, type ContactRecord } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, type CoreSettings } from '../core-settings.ts'
import { actorOfKey } from '../deciding/actor.ts'
import { allPermissions } from '../deciding/permit.ts'
import { startInMemoryServer, type InMemoryAgent } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'

const nine = Date.UTC(2026, 0, 5, 9, 0)
const ada: InMemoryAgent = { agentId: 'ada', name: 'Ada', ready: true }
const ben: InMemoryAgent = { agentId: 'ben', name: 'Ben' }
const cleo: InMemoryAgent = { agentId: 'cleo', name: 'Cleo', role: 'supervisor' }

/** A question, and its answer or the code with which it was refused. */
async function ask(client: RawClient, question: ContactQuestion): Promise<ContactAnswer | string> {
  const id = newId()
  await client.raw(JSON.stringify({ type: 'ask', id, question }))
  const frame = client.frames.find((each) => (each.type === 'answered' || each.type === 'refused') && each.id === id)
  return frame?.type === 'answered' ? frame.answer : frame?.type === 'refused' ? frame.code : 'nothing'
}

const contactIn = (answer: ContactAnswer | string): ContactRecord => {
  assert.ok(typeof answer !== 'string' && answer.is === 'contact', JSON.stringify(answer))
  return answer.contact
}
const entriesIn = (answer: ContactAnswer | string) => {
  assert.ok(typeof answer !== 'string' && answer.is === 'history', JSON.stringify(answer))
  return answer.entries
}

/** A desk where Ada takes whoever comes. */
async function office(settings: CoreSettings = defaultCoreSettings) {
  const clock = fakeClock(nine)
  const server = await startInMemoryServer({ clock, settings })
  const agent = await connectAgent(server, ada)
  /** Somebody writes, Ada answers. */
  async function calls(name: string, token?: string) {
    const contact = await connect(server, { as: { role: 'contact', site: 'shop', ...(token && { token }) } })
    const conversation = newId()
    await contact.command('start-conversation', { ...text('Hello'), name }, conversation)
    const invitation = invitationOf(agent)!
    assert.equal(invitation.id, conversation)
    await agent.command('accept-invitation', { invitation: invitation.seq }, conversation)
    const you = contact.of('welcome')[0]!.you as { token?: string }
    const { contact: id } = (await server.store.historyOf(conversation))!
    return { contact, conversation, id, token: token ?? you.token! }
  }
  const ends = async (conversation: string) => {
    await agent.command('end-conversation', {}, conversation)
    await agent.command('mark-done', {}, conversation)
  }
  return { clock, server, agent, calls, ends }
}

const profileOf = (name: string) => ({ name, emails: [], phones: [], language: null, fields: {} })

test('[A181] [CTC1] a contact is known from the first conversation on, as introduced, and nothing of it is verified', async () => {
  const { agent, calls } = await office()
  const { id } = await calls('Maria Silva')
  const contact = contactIn(await ask(agent, { what: 'contact', contact: id }))
  assert.deepEqual(contact.profile, profileOf('Maria Silva'))
  assert.deepEqual([contact.verified, contact.version, contact.changes, contact.recent], [false, 0, [], 1])
})

test('[CTC2] who never had an interaction with a contact does not find them by their id; supervisors do; contacts ask nothing', async () => {
  const { server, agent, calls, ends } = await office()
  const { id, contact, conversation } = await calls('Maria')
  const [other, supervisor] = [await connectAgent(server, ben), await connectAgent(server, cleo)]
  const question = { what: 'contact', contact: id } as const
  assert.equal(await ask(other, question), 'not-found')
  assert.equal(await ask(other, { what: 'history', contact: id }), 'not-found')
  assert.equal(
    await ask(other, { what: 'change-contact', contact: id, version: 0, profile: profileOf('X') }),
    'not-found',
  )
  assert.equal(contactIn(await ask(supervisor, question)).id, id)
  assert.equal(await ask(contact, question), 'not-allowed')
  await ends(conversation)
  assert.equal(contactIn(await ask(agent, question)).id, id)
})

test('[A175] [CTC3] [CTC4] a change is kept with who, when, before and after', async () => {
  const shop = {
    ...defaultCoreSettings.sites['shop']!,
    contactFields: [{ key: 'customer', label: 'Customer number', type: 'number' as const }],
  }
  const { agent, calls, clock } = await office({ ...defaultCoreSettings, sites: { shop } })
  const { id } = await calls('Maria')
  await clock.advance(1_000)
  const profile = {
    name: ' Maria  Silva ',
    emails: ['m@example.com', ' m@example.com'],
    phones: ['+49 30 901820'],
    language: 'pt-BR',
    fields: { customer: '42' },
  }
  const contact = contactIn(await ask(agent, { what: 'change-contact', contact: id, version: 0, profile }))
  assert.deepEqual(contact.profile, { ...profile, name: 'Maria Silva', emails: ['m@example.com'] })
  const [{ at, by, name, version, changes }] = contact.changes as [ContactRecord['changes'][number]]
  assert.deepEqual([at, by, name, version], [nine + 1_000, 'ada', 'Ada', 1])
  assert.deepEqual(
    changes.find(({ field }) => field === 'name'),
    { field: 'name', before: 'Maria', after: 'Maria Silva' },
  )
})

test('[CTC3] what is no address, number, language or field is refused with the field', async () => {
  const { agent, calls } = await office()
  const { id } = await calls('Maria')
  const wrong = [
    { name: '\u202e' },
    { emails: ['maria'] },
    { phones: ['call me'] },
    { language: 'Portuguese please' },
    { fields: { colour: 'red' } },
  ]
  for (const part of wrong) {
    const profile = { ...profileOf('Maria'), ...part }
    await ask(agent, { what: 'change-contact', contact: id, version: 0, profile })
    const { code, facts } = agent.of('refused').at(-1)!
    assert.equal(code, 'contact-invalid')
    assert.equal(facts['field'], 'fields' in part ? 'colour' : Object.keys(part)[0])
  }
})

test('[CTC5] a change on another version is refused and loses nothing; the same one again is no change', async () => {
  const { server, agent, calls } = await office()
  const { id } = await calls('Maria')
  const supervisor = await connectAgent(server, cleo)
  const change = (client: RawClient, name: string) =>
    ask(client, { what: 'change-contact', contact: id, version: 0, profile: profileOf(name) })
  contactIn(await change(supervisor, 'Maria Silva'))
  assert.equal(await change(agent, 'Mary'), 'contact-changed')
  assert.equal(contactIn(await change(agent, 'Maria Silva')).version, 1)
})

test('[CTC6] contacts are found by name without accents, by address, and by the digits of a number', async () => {
  const { agent, calls } = await office()
  const { id } = await calls('Zoë Müller')
  await calls('Tom')
  const profile = { ...profileOf('Zoë Müller'), emails: ['zoe@example.com'], phones: ['+49 (30) 90 18-20'] }
  await ask(agent, { what: 'change-contact', contact: id, version: 0, profile })
  for (const words of ['zoe mull', 'ZOE@EXAMPLE', '0049 30 9018', '+493090', '30 90 18 20']) {
    const answer = await ask(agent, { what: 'find-contacts', words })
    assert.deepEqual(
      typeof answer === 'string' || answer.is !== 'contacts' ? answer : answer.contacts.map((each) => each.id),
      [id],
      words,
    )
  }
})

test('[A176] [CTC7] an interaction is assigned to a known contact, and that is taken back', async () => {
  const { server, agent, calls, ends } = await office()
  const known = await calls('Maria Silva')
  await ends(known.conversation)
  const unknown = await calls('somebody')
  const question = { what: 'assign-contact', conversation: unknown.conversation, contact: known.id } as const
  assert.equal(await ask(await connectAgent(server, ben), question), 'not-found')
  assert.equal(contactIn(await ask(agent, question)).id, known.id)
  const both = entriesIn(await ask(agent, { what: 'history', contact: known.id }))
  assert.deepEqual(
    new Set(both.map(({ conversation }) => conversation)),
    new Set([unknown.conversation, known.conversation]),
  )
  assert.deepEqual(both.find(({ isAssigned }) => isAssigned)?.contact, 'somebody')
  assert.equal(contactIn(await ask(agent, { ...question, contact: null })).id, unknown.id)
  assert.equal(entriesIn(await ask(agent, { what: 'history', contact: known.id })).length, 1)
  assert.equal(entriesIn(await ask(agent, { what: 'history', contact: unknown.id })).length, 1)
})

test('[CTC8] duplicates are merged and taken apart; both histories are one meanwhile, and nobody becomes themself', async () => {
  const { agent, calls } = await office()
  const [one, two] = [await calls('Maria'), await calls('M. Silva')]
  const merge = (contact: string, into: string | null, version: number) =>
    ask(agent, { what: 'merge-contact', contact, version, into })
  const merged = contactIn(await merge(two.id, one.id, 0))
  assert.deepEqual([merged.id, merged.merged], [one.id, [{ id: two.id, name: 'M. Silva', version: 1 }]])
  assert.equal(entriesIn(await ask(agent, { what: 'history', contact: two.id })).length, 2)
  assert.equal(await merge(one.id, two.id, 0), 'contact-invalid')
  assert.equal(contactIn(await merge(two.id, null, 1)).id, two.id)
  assert.equal(entriesIn(await ask(agent, { what: 'history', contact: two.id })).length, 1)
})

test('[A179] [CTC9] a callback stands with the contact until it is taken away', async () => {
  const { agent, calls } = await office()
  const { conversation, id } = await calls('Maria')
  const callback = newId()
  const wanted = {
    what: 'schedule-callback',
    conversation,
    callback,
    at: nine + 3_600_000,
    number: '+49 30 901820',
    note: 'About the lamp',
  } as const
  assert.equal(await ask(agent, { ...wanted, number: 'soon' }), 'contact-invalid')
  assert.equal(await ask(agent, { ...wanted, at: nine }), 'contact-invalid')
  const { callbacks } = contactIn(await ask(agent, wanted))
  assert.deepEqual(
    callbacks.map(({ id: each, note, name }) => [each, note, name]),
    [[callback, 'About the lamp', 'Ada']],
  )
  assert.deepEqual(contactIn(await ask(agent, { what: 'drop-callback', contact: id, callback })).callbacks, [])
})

test('[CTC10] where it is off, nobody is looked for, assigned or merged', async () => {
  const agents = { ...defaultCoreSettings.agents, assignContacts: false }
  const { agent, calls } = await office({ ...defaultCoreSettings, agents })
  const { conversation, id } = await calls('Maria')
  assert.equal(await ask(agent, { what: 'find-contacts', words: 'maria' }), 'not-allowed')
  assert.equal(await ask(agent, { what: 'assign-contact', conversation, contact: null }), 'not-allowed')
  assert.equal(await ask(agent, { what: 'merge-contact', contact: id, version: 0, into: null }), 'not-allowed')
})

test('[A174] [HIS1] [HIS2] histories are newest first and go on where a page ended', async () => {
  const { agent, calls, ends, clock } = await office()
  const first = await calls('Maria')
  await ends(first.conversation)
  await clock.advance(60_000)
  const second = await calls('Maria Silva', first.token)
  for (const question of [{ what: 'history', contact: first.id }, { what: 'own-history' }] as const) {
    const page = await ask(agent, { ...question, limit: 1 })
    assert.deepEqual(
      entriesIn(page).map(({ conversation, status, owner }) => [conversation, status, owner]),
      [[second.conversation, 'handled', 'Ada']],
    )
    const { before } = page as Extract<ContactAnswer, { is: 'history' }>
    const rest = await ask(agent, { ...question, before, limit: 1 })
    assert.deepEqual(
      entriesIn(rest).map(({ conversation, status }) => [conversation, status]),
      [[first.conversation, 'done']],
    )
    assert.equal((rest as Extract<ContactAnswer, { is: 'history' }>).before, undefined)
  }
  assert.equal(contactIn(await ask(agent, { what: 'contact', contact: first.id })).profile.name, 'Maria Silva')
})

test('[HIS4] who handles an interaction of the contact reads their other conversations, and nobody else does', async () => {
  const { server, agent, calls, ends } = await office()
  const before = await calls('Maria')
  await ends(before.conversation)
  await agent.command('set-presence', { is: 'not-ready' })
  const other = await connectAgent(server, ben)
  const log = conversationLog(before.conversation)
  assert.equal((await other.read(log)).type, 'refused')
  await other.command('set-presence', { is: 'ready' })
  const tom = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const again = newId()
  await tom.command('start-conversation', { ...text('Again'), name: 'Tom' }, again)
  await other.command('accept-invitation', { invitation: invitationOf(other)!.seq }, again)
  assert.equal((await other.read(log)).type, 'refused')
  await ask(other, { what: 'assign-contact', conversation: again, contact: before.id })
  assert.equal((await other.read(log)).type, 'page')
  const meeting = await server.core.meet(actorOfKey('agent:ben', allPermissions)!, before.conversation)
  assert.equal(meeting.mayRead, true)
  await other.command('end-conversation', {}, again)
  await other.command('mark-done', {}, again)
  assert.equal((await other.read(log)).type, 'refused')
})
