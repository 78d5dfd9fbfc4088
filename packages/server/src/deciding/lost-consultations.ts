import { isInConsultation, system, type AgentId, type Interaction } from '@parley/protocol'
import type { NewEvent } from '../log/work.ts'

/** Ends the consultations of an agent who is gone for good, but for the interaction’s own agents, who leave otherwise. */
export function consultationsLostWith({ consultations }: Interaction, agentId: AgentId): readonly NewEvent[] {
  return consultations
    .filter((each) => isInConsultation(each, agentId) && !each.done.includes(agentId))
    .flatMap(({ id, state }): NewEvent[] => [
      ...(state === 'open' ? [{ name: 'consultation-ended', by: system, body: { consultation: id } } as const] : []),
      { name: 'consultation-done', by: system, body: { consultation: id, agentId } },
    ])
}
