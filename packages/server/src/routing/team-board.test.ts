import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type Presence } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { permissionIds } from '@parley/protocol/schemas'
import { AgentBoard } from './agent-board.ts'
import { TeamBoard } from './team-board.ts'
import { stage, ada as adasActor } from '../testing/stage.ts'
import { agentToken, startInMemoryServer, type InMemoryAgent } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text } from '../testing/raw-client.ts'

test('[PRM13] who may not be consulted is not asked, and is as soon as a new token permits it', async () => {
  const server = await startInMemoryServer({ clock: fakeClock() })
  const ada = await connectAgent(server, { agentId: 'ada', name: 'Ada', ready: true })
  const id = newId()
  const mia = await connect(server, { as: { role: 'contact', site: 'shop' } })
  await mia.command('start-conversation', { ...text('Hello'), name: 'Mia' }, id)
  await ada.command('accept-invitation', { invitation: invitationOf(ada)!.seq }, id)
  const permissions = permissionIds.filter((each) => each !== 'receive-consultation')
  const ben: InMemoryAgent = { agentId: 'ben', name: 'Ben', ready: true, permissions }
  const bens = await connectAgent(server, ben)

  const consults = () =>
    ada.command(
      'invite-colleague',
      { purpose: 'chat-consultation', target: { kind: 'agent', id: 'ben' }, consultation: newId() },
      id,
    )
  const refused = await consults()
  assert.deepEqual(refused.type === 'refused' && [refused.code, refused.facts], [
    'target-unavailable',
    { target: 'Ben', reason: 'not-permitted' },
  ])
  await bens.raw(JSON.stringify({ type: 'renew', token: agentToken({ ...ben, permissions: permissionIds }) }))
  assert.equal((await consults()).type, 'accepted')
})

const queues = {
  returns: { name: 'Returns', groups: ['sales'], skills: ['printers'] },
  anything: { name: 'Anything', groups: [], skills: [] },
}

interface SeatedAs {
  readonly is?: Presence['is']
  readonly capacity?: number
  readonly since?: number
  readonly skills?: readonly string[]
  readonly groups?: readonly string[]
  readonly connected?: boolean
}

/** A team by the ids of its agents. */
function teamOf(agents: Readonly<Record<string, SeatedAs>>) {
  const board = new AgentBoard()
  for (const [agentId, seat] of Object.entries(agents)) {
    const { is = 'ready', capacity = 1, since = 0, skills = [], groups = [], connected = true } = seat
    const presence = { is, reason: null, since, capacity }
    board.put({ agentId, name: `Real ${agentId}`, nickname: null, role: 'agent', presence, lost: false })
    if (connected) board.connect(agentId, { skills, groups, mayBeConsulted: true })
  }
  return { board, team: new TeamBoard(board, queues) }
}

type Picks = Parameters<TeamBoard['pick']>
const nobody: ReadonlySet<string> = new Set()
const picked = (
  team: TeamBoard,
  kind: Picks[0]['kind'],
  id: string,
  purpose: Picks[1]['purpose'] = 'transfer',
  except = nobody,
) => {
  const pick = team.pick({ kind, id }, { purpose, except })
  return typeof pick === 'string' ? pick : pick.agentId
}

test('[TEA3] an agent who cannot be asked is refused with why', () => {
  const { team } = teamOf({
    gone: { connected: false },
    resting: { is: 'not-ready' },
    finishing: { is: 'after-call-work' },
    full: { capacity: 0 },
    free: {},
  })
  for (const purpose of ['transfer', 'conference'] as const) {
    const whys = ['nemo', 'gone', 'resting', 'finishing', 'full', 'free'].map((id) =>
      picked(team, 'agent', id, purpose),
    )
    assert.deepEqual(whys, ['unknown', 'offline', 'not-ready', 'not-ready', 'full', 'free'])
  }
})

test('[TEA3] [TEA7] who is full, or finishes something, can be consulted; who is on a break or gone cannot', () => {
  const { team } = teamOf({
    gone: { connected: false },
    resting: { is: 'not-ready' },
    finishing: { is: 'after-call-work' },
    full: { capacity: 0 },
  })
  for (const purpose of ['chat-consultation', 'im-consultation'] as const)
    assert.deepEqual(
      ['gone', 'resting', 'finishing', 'full'].map((id) => picked(team, 'agent', id, purpose)),
      ['offline', 'not-ready', 'finishing', 'full'],
    )
})

test('[TEA4] of a group, a skill or a queue the longest idle is asked who can be', () => {
  const { team } = teamOf({
    ada: { since: 30, groups: ['sales'], skills: ['german'] },
    ben: { since: 20, groups: ['sales'] },
    dan: { since: 10, skills: ['german', 'printers'] },
    eve: { since: 5, groups: ['sales'], is: 'not-ready' },
  })
  assert.equal(picked(team, 'group', 'sales'), 'ben')
  assert.equal(picked(team, 'skill', 'german'), 'dan')
  assert.equal(picked(team, 'queue', 'returns'), 'dan', 'its groups and its skills serve a queue')
  assert.equal(picked(team, 'queue', 'anything'), 'dan', 'all serve one without groups and skills')
  assert.equal(picked(team, 'group', 'sales', 'transfer', new Set(['ben'])), 'ada')
  assert.equal(picked(team, 'group', 'sales', 'transfer', new Set(['ada', 'ben'])), 'nobody')
  assert.equal(picked(team, 'queue', 'none'), 'nobody')
})

test('[TEA4] of equally idle agents it is the same one every time', () => {
  assert.equal(picked(teamOf({ zoe: { groups: ['sales'] }, ada: { groups: ['sales'] } }).team, 'group', 'sales'), 'ada')
})

test('[TEA7] who has taken something on is full, and no longer the longest idle', () => {
  const { board, team } = teamOf({ ada: { groups: ['sales'] }, ben: { since: 10, groups: ['sales'] } })
  const waiting = stage().started()
  board.note(waiting.interaction, stage().started().accepted(adasActor).interaction, 50)
  assert.equal(picked(team, 'agent', 'ada'), 'full')
  assert.equal(picked(team, 'group', 'sales'), 'ben')
  board.note(stage().started().accepted(adasActor).interaction, waiting.interaction, 60)
  assert.equal(picked(team, 'group', 'sales'), 'ben', 'idle since 60, not since 0')
  assert.equal(picked(team, 'agent', 'ada'), 'ada')
})

test('[TEA3] targets have names: of an agent the real one, of a queue the configuration’s; what nobody has has none', () => {
  const { team } = teamOf({ ada: { groups: ['sales'], skills: ['german'] } })
  const named = (kind: Picks[0]['kind'], id: string) => team.nameOf({ kind, id })
  assert.deepEqual(
    [named('agent', 'ada'), named('group', 'sales'), named('skill', 'german'), named('queue', 'returns')],
    ['Real ada', 'sales', 'german', 'Returns'],
  )
  assert.deepEqual(
    [named('agent', 'nemo'), named('group', 'german'), named('skill', 'sales'), named('queue', 'toString')],
    [undefined, undefined, undefined, undefined],
  )
})
