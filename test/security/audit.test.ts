import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { conversationLog, interactionLog, newId, type ContactQuestion } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import type { AuditEntry } from '../../packages/server/src/audit/entry.ts'
import { verifyChain } from '../../packages/server/src/audit/chain.ts'
import { createAudit } from '../../packages/server/src/audit/create-audit.ts'
import { defaultCoreSettings, defaultSiteSettings } from '../../packages/server/src/core-settings.ts'
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts'
import { startInMemoryServer } from '../../packages/server/src/testing/in-memory-server.ts'
import {
  connect,
  connectAgent,
  invitationOf,
  type RawClient,
  text,
} from '../../packages/server/src/testing/raw-client.ts'

// Security test 144: each sensitive action leaves one row, and the chain holds.

const secret = 'my pin is 4711'
const ada = { agentId: 'ada', name: 'Ada', ready: true }
const ben = { agentId: 'ben', name: 'Ben', ready: true }
const cleo = { agentId: 'cleo', name: 'Cleo', role: 'supervisor' } as const

/** A chat of Grace with Ada, on a server that writes down what staff does. */
async function office(t: TestContext) {
  const clock = fakeClock(Date.UTC(2026, 10, 27))
  const store = await openSqlite(':memory:')
  const audit = createAudit({ store, clock, log: () => {} })
  const shop = { ...defaultSiteSettings, dispositionMandatory: false }
  const server = await startInMemoryServer({
    clock,
    store,
    audit,
    settings: { ...defaultCoreSettings, sites: { shop } },
  })
  t.after(async () => {
    await server.core.stop()
    await store.close()
  })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', { ...text(secret), name: 'Grace' }, id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)

  const rows = async (): Promise<AuditEntry[]> => {
    await server.settled()
    await audit.catchUp()
    await audit.idle()
    return (await store.auditRows(0, 1_000)).map(({ entry }) => JSON.parse(entry) as AuditEntry)
  }
  /** Who did what, since the chat began, without who signed in. */
  const told = async () =>
    (await rows())
      .filter(({ action }) => action !== 'sign-in' && action !== 'accept')
      .map(({ actor, action, result }) => (result === 'ok' ? `${actor} ${action}` : `${actor} ${action} ${result}`))
  return { server, store, clock, agent, contact, id, rows, told }
}

const settles = async (client: RawClient, frame: object) => client.raw(JSON.stringify({ id: newId(), ...frame }))
const asks = (client: RawClient, question: ContactQuestion) => settles(client, { type: 'ask', question })
const teamInvitation = (client: RawClient, id: string) => {
  const events = client.events(interactionLog(id))
  return events.findLast(({ name }) => name === 'colleague-invited')!.seq
}
const at = (agentId: string) => ({ kind: 'agent', id: agentId }) as const

test('[ATK144] [AUD1] [B056] signing in and accepting', async (t) => {
  const { rows, id } = await office(t)
  const about = (await rows()).map(({ actor, action, objects, origin, address }) => ({
    actor,
    action,
    objects,
    origin,
    address,
  }))
  assert.deepEqual(about, [
    { actor: 'agent:ada', action: 'sign-in', objects: {}, origin: null, address: 'in-memory' },
    { actor: 'agent:ada', action: 'accept', objects: { conversation: id }, origin: null, address: null },
  ])
})

test('[ATK144] [AUD3] whoever comes as staff and is not', async (t) => {
  const { server, told } = await office(t)
  await connect(server, { as: { role: 'agent', token: 'guessed' } })
  assert.deepEqual(await told(), ['unknown sign-in-refused unauthorized'])
})

test('[ATK144] [A226] [AUD4] watching, coaching, joining, taking over and sending somebody out', async (t) => {
  const { server, id, agent, told } = await office(t)
  const supervisor = await connectAgent(server, cleo)
  await settles(supervisor, { type: 'watch', conversation: id, watch: true })
  await supervisor.command('coach', { agentId: 'ada', consultation: newId() }, id)
  await settles(supervisor, { type: 'watch', conversation: id, watch: false })
  await supervisor.command('join-conversation', {}, id)
  await agent.command('remove-from-conference', { agentId: 'cleo' }, id)
  await supervisor.command('take-over', {}, id)
  assert.deepEqual((await told()).sort(), [
    'agent:ada delete-from-conference',
    'agent:cleo coach',
    'agent:cleo join',
    'agent:cleo take-over',
    'agent:cleo watch-began',
    'agent:cleo watch-ended',
  ])
})

