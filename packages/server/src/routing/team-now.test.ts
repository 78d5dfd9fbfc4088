import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Presence } from '@parley/protocol'
import type { Seated } from './agent-board.ts'
import { teamNow } from './team-now.ts'

const seat = (
  agentId: string,
  {
    is = 'ready',
    capacity = 2,
    groups = [],
    skills = [],
    ...change
  }: Partial<Omit<Seated, 'record' | 'groups' | 'skills'>> &
    Partial<Pick<Presence, 'is' | 'capacity'>> & { groups?: string[]; skills?: string[] } = {},
): Seated => ({
  record: {
    agentId,
    name: agentId,
    nickname: null,
    role: 'agent',
    presence: { is, reason: null, since: 0, capacity },
    lost: false,
  },
  connected: true,
  groups: new Set(groups),
  skills: new Set(skills),
  mayBeConsulted: true,
  load: 0,
  idleSince: 0,
  ...change,
})

const queues = { french: { name: 'In French', groups: [], skills: ['french'] } }
const team = (seats: readonly Seated[], waiting: readonly (readonly [string | null, number])[] = []) =>
  teamNow(seats, {
    queues,
    queuesOf: ({ skills }) => (skills.has('french') ? ['french'] : []),
    waiting: new Map(waiting),
  }).pools.map(
    ({ kind, id, free, waiting: count, agents }) => `${kind} ${id}: ${free} of ${agents} free, ${count} wait`,
  )

test('[TEA41] free is who could be asked for a transfer: there, ready, with a place', () => {
  const seats = [
    seat('ada', { groups: ['care'] }),
    seat('ben', { groups: ['care'], load: 2 }),
    seat('cleo', { groups: ['care'], is: 'not-ready' }),
    seat('dan', { groups: ['care'], is: 'after-call-work' }),
    seat('eve', { groups: ['care'], connected: false }),
  ]
  assert.deepEqual(team(seats), ['queue french: 0 of 0 free, 0 wait', 'group care: 1 of 5 free, 0 wait'])
})

test('[TEA41] of a group or a queue all wait whom one of its agents could take; of a skill those who wait for it', () => {
  const seats = [seat('ada', { groups: ['care'], skills: ['french'] }), seat('ben', { groups: ['sales'] })]
  assert.deepEqual(
    team(seats, [
      [null, 2],
      ['french', 3],
      ['dutch', 4],
    ]),
    [
      'queue french: 1 of 1 free, 5 wait',
      'group care: 1 of 1 free, 5 wait',
      'skill french: 1 of 1 free, 3 wait',
      'group sales: 1 of 1 free, 2 wait',
    ],
  )
})
