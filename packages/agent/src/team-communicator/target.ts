import type { Target, Teammate, TeamPool, TeamPurpose } from '@parley/protocol'

/** Whom or what an agent can ask, as the server tells it: the same object while nothing in it has changed. */
export type TeamTarget = Teammate | TeamPool

/** What can be done with a target: to ask it, or to call it. */
export type Purpose = TeamPurpose | 'voice-consultation'

/** In the order of the Action menu. */
export const purposes = [
  'transfer',
  'conference',
  'chat-consultation',
  'im-consultation',
  'voice-consultation',
] as const satisfies readonly Purpose[]

export const isAgent = (target: TeamTarget): target is Teammate => 'agentId' in target

/** As invitations name it. */
export const targetOf = (target: TeamTarget): Target =>
  isAgent(target)
    ? { kind: 'agent', id: target.agentId, name: target.name }
    : { kind: target.kind, id: target.id, name: target.name }

/** As the agent's memory names it. */
export function keyOf(target: TeamTarget): string {
  const { kind, id } = targetOf(target)
  return `${kind}:${id}`
}

/** Whether an agent belongs to a group, has a skill, or serves a queue. */
export const belongsTo = ({ groups, skills, queues }: Teammate, { kind, id }: TeamPool): boolean =>
  ({ group: groups, skill: skills, queue: queues })[kind].includes(id)
