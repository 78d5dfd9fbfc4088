import type { AgentId, Teammate, TeamPool } from '@parley/protocol'
import { whyNotAsked } from '@parley/protocol'
import type { QueueSettings } from '../core-settings.ts'
import type { Seated } from './agent-board.ts'

/** Whom there is to ask. */
export interface TeamNow {
  readonly agents: readonly Teammate[]
  readonly pools: readonly TeamPool[]
}

interface Surroundings {
  readonly queues: Readonly<Record<string, QueueSettings>>
  /** The queues that an agent serves. */
  readonly queuesOf: (seat: Pick<Seated, 'groups' | 'skills'>) => readonly string[]
  /** How many wait for an agent with a skill, and under `null` for any agent. */
  readonly waiting: ReadonlyMap<string | null, number>
}

/** The team as colleagues see it ([TEA40], [TEA41]). Pure: one pass over the agents, whatever they belong to. */
export function teamNow(seats: readonly Seated[], { queues, queuesOf, waiting }: Surroundings): TeamNow {
  const members = new Map<string, Members>()
  const pool = (kind: TeamPool['kind'], id: string, name = id): Members => {
    const key = `${kind} ${id}`
    const known = members.get(key)
    if (known) return known
    const made: Members = { kind, id, name, agents: new Map(), skills: new Set() }
    members.set(key, made)
    return made
  }
  for (const [id, { name }] of Object.entries(queues)) pool('queue', id, name)

  const agents = seats.map((seat) => {
    const mate = teammateOf(seat, queuesOf(seat))
    const belongsTo = [
      ...mate.groups.map((id) => pool('group', id)),
      ...mate.skills.map((id) => pool('skill', id)),
      ...mate.queues.map((id) => pool('queue', id)),
    ]
    for (const each of belongsTo) {
      each.agents.set(mate.agentId, whyNotAsked(mate, 'transfer') === undefined)
      for (const skill of mate.skills) each.skills.add(skill)
    }
    return mate
  })
  const pools = [...members.values()].map(({ kind, id, name, agents: among, skills }) => {
    const served = kind === 'skill' ? [id] : [null, ...skills]
    return {
      kind,
      id,
      name,
      free: [...among.values()].filter(Boolean).length,
      waiting: among.size === 0 ? 0 : served.reduce((sum, skill) => sum + (waiting.get(skill) ?? 0), 0),
      agents: among.size,
    }
  })
  return { agents, pools }
}

/** Who belongs to something, and whether they are free; with all the skills that they have between them. */
interface Members extends Pick<TeamPool, 'kind' | 'id' | 'name'> {
  readonly agents: Map<AgentId, boolean>
  readonly skills: Set<string>
}

const teammateOf = (
  { record, groups, skills, connected, load, mayBeConsulted }: Seated,
  queues: readonly string[],
): Teammate => ({
  agentId: record.agentId,
  name: record.name,
  nickname: record.nickname,
  groups: [...groups],
  skills: [...skills],
  queues: [...queues],
  presence: record.presence,
  connected,
  load,
  mayBeConsulted,
})
