import { partyOf, system, type AgentId, type Conversation, type Interaction } from '@parley/protocol'
import type { NewEvent } from '../log/work.ts'
import { leavesOthers } from '../deciding/agents.ts'
import { consultationsLostWith } from '../deciding/lost-consultations.ts'
import { waitingWhen } from '../deciding/waiting.ts'

interface Staffed {
  readonly conversation: Conversation
  readonly interaction: Interaction
}

/** The agent's browser has been gone for a while; the contact is told. Nothing when they know, or when it has ended. */
export function agentGoesAway({ conversation, interaction }: Staffed, agentId: AgentId): readonly NewEvent[] {
  const party = partyOf(interaction, agentId)
  if (party?.state !== 'in' || conversation.status === 'ended') return []
  return [
    { name: 'participant-away', by: party.participantId, body: {} },
    { name: 'agent-away', by: system, body: { agentId } },
  ]
}

/** The agent is back. Nothing when they were not away. After the end only staff is told. */
export function agentComesBack({ conversation, interaction }: Staffed, agentId: AgentId): readonly NewEvent[] {
  const party = partyOf(interaction, agentId)
  if (party?.state !== 'away') return []
  const returned: NewEvent = { name: 'agent-returned', by: agentId, body: { agentId } }
  if (conversation.status === 'ended') return [returned]
  return [{ name: 'participant-returned', by: party.participantId, body: {} }, returned]
}

/** The agent has been gone for too long: the interaction waits for somebody else. Nothing when it has ended. */
export function agentIsLost(
  { conversation, interaction }: Staffed,
  { agentId, somebodyThere }: { agentId: AgentId; somebodyThere: boolean },
): readonly NewEvent[] {
  const party = partyOf(interaction, agentId)
  // What is behind a consultation follows the interaction that it is about.
  if (interaction.staff) return []
  const consultations = consultationsLostWith(interaction, agentId)
  if (!party || party.state === 'left' || party.state === 'parked' || conversation.status === 'ended')
    return consultations
  if (party.state === 'finishing') return [...consultations, { name: 'part-done', by: system, body: { agentId } }]
  const others = leavesOthers(interaction, agentId, { finishing: false })
  if (others.length > 0) return others
  return [
    { name: 'participant-left', by: party.participantId, body: {} },
    { name: 'agent-lost', by: system, body: { agentId } },
    { name: 'interaction-queued', by: system, body: {} },
    { name: 'waiting-announced', by: system, body: { waiting: waitingWhen(somebodyThere) } },
  ]
}
