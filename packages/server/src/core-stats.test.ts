import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { startInMemoryServer } from './testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text } from './testing/raw-client.ts'

const asContact = { as: { role: 'contact', site: 'shop' } } as const

test('[OPS41] who waits, for how long, and what agents can still take', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  await connectAgent(server, { agentId: 'ben', name: 'Ben', ready: false })
  const contact = await connect(server, asContact)
  await contact.command('start-conversation', text('Hello?'), newId())
  await clock.advance(7_000)
  const waiting = server.core.stats()
  assert.deepEqual([waiting.queue, waiting.oldestWaitingMs, waiting.openConversations], [{ shop: 1 }, 7_000, 1])
  assert.deepEqual(waiting.agents, { ready: 0, 'not-ready': 1, 'after-call-work': 0 })

  const agent = await connectAgent(server, { agentId: 'ada', name: 'Ada', ready: true, capacity: 3 })
  await server.settled()
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, invitationOf(agent)!.id)
  const handled = server.core.stats()
  assert.deepEqual([handled.queue, handled.oldestWaitingMs], [{}, 0])
  assert.deepEqual(handled.places, { taken: 1, free: 2 })
  assert.equal(handled.events['message-sent'], 1)
  assert.equal(handled.events['invitation-accepted'], 1)
  await server.core.stop()
})

test('[OPS41] deadlines are counted by kind, with how late they were handled', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  await connectAgent(server, { agentId: 'ada', name: 'Ada', ready: true })
  const contact = await connect(server, asContact)
  await contact.command('start-conversation', text('Hello?'), newId())
  await clock.advance(21_000)
  const { handled, delays } = server.core.stats().deadlines
  assert.equal(handled['invitation'], 1)
  assert.equal(delays.count, 1)
  assert.ok(delays.totalMs < 5_000)
  await server.core.stop()
})
