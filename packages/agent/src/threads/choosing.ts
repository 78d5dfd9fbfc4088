import type { AgentId, Teammate } from '@parley/protocol'
import type { DeskState } from '../desk/desk-state.ts'
import { find } from '../team-communicator/finding.ts'
import { isAgent, keyOf } from '../team-communicator/target.ts'

/** Colleagues that are listed at most: who looks for somebody else types. */
const mostListed = 50

export interface Choice {
  readonly mates: readonly Teammate[]
  /** How many there are besides. */
  readonly hidden: number
}

/** The colleagues that fit what was typed, best first: those who can be reached before the others, then as the Team Communicator ranks. */
export function choiceOf({ agent, team, memory }: DeskState, typed: string): Choice {
  const others = [...(team?.agents.values() ?? [])].filter(({ agentId }) => agentId !== agent?.agentId)
  const byKey = new Map(others.map((mate) => [keyOf(mate), mate]))
  const sections = find(others, {
    typed,
    kind: 'agent',
    consulted: [],
    favourites: memory.favouriteTargets ?? [],
    recent: memory.recentTargets ?? [],
    isPossible: (target) => isAgent(target) && target.connected,
  })
  const mates = sections.flatMap(({ keys }) => keys.flatMap((key) => byKey.get(key) ?? []))
  return { mates: mates.slice(0, mostListed), hidden: Math.max(0, mates.length - mostListed) }
}

/** The chosen ones with this one besides, or without. */
export function toggled(chosen: readonly Teammate[], mate: Teammate): readonly Teammate[] {
  const rest = chosen.filter(({ agentId }) => agentId !== mate.agentId)
  return rest.length === chosen.length ? [...chosen, mate] : rest
}

export const isChosen = (chosen: readonly Teammate[], id: AgentId): boolean =>
  chosen.some(({ agentId }) => agentId === id)
