import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { permissionIds } from '@parley/protocol/schemas'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings } from '../core-settings.ts'
import {
  agentToken,
  startInMemoryServer,
  type InMemoryAgent,
  type InMemoryServer,
} from '../testing/in-memory-server.ts'
import { connect, connectAgent, text, type RawClient } from '../testing/raw-client.ts'
import { teamPauseMs } from './team-feed.ts'

// Who looks for somebody to ask: over frames, and a clock that is moved by hand.

const ada: InMemoryAgent = { agentId: 'ada', name: 'Ada', ready: true, groups: ['care'] }
const ben: InMemoryAgent = { agentId: 'ben', name: 'Ben', nickname: 'Benny', ready: true, skills: ['french'] }
const settings = { ...defaultCoreSettings, queues: { refunds: { name: 'Refunds', groups: ['care'], skills: [] } } }

const follow = (client: RawClient, wanted = true) =>
  client.raw(JSON.stringify({ type: 'follow-team', id: newId(), follow: wanted }))

async function office(): Promise<{ clock: FakeClock; server: InMemoryServer; adas: RawClient; bens: RawClient }> {
  const clock = fakeClock()
  const server = await startInMemoryServer({ clock, settings })
  const adas = await connectAgent(server, ada)
  const bens = await connectAgent(server, ben)
  return { clock, server, adas, bens }
}

test('[TEA40] [A186] who looks at the team is told all of it, then only what changes, and nothing after looking away', async () => {
  const { clock, server, adas, bens } = await office()
  await follow(adas)
  const [first] = adas.of('team')
  assert.equal(first?.whole, true)
  assert.deepEqual(
    first.agents.map(({ agentId, nickname, presence, connected, queues }) => [
      agentId,
      nickname,
      presence.is,
      connected,
      queues,
    ]),
    [
      ['ada', null, 'ready', true, ['refunds']],
      ['ben', 'Benny', 'ready', true, []],
    ],
  )
  assert.deepEqual(
    first.pools.map(({ kind, id, name, free, waiting, agents }) => [kind, id, name, free, waiting, agents]),
    [
      ['queue', 'refunds', 'Refunds', 1, 0, 1],
      ['group', 'care', 'care', 1, 0, 1],
      ['skill', 'french', 'french', 1, 0, 1],
    ],
  )

  await bens.command('set-presence', { is: 'not-ready', reason: 'Lunch' })
  await clock.advance(teamPauseMs)
  const [, change] = adas.of('team')
  assert.equal(change?.whole, false)
  assert.deepEqual(
    change.agents.map(({ agentId, presence }) => [agentId, presence.is, presence.reason]),
    [['ben', 'not-ready', 'Lunch']],
  )
  assert.deepEqual(
    change.pools.map(({ id, free }) => [id, free]),
    [['french', 0]],
  )

  await follow(adas, false)
  await bens.command('set-presence', { is: 'ready' })
  await clock.advance(teamPauseMs)
  await server.settled()
  assert.equal(adas.of('team').length, 2)
})

test('[TEA40] fifty changes within a moment are one frame, and those that come to nothing are none', async () => {
  const { clock, server, adas, bens } = await office()
  await follow(adas)
  for (let times = 0; times < 25; times++) {
    await bens.command('set-presence', { is: 'not-ready' })
    await bens.command('set-presence', { is: 'not-ready', reason: 'Break' })
  }
  await clock.advance(teamPauseMs)
  await server.settled()
  assert.equal(adas.of('team').length, 2)
  await connectAgent(server, ben)
  await clock.advance(teamPauseMs)
  await server.settled()
  assert.equal(adas.of('team').length, 2, 'a second window of Ben changes nothing')
})

test('[TEA40] contacts never see the team, nor does staff without the permission', async () => {
  const { clock, server, bens } = await office()
  const mia = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const permissions = permissionIds.filter((id) => id !== 'team-communicator')
  const carl = await connectAgent(server, { agentId: 'carl', name: 'Carl', permissions })
  for (const client of [mia, carl]) {
    await follow(client)
    assert.equal(client.of('refused').at(-1)?.code, 'not-allowed')
  }

  await follow(bens)
  await bens.raw(JSON.stringify({ type: 'renew', token: agentToken({ ...ben, permissions }) }))
  await connectAgent(server, { agentId: 'dora', name: 'Dora', ready: true })
  await clock.advance(teamPauseMs)
  await server.settled()
  for (const client of [mia, carl]) assert.deepEqual(client.of('team'), [])
  assert.equal(bens.of('team').length, 1, 'a new token took it away')
})

test('[TEA41] who waits is counted for those who could take them, and what they do to the places of who was asked', async () => {
  const { clock, server, adas, bens } = await office()
  for (const client of [adas, bens]) await client.command('set-presence', { is: 'not-ready' })
  await follow(adas)
  const mia = await connect(server, { as: { role: 'contact', site: 'shop' } })
  await mia.command('start-conversation', text('Hello?'), newId())
  await clock.advance(teamPauseMs)
  await server.settled()
  const waiting = adas
    .of('team')
    .at(-1)!
    .pools.map(({ id, waiting: count }) => [id, count])
  assert.deepEqual(waiting, [
    ['refunds', 1],
    ['care', 1],
  ])
  await adas.command('set-presence', { is: 'ready' })
  await clock.advance(teamPauseMs)
  await server.settled()
  const { agents } = adas.of('team').at(-1)!
  assert.deepEqual(
    agents.map(({ agentId, load }) => [agentId, load]),
    [['ada', 1]],
  )
})

test('[TEA40] a group that nobody has any more is told as empty', async () => {
  const { clock, server, adas, bens } = await office()
  await follow(bens)
  await adas.raw(JSON.stringify({ type: 'renew', token: agentToken({ ...ada, groups: [] }) }))
  await clock.advance(teamPauseMs)
  await server.settled()
  const pools = bens
    .of('team')
    .at(-1)!
    .pools.map(({ id, agents }) => [id, agents])
  assert.deepEqual(pools, [
    ['refunds', 0],
    ['care', 0],
  ])
})
