import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, type Conversation } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { startInMemoryServer } from './testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, stateOf, text, type RawClient } from './testing/raw-client.ts'

const ada = { agentId: 'ada', name: 'Ada Lovelace', ready: true }
const ben = { agentId: 'ben', name: 'Ben', ready: true }
const asContact = { as: { role: 'contact', site: 'shop' } } as const

const names = (client: RawClient, log: Parameters<RawClient['events']>[0]) =>
  client.events(log).map(({ name, by }) => `${by} ${name}`)

test('[CON1] a contact and an agent talk, and both read the same log (A001, A018, A060, A062)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
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
  assert.deepEqual(
    agent.of('closed').map(({ log: closed }) => closed),
    [conversationLog(id), interactionLog(id)],
  )
  assert.ok(contact.frames.every((frame) => !JSON.stringify(frame).includes('interaction')))
})

test('[ROU2] [ROU5] an invitation that is rejected goes to the next agent (A018)', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const [first, second] = [await connectAgent(server, ada), await connectAgent(server, ben)]
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  const invitation = invitationOf(first)
  assert.ok(invitation)
  assert.equal(invitationOf(second), undefined)

  await first.command('reject-invitation', { invitation: invitation.seq }, id)

  assert.equal(invitationOf(second)?.id, id)
  assert.deepEqual(
    first.of('closed').map(({ log }) => log),
    [interactionLog(id)],
  )
})
