import type { Teammate, TeamPool } from '../features/team-feed.ts'
import type { ClientFrame, ServerFrame } from '../frame.ts'
import { newId, type AgentId } from '../ids.ts'

/** Whom there is to ask, as the server told last. What has not changed is the same object as before. */
export interface TeamView {
  readonly agents: ReadonlyMap<AgentId, Teammate>
  /** By kind and id: `group:billing`. */
  readonly pools: ReadonlyMap<string, TeamPool>
}

type TeamFrame = Extract<ServerFrame, { type: 'team' }>

const keyOfPool = ({ kind, id }: Pick<TeamPool, 'kind' | 'id'>): string => `${kind}:${id}`

/** The team, while somebody looks at it. A lost line loses nothing: with the next one it is followed anew. */
export class TeamWatch {
  readonly #sendFrame: (frame: ClientFrame) => boolean
  #watchers = 0
  #view: TeamView | undefined

  constructor(sendFrame: (frame: ClientFrame) => boolean) {
    this.#sendFrame = sendFrame
  }

  /** Nothing until the server has told, and while nobody looks. */
  get view(): TeamView | undefined {
    return this.#view
  }

  /** Returns how to look away again. */
  watch(): () => void {
    let isWatching = true
    if (this.#watchers++ === 0) this.#follow(true)
    return () => {
      if (!isWatching) return
      isWatching = false
      if (--this.#watchers > 0) return
      this.#follow(false)
      this.#view = undefined
    }
  }

  welcomed(): void {
    if (this.#watchers > 0) this.#follow(true)
  }

  received({ whole, agents, pools }: TeamFrame): void {
    if (this.#watchers === 0) return
    const before = whole ? undefined : this.#view
    this.#view = {
      agents: changedBy(before?.agents, agents, ({ agentId }) => agentId),
      pools: changedBy(before?.pools, pools, keyOfPool, ({ kind, agents: count }) => kind === 'queue' || count > 0),
    }
  }

  #follow(follow: boolean): void {
    this.#sendFrame({ type: 'follow-team', id: newId(), follow })
  }
}

/** The values with those of `changes`; the same map when there are none. */
function changedBy<Value>(
  before: ReadonlyMap<string, Value> = new Map(),
  changes: readonly Value[],
  keyOf: (value: Value) => string,
  isThere: (value: Value) => boolean = () => true,
): ReadonlyMap<string, Value> {
  if (changes.length === 0) return before
  const values = new Map(before)
  for (const value of changes) {
    if (isThere(value)) values.set(keyOf(value), value)
    else values.delete(keyOf(value))
  }
  return values
}
