import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, newId, type ChannelState } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { createMemorySearchIndex } from '../search/memory-search-index.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, text, type RawClient } from '../testing/raw-client.ts'
import { Channels, channelPauseMs } from './channels.ts'

const ada = { agentId: 'ada', name: 'Ada', ready: true }
const asContact = { as: { role: 'contact', site: 'shop' } } as const

/** As the agent was told last: at sign-in, or since. */
function toldTo(client: RawClient): readonly ChannelState[] {
  const signals = client.of('signal').filter(({ name }) => name === 'channels-changed')
  const latest = signals.at(-1)?.body as { channels: ChannelState[] } | undefined
  const you = client.of('welcome')[0]?.you
  return latest?.channels ?? (you && 'channels' in you ? (you.channels ?? []) : [])
}
const stateOf = (client: RawClient, channel: string) => toldTo(client).find((state) => state.channel === channel)
const withoutTime = ({ since: _since, ...state }: ChannelState) => state

/** A store whose disk can be full. */
function storeOnDisk() {
  const store = createMemoryStore()
  const disk = { isFull: false, isReadable: true }
  const full = async () => {
    throw new ChatError('unavailable', { retryAfterMs: 1_000 })
  }
  const onDisk: Store = {
    ...store,
    commit: (writes) => (disk.isFull ? full() : store.commit(writes)),
    // Nothing is written by a look: a full disk may well say that all is well.
    check: () => (disk.isReadable ? store.check() : full()),
  }
  return { store: onDisk, disk }
}

test('[OPS1] [A235] staff is told at sign-in how each channel is that the server has, and contacts are not', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const agent = await connectAgent(server, ada)
  assert.deepEqual(
    toldTo(agent),
    ['chat', 'files', 'search', 'reports'].map((channel) => ({ channel, is: 'working' })),
  )
  const contact = await connect(server, asContact)
  server.core.noteTrouble('test', { channel: 'files', is: 'down', why: 'no-room' })
  assert.doesNotMatch(JSON.stringify(contact.frames), /channel/)
})

test('[OPS1] [A236] what fails is told once to all of staff, with what comes within the pause; what was mended in it is not', async () => {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const since = clock.now()
  server.core.noteTrouble('room', { channel: 'files', is: 'down', why: 'no-room' })
  server.core.noteTrouble('index', { channel: 'search', is: 'limited', why: 'behind' })
  server.core.noteTrouble('index', null)
  await clock.advance(channelPauseMs)

  assert.equal(agent.of('signal').length, 1)
  assert.deepEqual(stateOf(agent, 'files'), { channel: 'files', is: 'down', why: 'no-room', since })
  assert.deepEqual(stateOf(agent, 'search'), { channel: 'search', is: 'working' })
  assert.equal(contact.of('signal').length, 0)

  server.core.noteTrouble('room', null)
  await clock.advance(channelPauseMs)
  assert.deepEqual(stateOf(agent, 'files'), { channel: 'files', is: 'working' })
})

test('[OPS1] the worst of several troubles is told, and since when does not begin anew', () => {
  const clock = fakeClock()
  const told: (readonly ChannelState[])[] = []
  const available = new Set(['files'] as const)
  const channels = new Channels({ clock, log: () => {}, available, tell: (states) => void told.push(states) })
  channels.note('load', { channel: 'files', is: 'limited', why: 'busy' })
  channels.note('room', { channel: 'files', is: 'down', why: 'no-room' })
  channels.note('elsewhere', { channel: 'chat', is: 'down', why: 'store' })
  assert.deepEqual(channels.states.map(withoutTime), [{ channel: 'files', is: 'down', why: 'no-room' }])
  channels.note('room', null)
  assert.deepEqual(channels.states.map(withoutTime), [{ channel: 'files', is: 'limited', why: 'busy' }])
  const { since } = channels.states[0]!
  void clock.advance(60_000)
  channels.note('again', { channel: 'files', is: 'limited', why: 'busy' })
  assert.equal(channels.states[0]?.since, since)
})

