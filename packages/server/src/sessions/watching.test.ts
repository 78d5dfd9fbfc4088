import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, type ConversationId, type SignalBody } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings } from '../core-settings.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'

// What supervisors see of others' conversations, over frames.

const ada = { agentId: 'ada', name: 'Ada', ready: true }
const cleo = { agentId: 'cleo', name: 'Cleo', role: 'supervisor' } as const
const asContact = { as: { role: 'contact', site: 'shop' } } as const

async function open({ tellWatched = true } = {}) {
  const clock = fakeClock()
  const settings = { ...defaultCoreSettings, agents: { ...defaultCoreSettings.agents, tellWatched } }
  const server = await startInMemoryServer({ clock, settings })
  const agent = await connectAgent(server, ada)
  const supervisor = await connectAgent(server, cleo)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', { ...text('Hello?'), name: 'Grace' }, id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  const pass = async (ms: number) => {
    await clock.advance(ms)
    await server.settled()
  }
  return { clock, server, agent, supervisor, contact, id, pass }
}

const asks = (client: RawClient, frame: object) => client.raw(JSON.stringify({ id: newId(), ...frame }))
const watches = (client: RawClient, conversation: ConversationId, watch = true) =>
  asks(client, { type: 'watch', conversation, watch })
const runs = (client: RawClient, follow = true) => asks(client, { type: 'follow-running', follow })
const refusals = (client: RawClient) => client.of('refused').map(({ code }) => code)
const watchers = (client: RawClient) =>
  client
    .of('signal')
    .filter(({ name }) => name === 'watched')
    .map(({ body }) => (body as SignalBody<'watched'>).by)

test('[SUP10] [B039] supervisors see what is going on, and what changes in it, together', async () => {
  const { supervisor, contact, agent, id, pass } = await open()
  await runs(supervisor)
  const [first] = supervisor.of('running')
  assert.deepEqual(
    first?.conversations.map(({ contact: name, owner, status }) => [name, owner, status]),
    [['Grace', 'ada', 'handled']],
  )
  await contact.command('send-message', text('Are you there?'), id)
  await agent.command('send-message', text('Yes'), id)
  await pass(500)
  assert.equal(supervisor.of('running').length, 2, 'both changes in one frame')
  await agent.command('end-conversation', {}, id)
  await pass(500)
  assert.deepEqual(supervisor.of('running').at(-1)?.over, [id])
})

test('[SUP10] who looks no longer, and who is no supervisor, is told nothing', async () => {
  const { supervisor, agent, contact, id, pass } = await open()
  await runs(supervisor)
  await runs(supervisor, false)
  await runs(agent)
  await contact.command('send-message', text('Are you there?'), id)
  await pass(500)
  assert.equal(supervisor.of('running').length, 1)
  assert.deepEqual([agent.of('running').length, refusals(agent)], [0, ['not-allowed']])
})

test('[SUP11] [B039] a supervisor reads along without being in it; the contact’s log knows nothing of it', async () => {
  const { supervisor, contact, id } = await open()
  const before = contact.frames.length
  await watches(supervisor, id)
  assert.equal(contact.frames.length, before, 'not a frame')
  await contact.command('send-message', text('Are you there?'), id)
  assert.equal(supervisor.events(conversationLog(id)).at(-1)?.name, 'message-sent')
  assert.equal((await supervisor.command('send-message', text('Boo'), id)).type, 'refused')
  await watches(supervisor, id, false)
  assert.deepEqual(
    supervisor.of('closed').map(({ log }) => log),
    [interactionLog(id), conversationLog(id)],
  )
})

test('[SUP12] agents are told who watches, also after a reload, where the configuration says so', async () => {
  const { server, supervisor, agent, id } = await open()
  await watches(supervisor, id)
  assert.deepEqual(watchers(agent), [['Cleo']])
  assert.deepEqual(watchers(await connectAgent(server, ada)), [['Cleo']])
  await supervisor.drop()
  assert.deepEqual(watchers(agent).at(-1), [])

  const unseen = await open({ tellWatched: false })
  await watches(unseen.supervisor, unseen.id)
  assert.deepEqual(watchers(unseen.agent), [])
})

test('[SUP13] what is over, or is no contact’s, cannot be watched; who joins watches no longer', async () => {
  const { supervisor, agent, id } = await open()
  await watches(agent, id)
  assert.deepEqual(refusals(agent), ['not-allowed'])
  await watches(supervisor, id)
  await supervisor.command('join-conversation', {}, id)
  assert.deepEqual(watchers(agent).at(-1), [])
  assert.equal(supervisor.of('closed').length, 0, 'both logs are theirs now')
  await agent.command('end-conversation', {}, id)
  await supervisor.command('end-conversation', {}, id)
  await watches(supervisor, id)
  assert.deepEqual(refusals(supervisor), ['not-found'])
})
