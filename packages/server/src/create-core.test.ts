import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, type Conversation } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { startInMemoryServer } from './testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, stateOf, text, type RawClient } from './testing/raw-client.ts'

// One conversation from end to end, over frames. Routing, lines and deadlines have tests of their own.

const ada = { agentId: 'ada', name: 'Ada Lovelace', ready: true }
const asContact = { as: { role: 'contact', site: 'shop' } } as const

const names = (client: RawClient, log: Parameters<RawClient['events']>[0]) =>
  client.events(log).map(({ name, by }) => `${by} ${name}`)

test('[CON1] a contact and an agent talk, and both read the same log (A001, A018, A060, A062)', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  const log = conversationLog(id)

  assert.deepEqual(agent.of('welcome')[0]?.logs, [])
  await contact.command('start-conversation', { ...text('Hello?'), name: 'Grace' }, id)
  const invitation = invitationOf(agent)
  assert.ok(invitation)
  assert.equal(agent.opened(log), undefined, 'nothing of the conversation before accepting')
  await agent.command('accept-invitation', { invitation: invitation.seq }, id)
  await agent.command('send-message', text('Good morning'), id)
  await contact.command('mark-read', { upTo: 6 }, id)
  await agent.command('end-conversation', {}, id)
  await agent.command('mark-done', {}, id)

  assert.deepEqual(names(contact, log), [
    'p1 conversation-opened',
    'p1 participant-joined',
    'p1 message-sent',
    'system waiting-announced',
    'p2 participant-joined',
    'p2 message-sent',
    'p1 messages-read',
    'p2 conversation-ended',
  ])
  assert.deepEqual(names(agent, log), names(contact, log))
  assert.deepEqual(names(agent, interactionLog(id)), [
    'system interaction-opened',
    'system invitation-issued',
    'ada invitation-accepted',
    'system interaction-ended',
    'ada interaction-done',
  ])
  assert.equal(stateOf<Conversation>(agent.opened(log)).participants[1]?.name, 'Ada Lovelace')
})

test('[CON2] nothing of the interaction, and no agent’s id, is in any frame to the contact', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const agent = await connectAgent(server, { agentId: 'agent-007', name: 'James', nickname: 'Jim', ready: true })
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await agent.command('send-message', text('Good morning'), id)
  await agent.signal('typing', { is: 'writing' }, id)
  await contact.read(interactionLog(id))
  await contact.drop()
  const again = await connect(server, { as: { ...asContact.as, token: contactToken(contact) } })
  await agent.command('end-conversation', {}, id)

  const everything = JSON.stringify([...contact.frames, ...again.frames])
  for (const secret of ['agent-007', 'James', 'interaction', 'invitation'])
    assert.ok(!everything.includes(secret), `${secret} reached the contact`)
  assert.ok(everything.includes('Jim'))
})

test('[CON22] [CON23] logs open with the invitation and with accepting, and close with their last event', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await agent.command('end-conversation', {}, id)
  await agent.command('mark-done', {}, id)

  const told = agent.frames.map((frame) => ('log' in frame ? `${frame.type} ${frame.log.split(':')[0]}` : frame.type))
  assert.deepEqual(told, [
    'welcome',
    'opened interaction',
    'accepted',
    'events interaction',
    'opened conversation',
    'accepted',
    'events conversation',
    'events interaction',
    'accepted',
    'events interaction',
    'closed conversation',
    'closed interaction',
  ])
})

test('[CON5] [CON7] a contact who comes back opens a new conversation; its agent may read the old one (A082)', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const other = await connect(server, { as: { ...asContact.as, token: contactToken(contact) } })
  const [first, second] = [newId(), newId()]
  await contact.command('start-conversation', text('Hello?'), first)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, first)
  await contact.command('end-conversation', {}, first)
  await agent.command('mark-done', {}, first)
  await agent.command('set-presence', { is: 'not-ready' })
  const next = await connectAgent(server, { agentId: 'ben', name: 'Ben', ready: true })
  assert.equal((await next.read(conversationLog(first))).type, 'refused', 'it is none of theirs')

  await contact.command('start-conversation', text('Me again'), second)
  await next.command('accept-invitation', { invitation: invitationOf(next)!.seq }, second)

  assert.equal(stateOf<Conversation>(next.opened(conversationLog(second))).previous, first)
  assert.equal((await next.read(conversationLog(first))).type, 'page')
  assert.equal((await next.read(interactionLog(first))).type, 'refused')
  for (const tab of [contact, other]) {
    assert.deepEqual(
      tab.of('closed').map(({ log }) => log),
      [conversationLog(first)],
    )
    assert.ok(tab.opened(conversationLog(second)))
  }
})

const contactToken = (client: RawClient) => {
  const you = client.of('welcome')[0]?.you
  assert.ok(you?.role === 'contact' && you.token)
  return you.token
}
