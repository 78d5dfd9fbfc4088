import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, conversationLog, newId, type Hello } from '@parley/protocol'
import { ChatClient } from '@parley/protocol/client'
import { fakeClock, socketPair } from '@parley/protocol/testing'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text } from '../testing/raw-client.ts'
import type { Dispensable } from './admission.ts'

const ada = { agentId: 'ada', name: 'Ada', ready: true }
const asContact = { as: { role: 'contact', site: 'shop' } } as const

/** A server that puts off what is in `puts`. */
async function loaded() {
  const clock = fakeClock()
  const puts = new Set<Dispensable>()
  const admission = {
    refusal: (what: Dispensable) =>
      puts.has(what) ? new ChatError('unavailable', { retryAfterMs: 3_000 }) : undefined,
  }
  return { clock, puts, server: await startInMemoryServer({ clock, admission }) }
}

test('[OPS11] a busy server sends new contacts away with a time, and staff comes in', async () => {
  const { server, puts } = await loaded()
  puts.add('sign-in')
  const contact = await connect(server, asContact)
  const [goodbye] = contact.of('goodbye')
  assert.deepEqual([goodbye?.code, goodbye?.retry, goodbye?.facts], ['unavailable', 'later', { retryAfterMs: 3_000 }])
  const agent = await connectAgent(server, ada)
  assert.equal(agent.of('welcome').length, 1)
})

test('[OPS12] an overloaded server refuses messages; accepting, ending and marking done go on', async () => {
  const { server, puts } = await loaded()
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  for (const what of ['message', 'sign-in', 'staff-sign-in', 'upload'] as const) puts.add(what)

  const refused = await contact.command('send-message', text('Are you there?'), id)
  assert.deepEqual(refused.type === 'refused' && [refused.code, refused.facts], [
    'unavailable',
    { retryAfterMs: 3_000 },
  ])
  const seq = invitationOf(agent)!.seq
  assert.equal((await agent.command('accept-invitation', { invitation: seq }, id)).type, 'accepted')
  assert.equal((await agent.command('end-conversation', {}, id)).type, 'accepted')
  assert.equal((await agent.command('mark-done', {}, id)).type, 'accepted')
  const late = await connectAgent(server, { agentId: 'ben', name: 'Ben' })
  assert.equal(late.of('goodbye')[0]?.code, 'unavailable')
})

test('[OPS14] [FLT1] what was put off goes out by itself after the time that was named, once', async () => {
  const { server, puts, clock } = await loaded()
  const line = socketPair(server.accept, { flushing: 'at once' })
  const signIn = async (): Promise<Hello['as']> => asContact.as
  const client = new ChatClient({ dial: line.dial, clock, clientName: 'test', signIn, random: () => 0 })
  puts.add('sign-in').add('message')
  await client.open()
  await clock.advance(2_900)
  assert.equal(client.connection.is, 'offline')
  puts.delete('sign-in')
  await clock.advance(200)
  assert.equal(client.connection.is, 'online')

  const id = newId()
  const { answered } = client.send('start-conversation', text('Hello?'), id)
  await clock.advance(1_000)
  puts.clear()
  await clock.advance(1_900)
  assert.equal(client.outbox.length, 1)
  await clock.advance(200)
  assert.equal((await answered).is, 'accepted')
  const events = await server.store.readEvents(conversationLog(id), { after: 0, limit: 100 })
  assert.equal(events.filter((json) => json.includes('Hello?')).length, 1)
  client.close()
})
