import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionLog, newId, type ConversationId, type Presence } from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings } from '../core-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'

const settings = {
  ...defaultCoreSettings,
  agents: { ...defaultCoreSettings.agents, afterCallWorkMs: 60_000 },
}
const ada = { agentId: 'ada', name: 'Ada', ready: true }

async function open({
  afterCallWorkMs = 60_000,
  store = createMemoryStore(),
  clock = fakeClock(),
  asynchronous = false,
} = {}) {
  const sites = { shop: { ...defaultCoreSettings.sites['shop']!, asynchronous } }
  const all = { ...settings, sites, agents: { ...settings.agents, afterCallWorkMs } }
  const server = await startInMemoryServer({ clock, store, settings: all })
  return { clock, store, server, desk: await connectAgent(server, ada) }
}

async function waits(server: InMemoryServer): Promise<ConversationId> {
  const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  return id
}

async function accepts(desk: RawClient): Promise<ConversationId> {
  const invitation = invitationOf(desk)!
  await desk.command('accept-invitation', { invitation: invitation.seq }, invitation.id)
  return invitation.id
}

async function pass(server: InMemoryServer, clock: FakeClock, ms: number): Promise<void> {
  await clock.advance(ms)
  await server.settled()
}

/** What the agent was told of their presence last. */
const presence = (desk: RawClient): Presence => {
  const you = desk.of('welcome')[0]!.you as { presence: Presence }
  const told = desk.of('signal').filter(({ name }) => name === 'presence-changed')
  return (told.at(-1)?.body as Presence | undefined) ?? you.presence
}

const wasAsked = (desk: RawClient, id: ConversationId) =>
  desk.events(interactionLog(id)).some(({ name }) => name === 'invitation-issued') || invitationOf(desk)?.id === id

test('[END20] after the last conversation the agent is not asked until it is marked done', async () => {
  const { server, clock, desk } = await open()
  await waits(server)
  const id = await accepts(desk)
  await desk.command('end-conversation', {}, id)
  await server.settled()
  const { is, until } = presence(desk)
  assert.deepEqual({ is, until }, { is: 'after-call-work', until: clock.now() + 60_000 })

  const next = await waits(server)
  await server.settled()
  assert.equal(wasAsked(desk, next), false)

  await desk.command('mark-done', {}, id)
  await server.settled()
  assert.equal(presence(desk).is, 'ready')
  assert.ok(wasAsked(desk, next))
})

test('[END20] the maximum ends it, once', async () => {
  const { server, clock, desk } = await open()
  await waits(server)
  const id = await accepts(desk)
  await desk.command('end-conversation', {}, id)
  await pass(server, clock, 59_000)
  assert.equal(presence(desk).is, 'after-call-work')
  await pass(server, clock, 6_000)
  assert.equal(presence(desk).is, 'ready')
  await desk.command('set-presence', { is: 'not-ready' })
  await pass(server, clock, 120_000)
  assert.equal(presence(desk).is, 'not-ready')
})

test('[END20] while another conversation goes on the agent stays ready', async () => {
  const { server, desk } = await open()
  await waits(server)
  const first = await accepts(desk)
  await waits(server)
  await accepts(desk)
  await desk.command('end-conversation', {}, first)
  await server.settled()
  assert.equal(presence(desk).is, 'ready')
})

test('[END21] who is not ready stays so, and 0 turns it off', async () => {
  const { server, desk } = await open()
  await waits(server)
  const id = await accepts(desk)
  await desk.command('set-presence', { is: 'not-ready', reason: 'Lunch' })
  await desk.command('end-conversation', {}, id)
  await server.settled()
  assert.equal(presence(desk).reason, 'Lunch')

  const off = await open({ afterCallWorkMs: 0 })
  await waits(off.server)
  await off.desk.command('end-conversation', {}, await accepts(off.desk))
  await off.server.settled()
  assert.equal(presence(off.desk).is, 'ready')
})

test('[END22] it survives a reload and a restart, and ends at its time', async () => {
  const { server, clock, store, desk } = await open()
  await waits(server)
  await desk.command('end-conversation', {}, await accepts(desk))
  await server.settled()
  const { until } = presence(desk)
  await server.core.stop()
  await clock.advance(10_000)

  const again = await open({ store, clock })
  assert.deepEqual({ is: presence(again.desk).is, until: presence(again.desk).until }, { is: 'after-call-work', until })
  await pass(again.server, clock, 55_000)
  assert.equal(presence(again.desk).is, 'ready')
})

test('[END22] it begins with the end itself: a server that is killed right after that finds it begun', async () => {
  const { server, clock, store, desk } = await open()
  await waits(server)
  const id = await accepts(desk)
  const { commit } = store
  store.commit = async (writes) => {
    const outcomes = await commit(writes)
    const isEnd = writes.some(({ events }) => events.some(({ json }) => json.includes('"conversation-ended"')))
    if (isEnd) store.commit = () => new Promise(() => {})
    return outcomes
  }
  await desk.command('end-conversation', {}, id)

  store.commit = commit
  const until = clock.now() + 60_000
  // The killed one has no time any more.
  const later = fakeClock(clock.now())
  const again = await open({ store, clock: later })
  assert.deepEqual({ is: presence(again.desk).is, until: presence(again.desk).until }, { is: 'after-call-work', until })
  await pass(again.server, later, 66_000)
  assert.equal(presence(again.desk).is, 'ready')
})

test('[END20] of conversations that end together, the last one begins it', async () => {
  const { server, desk } = await open()
  const ids: ConversationId[] = []
  for (const _ of [1, 2]) {
    await waits(server)
    ids.push(await accepts(desk))
  }
  await Promise.all(ids.map((id) => desk.command('end-conversation', {}, id)))
  assert.equal(presence(desk).is, 'after-call-work')
  await desk.command('mark-done', {}, ids[0]!)
  await server.settled()
  assert.equal(presence(desk).is, 'after-call-work')
  await desk.command('mark-done', {}, ids[1]!)
  await server.settled()
  assert.equal(presence(desk).is, 'ready')
})

test('[END20] [END24] parking the last conversation begins it; what is parked does not keep it from ending', async () => {
  const { server, clock, desk } = await open({ asynchronous: true })
  await waits(server)
  const first = await accepts(desk)
  await desk.command('end-conversation', {}, first)
  assert.equal(presence(desk).is, 'after-call-work')
  await pass(server, clock, 66_000)
  assert.equal(presence(desk).is, 'ready')

  await waits(server)
  const second = await accepts(desk)
  await desk.command('end-conversation', {}, second)
  await desk.command('mark-done', {}, second)
  await server.settled()
  assert.equal(presence(desk).is, 'ready', 'although the first one is still parked')
})
