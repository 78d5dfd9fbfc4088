import type { Clock } from '@parley/protocol'
import { may } from '../deciding/permit.ts'
import type { TeamNow } from '../routing/team-now.ts'
import type { Reader } from './hub.ts'

/** What changes within this time is told together, in milliseconds. */
export const teamPauseMs = 250

interface TeamFeedOptions {
  readonly clock: Clock
  /** Whom there is to ask, as it is now. */
  readonly team: () => TeamNow
}

/** Everything that can be asked, as JSON by its key: what is the same as before is not told again. */
interface Told {
  readonly agents: ReadonlyMap<string, string>
  readonly pools: ReadonlyMap<string, string>
}

const nothing: Told = { agents: new Map(), pools: new Map() }

/**
 * Tells those who look for somebody to ask how the team is, and from then on what changes: together, made once for all who look.
 * While nobody looks it costs nothing.
 */
export class TeamFeed {
  readonly #options: TeamFeedOptions
  readonly #followers = new Set<Reader>()
  #told = nothing
  #callOff: (() => void) | undefined

  constructor(options: TeamFeedOptions) {
    this.#options = options
  }

  /** Sends the whole team, and whatever changes after that. */
  follow(reader: Reader): void {
    const now = this.#look()
    if (this.#followers.size === 0) this.#told = now
    this.#followers.add(reader)
    reader.send(frameOf(true, [...now.agents.values()], [...now.pools.values()]))
  }

  unfollow(reader: Reader): void {
    if (!this.#followers.delete(reader) || this.#followers.size > 0) return
    this.stop()
    this.#told = nothing
  }

  /** Something of the team may be different from before. */
  note(): void {
    if (this.#followers.size > 0) this.#callOff ??= this.#options.clock.after(teamPauseMs, () => this.#tell())
  }

  stop(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  #tell(): void {
    this.#callOff = undefined
    for (const reader of this.#followers)
      if (!reader.actor || !may(reader.actor, 'team-communicator')) this.unfollow(reader)
    const before = this.#told
    const now = (this.#told = this.#look())
    const agents = changed(before.agents, now.agents)
    const gone = [...before.pools].flatMap(([key, json]) => (now.pools.has(key) ? [] : [emptied(json)]))
    const pools = [...changed(before.pools, now.pools), ...gone]
    if (agents.length + pools.length === 0) return
    const frame = frameOf(false, agents, pools)
    for (const reader of this.#followers) reader.send(frame)
  }

  #look(): Told {
    const { agents, pools } = this.#options.team()
    return {
      agents: new Map(agents.map((agent) => [agent.agentId, JSON.stringify(agent)])),
      pools: new Map(pools.map((pool) => [`${pool.kind} ${pool.id}`, JSON.stringify(pool)])),
    }
  }
}

const changed = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...now].flatMap(([key, json]) => (before.get(key) === json ? [] : [json]))

/** A group or a skill that nobody has any more. */
const emptied = (json: string): string =>
  JSON.stringify({ ...(JSON.parse(json) as TeamNow['pools'][number]), free: 0, waiting: 0, agents: 0 })

const frameOf = (whole: boolean, agents: readonly string[], pools: readonly string[]): string =>
  `{"type":"team","whole":${whole},"agents":[${agents.join(',')}],"pools":[${pools.join(',')}]}`
