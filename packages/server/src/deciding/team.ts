import type { AgentId, Target, TeamPurpose } from '@parley/protocol'

/** Somebody of staff by their real name. */
export interface Colleague {
  readonly agentId: AgentId
  readonly name: string
}

/** Why a target cannot be asked now. */
export type Unavailable =
  /** Nothing is called so. */
  | 'unknown'
  | 'offline'
  | 'not-ready'
  /** They have all the conversations that they take. */
  | 'full'
  /** Their roles do not let them be consulted. */
  | 'not-permitted'
  /** Of a group, a skill or a queue: none of them is free. */
  | 'nobody'

/** What decisions may know of the team, as it is now. */
export interface Team {
  /** Whom to ask of a target, besides these; or why nobody can be asked. */
  pick(
    target: Pick<Target, 'kind' | 'id'>,
    wish: { readonly purpose: TeamPurpose; readonly except: ReadonlySet<AgentId> },
  ): Colleague | Unavailable
  /** What a target is called; nothing for one that there is not. */
  nameOf(target: Pick<Target, 'kind' | 'id'>): string | undefined
}