test('[OPS2] [FLT12] a database that takes nothing is told with the first write that fails, and when it takes something again', async () => {
  const clock = fakeClock()
  const { store, disk } = storeOnDisk()
  const server = await startInMemoryServer({ clock, store })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  disk.isFull = true
  const answer = await contact.command('start-conversation', text('Hello?'), newId())
  assert.equal(answer.type === 'refused' && answer.code, 'unavailable')
  await clock.advance(channelPauseMs)
  const down = { is: 'down', why: 'store' }
  assert.deepEqual(withoutTime(stateOf(agent, 'chat')!), { channel: 'chat', ...down })
  assert.deepEqual(withoutTime(stateOf(agent, 'files')!), { channel: 'files', ...down })
  assert.deepEqual(stateOf(agent, 'search'), { channel: 'search', is: 'working' })

  const told = () => agent.of('signal').filter(({ name }) => name === 'channels-changed').length
  assert.equal(told(), 1)
  await clock.advance(10_000)
  assert.equal(told(), 1)
  disk.isFull = false
  await clock.advance(2_000 + channelPauseMs)
  assert.deepEqual(stateOf(agent, 'chat'), { channel: 'chat', is: 'working' })
  await server.core.stop()
})

test('[OPS2] where nobody writes, it is noticed all the same', async () => {
  const clock = fakeClock()
  const { store, disk } = storeOnDisk()
  const server = await startInMemoryServer({ clock, store })
  const agent = await connectAgent(server, ada)
  disk.isFull = true
  disk.isReadable = false
  await clock.advance(15_000 + channelPauseMs)
  assert.equal(stateOf(agent, 'chat')?.is, 'down')
  await server.core.stop()
})

test('[OPS4] bots that do not answer are named; one that answers again is not', async () => {
  const clock = fakeClock()
  let isThere = false
  const react = async () => {
    if (!isThere) throw new Error('no answer')
    return { messages: [{ kind: 'text', text: 'Hi' } as const] }
  }
  const shop = { ...defaultSiteSettings, bot: { id: 'mira', name: 'Mira' } }
  const server = await startInMemoryServer({
    clock,
    settings: { ...defaultCoreSettings, sites: { shop } },
    bots: { mira: { id: 'mira', name: 'Mira', react }, otto: { id: 'otto', name: 'Otto', react } },
  })
  const agent = await connectAgent(server, ada)
  const asks = async () => {
    const contact = await connect(server, asContact)
    await contact.command('start-conversation', text('Hello?'), newId())
    await server.settled()
    await clock.advance(channelPauseMs)
  }
  await asks()
  const failing = { channel: 'bots', is: 'limited', why: 'no-answer', names: ['Mira'] }
  assert.deepEqual(withoutTime(stateOf(agent, 'bots')!), failing)

  isThere = true
  await asks()
  assert.deepEqual(stateOf(agent, 'bots'), { channel: 'bots', is: 'working' })

  isThere = false
  await asks()
  await clock.advance(15 * 60_000 + channelPauseMs)
  assert.deepEqual(stateOf(agent, 'bots'), { channel: 'bots', is: 'working' })
  await server.core.stop()
})

test('[OPS5] an index that cannot be written limits the search and nothing else, until it can', async () => {
  const clock = fakeClock()
  const index = createMemorySearchIndex()
  let isBroken = true
  const searchIndex: SearchIndex = {
    ...index,
    add: async (batch) => {
      if (isBroken) throw new Error('the index is gone')
      return index.add(batch)
    },
  }
  const server = await startInMemoryServer({ clock, searchIndex })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, asContact)
  const { type } = await contact.command('start-conversation', text('Hello?'), newId())
  assert.equal(type, 'accepted')
  await clock.advance(1_000)
  assert.deepEqual(withoutTime(stateOf(agent, 'search')!), { channel: 'search', is: 'limited', why: 'broken' })
  assert.deepEqual(stateOf(agent, 'reports'), { channel: 'reports', is: 'working' })
  isBroken = false
  await clock.advance(6_000)
  assert.deepEqual(stateOf(agent, 'search'), { channel: 'search', is: 'working' })
  await server.core.stop()
})