test('[ATK144] [B039] [AUD4] a conversation is in the log as watched before any of it is told', async (t) => {
  const { server, store, id } = await office(t)
  const supervisor = await connectAgent(server, cleo)
  const isTold = supervisor.frames.some((frame) => JSON.stringify(frame).includes(secret))
  await settles(supervisor, { type: 'watch', conversation: id, watch: true })
  const entries = (await store.auditRows(0, 100)).map(({ entry }) => entry)
  assert.equal(isTold, false)
  assert.ok(entries.some((entry) => entry.includes('"watch-began"') && entry.includes(id)))
  assert.ok(supervisor.events(conversationLog(id)).length > 0)
})

for (const [purpose, action] of [
  ['transfer', 'transfer'],
  ['conference', 'conference'],
  ['chat-consultation', 'consultation'],
] as const)
  test(`[ATK144] [AUD1] a ${purpose}: who asked, and who came`, async (t) => {
    const { server, agent, id, rows } = await office(t)
    const other = await connectAgent(server, ben)
    const consultation = purpose === 'chat-consultation' ? { consultation: newId() } : {}
    await agent.command('invite-colleague', { purpose, target: at('ben'), ...consultation }, id)
    await other.command('accept-invitation', { invitation: teamInvitation(other, id) }, id)
    const told = (await rows()).filter((row) => row.action.endsWith(action))
    assert.deepEqual(
      told.map((row) => [row.actor, row.action, row.objects.conversation, row.objects.target]),
      [
        ['agent:ada', `ask-${action}`, id, 'agent:ben'],
        ['agent:ben', action, id, undefined],
      ],
    )
  })

test('[ATK144] [AUD1] marking done, and what is done by itself', async (t) => {
  const { agent, id, told } = await office(t)
  await agent.command('end-conversation', {}, id)
  await agent.command('mark-done', {}, id)
  assert.deepEqual(await told(), ['agent:ada mark-done'])
})

test('[ATK144] [AUD4] [A176] [A181] changing, merging and assigning contacts', async (t) => {
  const { server, store, agent, id, rows } = await office(t)
  const { contact } = (await store.historyOf(id))!
  const other = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const second = newId()
  await other.command('start-conversation', { ...text('Hi'), name: 'Grace H.' }, second)
  const { contact: another } = (await store.historyOf(second))!
  const profile = { name: 'Grace Hopper', emails: ['grace@example.com'], phones: [], language: null, fields: {} }
  await connectAgent(server, cleo)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, second)
  await asks(agent, { what: 'change-contact', contact, version: 0, profile })
  await asks(agent, { what: 'merge-contact', contact: another, version: 0, into: contact })
  await asks(agent, { what: 'assign-contact', conversation: id, contact })
  const told = (await rows()).filter(({ action }) => action.startsWith('contact-'))
  assert.deepEqual(
    told.map(({ action, objects, result }) => [action, objects, result]),
    [
      ['contact-change', { contact }, 'begun'],
      ['contact-merge', { contact: another, into: contact }, 'begun'],
      ['contact-assign', { conversation: id, contact }, 'ok'],
    ],
  )
})

test('[ATK144] [AUD5] nothing that anybody wrote or is called is in it, and the chain holds', async (t) => {
  const { server, store, agent, contact, id, rows } = await office(t)
  const supervisor = await connectAgent(server, cleo)
  await contact.command('send-message', text(secret), id)
  await agent.command('send-message', text(secret), id)
  await settles(supervisor, { type: 'watch', conversation: id, watch: true })
  await agent.command('invite-colleague', { purpose: 'transfer', target: at('cleo'), note: secret }, id)
  const written = JSON.stringify(await rows())
  assert.ok(!written.includes('4711') && !/Grace|Ada|Cleo/.test(written))
  assert.equal((await verifyChain(store)).is, 'whole')
})
