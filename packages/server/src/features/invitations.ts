import { ChatError, partyOf, system, type AgentId, type Interaction } from '@parley/protocol'
import { acceptInvitation, rejectInvitation } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import { handle, type Wish } from '../deciding/handle.ts'
import { askedOf, colleagueAccepts, nextColleague } from '../deciding/colleagues.ts'

/**
 * The invitation that is being answered. Only one answer can find it: whoever comes later is told that it is gone ([ROU4]).
 *
 * @throws ChatError `invitation-gone`, or `not-found` for those who were never asked.
 */
function answered({ actor, standing, interaction, body }: Wish<{ invitation: number }>): AgentId {
  if (standing.is === 'stranger') throw new ChatError('not-found')
  const { invitation } = interaction
  // Who has it parked is in it already, and may be asked as well.
  if (actor.id !== invitation?.agentId || invitation.seq !== body.invitation) throw new ChatError('invitation-gone')
  return invitation.agentId
}

export const onAcceptInvitation = handle(acceptInvitation, (wish) => {
  const { actor, conversation, interaction, settings, body } = wish
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
  const colleagues = askedOf(interaction, actor.id, body.invitation)
  if (colleagues) return colleagueAccepts(colleagues, { actor, conversation, interaction, settings })
  const agentId = answered(wish)
  const participantId = partyOf(interaction, agentId)?.participantId ?? `p${conversation.participants.length + 1}`
  const shownName = actor.nickname ?? settings.nickname ?? actor.name
  return [
    { name: 'invitation-accepted', by: agentId, body: { agentId, participantId, name: actor.name } },
    {
      name: 'participant-joined',
      by: participantId,
      body: { participant: { id: participantId, role: actor.role, name: shownName } },
    },
  ]
})

export const onRejectInvitation = handle(rejectInvitation, (wish) => {
  const { actor, interaction, body } = wish
  const colleagues = askedOf(interaction, actor.id, body.invitation)
  if (colleagues) return [nextColleague(colleagues, { reason: 'rejected', words: body.reason }, wish)]
  const agentId = answered(wish)
  return [{ name: 'invitation-closed', by: agentId, body: { agentId, reason: 'rejected' } }]
})

/** Asks an agent; nothing when the interaction no longer waits, or somebody is being asked. */
export function issueInvitation(
  interaction: Interaction,
  { agentId, now, settings }: { agentId: AgentId; now: number; settings: CoreSiteSettings },
): readonly NewEvent[] {
  if (interaction.status !== 'queued' || interaction.invitation) return []
  const expiresAt = now + settings.invitationTimeoutMs
  return [{ name: 'invitation-issued', by: system, body: { agentId, purpose: 'handle', expiresAt } }]
}

/** Ends an invitation whose time is over; nothing when it was answered or is a newer one. */
export function expireInvitation({ invitation }: Interaction, now: number): readonly NewEvent[] {
  if (!invitation || now < invitation.expiresAt) return []
  return [{ name: 'invitation-closed', by: system, body: { agentId: invitation.agentId, reason: 'expired' } }]
}

/** Takes back the invitation of an agent who is gone; nothing when somebody else is being asked. */
export function withdrawInvitation({ invitation }: Interaction, agentId: AgentId): readonly NewEvent[] {
  if (invitation?.agentId !== agentId) return []
  return [{ name: 'invitation-closed', by: system, body: { agentId, reason: 'withdrawn' } }]
}
