import type { AgentId, Interaction } from '@parley/protocol'

/** An agent as routing sees them. */
export interface Candidate {
  readonly agentId: AgentId
  /** Since when nothing was given to them and nothing of theirs ended: milliseconds since 1970. */
  readonly idleSince: number
  readonly skills: ReadonlySet<string>
}

/** Whom to ask, or when somebody can be asked again who declined, or nobody at all. */
export type Pick = { readonly agentId: AgentId } | { readonly againAt: number } | null

/**
 * Whom to ask of those who are ready, there and have a place free: who is preferred, then the longest idle. Those who declined come after
 * all others, the one whose refusal is longest ago first, and not before a pause ([ROU2], [ROU5]).
 */
export function pickAgent(
  candidates: readonly Candidate[],
  declined: Interaction['declined'],
  { now, pauseMs, preferred = null }: { now: number; pauseMs: number; preferred?: AgentId | null },
): Pick {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    if (declined.some(({ agentId }) => agentId === candidate.agentId)) continue
    if (candidate.agentId === preferred) return { agentId: preferred }
    if (!best || comesBefore(candidate, best)) best = candidate
  }
  if (best) return { agentId: best.agentId }

  // Oldest refusal first, as the interaction keeps them.
  const again = declined.find(({ agentId }) => candidates.some((candidate) => candidate.agentId === agentId))
  if (!again) return null
  return now >= again.at + pauseMs ? { agentId: again.agentId } : { againAt: again.at + pauseMs }
}

const comesBefore = (one: Candidate, other: Candidate) =>
  one.idleSince === other.idleSince ? one.agentId < other.agentId : one.idleSince < other.idleSince
