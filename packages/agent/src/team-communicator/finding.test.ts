import { expect } from '@open-wc/testing'
import type { Teammate, TeamPool } from '@parley/protocol'
import { find, withNewcomers, type Section } from './finding.ts'
import { listKey } from './list-keys.ts'

const agent = (name: string, change: Partial<Teammate> = {}): Teammate => ({
  agentId: name.toLowerCase(),
  name,
  nickname: null,
  groups: [],
  skills: [],
  queues: [],
  presence: { is: 'ready', reason: null, since: 0, capacity: 3 },
  connected: true,
  load: 0,
  mayBeConsulted: true,
  ...change,
})
const skill = (name: string): TeamPool => ({ kind: 'skill', id: name, name, free: 1, waiting: 0, agents: 1 })
const all = {
  typed: '',
  kind: 'all',
  consulted: [],
  favourites: [],
  recent: [],
  isPossible: () => true,
} as const
const lines = (sections: readonly Section[]) => sections.map(({ title, keys }) => `${title}: ${keys.join(' ')}`)

describe('finding whom to ask', () => {
  it('[TEA43] lists who is consulted, favourites, who was asked last, then all: first those who can be asked', () => {
    const team = [agent('Ann'), agent('Bo'), agent('Cy'), agent('Di'), agent('Ed')]
    const found = find(team, {
      ...all,
      consulted: ['agent:di'],
      favourites: ['agent:gone', 'agent:cy', 'agent:di'],
      recent: ['agent:cy', 'agent:bo'],
      isPossible: ({ name }) => name !== 'Ann',
    })
    expect(lines(found)).to.deep.equal([
      'activeConsultations: agent:di',
      'favourites: agent:cy',
      'recent: agent:bo',
      'others: agent:ed agent:ann',
    ])
  })

  it('[TEA43] a name counts for more than what an agent belongs to; letters in between are for what finds nothing else', () => {
    const team = [agent('Ben', { skills: ['French'] }), agent('Franco'), skill('French')]
    expect(lines(find(team, { ...all, typed: 'fr' }))).to.deep.equal(['found: agent:franco skill:French agent:ben'])
    expect(lines(find(team, { ...all, typed: 'fnch' }))).to.deep.equal(['found: skill:French agent:ben'])
    expect(lines(find(team, { ...all, typed: 'fr', kind: 'skill' }))).to.deep.equal(['found: skill:French'])
  })

  it('[TEA44] who comes while one looks stands at the end, and who goes leaves the others where they are', () => {
    const [ann, bo, cy] = [agent('Ann'), agent('Bo'), agent('Cy')]
    const before = find([bo, cy], all)
    const now = find([ann, cy], all)
    expect(lines(withNewcomers(before, [ann, cy], now))).to.deep.equal(['others: agent:cy agent:ann'])
  })

  it('[TEA49] keys go down into the list, through it, and back to what is typed', () => {
    const at = (from: number, isRightToLeft = false) => ({ from, count: 3, isRightToLeft })
    expect(listKey('ArrowDown', at(-1))).to.deep.equal({ is: 'target', to: 0 })
    expect(listKey('ArrowDown', at(2))).to.deep.equal({ is: 'target', to: 2 })
    expect(listKey('ArrowUp', at(0))).to.deep.equal({ is: 'search', types: false })
    expect(listKey('x', at(1))).to.deep.equal({ is: 'search', types: true })
    expect(listKey('ArrowLeft', at(1))).to.deep.equal({ is: 'sideways', steps: -1 })
    expect(listKey('ArrowLeft', at(1, true))).to.deep.equal({ is: 'sideways', steps: 1 })
    expect([' ', 'Enter', 'Escape', 'Tab'].map((key) => listKey(key, at(1)))).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
