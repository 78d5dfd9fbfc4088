import { whyNotAsked, type AgentId, type Target, type TeamPurpose, type WhyNot } from '@parley/protocol'
import type { QueueSettings } from '../core-settings.ts'
import type { Colleague, Team, Unavailable } from '../deciding/team.ts'
import type { AgentBoard, Seated } from './agent-board.ts'
import { teamNow, type TeamNow } from './team-now.ts'

/** Whom colleagues can ask, as the board knows them now ([TEA3], [TEA4]). */
export class TeamBoard implements Team {
  readonly #board: AgentBoard
  readonly #queues: Readonly<Record<string, QueueSettings>>

  constructor(board: AgentBoard, queues: Readonly<Record<string, QueueSettings>>) {
    this.#board = board
    this.#queues = queues
  }

  nameOf({ kind, id }: Pick<Target, 'kind' | 'id'>): string | undefined {
    if (kind === 'agent') return this.#board.record(id)?.name
    if (kind === 'queue') return Object.hasOwn(this.#queues, id) ? this.#queues[id]!.name : undefined
    return this.#board.seated().some((seat) => (kind === 'group' ? seat.groups : seat.skills).has(id)) ? id : undefined
  }

  /** Everybody and everything that can be asked, for those who look for it. */
  now(waiting: ReadonlyMap<string | null, number>): TeamNow {
    const queuesOf = (seat: Pick<Seated, 'groups' | 'skills'>) =>
      Object.keys(this.#queues).filter((id) => this.serves(seat, { kind: 'queue', id }))
    return teamNow(this.#board.seated(), { queues: this.#queues, queuesOf, waiting })
  }

  pick(
    target: Pick<Target, 'kind' | 'id'>,
    { purpose, except }: { purpose: TeamPurpose; except: ReadonlySet<AgentId> },
  ): Colleague | Unavailable {
    const seats = this.#board.seated({ inBatch: true })
    if (target.kind === 'agent') {
      const seat = seats.find(({ record }) => record.agentId === target.id)
      return seat ? (whyNot(seat, purpose) ?? seat.record) : 'unknown'
    }
    const free = seats
      .filter((seat) => this.serves(seat, target) && !except.has(seat.record.agentId) && !whyNot(seat, purpose))
      .sort((one, other) => one.idleSince - other.idleSince || (one.record.agentId < other.record.agentId ? -1 : 1))
    const [longestIdle] = free
    return longestIdle ? { agentId: longestIdle.record.agentId, name: longestIdle.record.name } : 'nobody'
  }

  /** Whether an agent belongs to a group, has a skill, or serves a queue: one without groups and skills is served by all. */
  serves({ groups, skills }: Pick<Seated, 'groups' | 'skills'>, { kind, id }: Pick<Target, 'kind' | 'id'>): boolean {
    if (kind === 'group') return groups.has(id)
    if (kind === 'skill') return skills.has(id)
    const queue = Object.hasOwn(this.#queues, id) ? this.#queues[id] : undefined
    if (!queue) return false
    if (queue.groups.length + queue.skills.length === 0) return true
    return queue.groups.some((group) => groups.has(group)) || queue.skills.some((skill) => skills.has(skill))
  }
}

const whyNot = ({ record: { presence }, ...seat }: Seated, purpose: TeamPurpose): WhyNot | undefined =>
  whyNotAsked({ presence, ...seat }, purpose)
