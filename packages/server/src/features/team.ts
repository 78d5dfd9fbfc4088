import { ChatError, consultationOf, consults, staffIn, type AgentId, type Interaction } from '@parley/protocol'
import { acknowledgeReceipt, inviteColleague, withdrawColleague } from '@parley/protocol/schemas'
import { agentIn, assertOwner } from '../deciding/agents.ts'
import { insiders, isTaken, refused } from '../deciding/colleagues.ts'
import { handle, meIn } from '../deciding/handle.ts'

// Asking colleagues ([TEA1] to [TEA19]). What is asked lives in the interaction until it is answered; nothing else changes before.

export const onInviteColleague = handle(inviteColleague, (wish) => {
  const actor = agentIn(wish)
  const { body, interaction, team, now, settings } = wish
  const { purpose, target, note, receipt, consultation } = body
  const isConsulting = consults(purpose)
  if (purpose === 'transfer') assertOwner(actor, interaction)
  if (isConsulting !== (consultation !== undefined))
    throw new ChatError('bad-request', {
      field: 'consultation',
      problem: isConsulting ? 'is missing' : 'is for consultations only',
    })
  if (consultation !== undefined && isTaken(interaction, consultation))
    throw new ChatError('bad-request', { field: 'consultation', problem: 'is the id of another conversation' })
  if (target.kind === 'agent') assertOutside(interaction, target.id, { self: actor.id, isConsulting })
  const name = team.nameOf(target)
  const asked = name === undefined ? 'unknown' : team.pick(target, { purpose, except: insiders(interaction, purpose) })
  if (name === undefined || typeof asked === 'string')
    throw new ChatError('target-unavailable', { target: name ?? target.id, reason: asked as string })
  return [
    {
      name: 'colleague-invited',
      by: actor.id,
      body: {
        purpose,
        target: { ...target, name },
        from: { agentId: actor.id, name: actor.name },
        ...(note !== undefined && { note }),
        ...(receipt && { receipt }),
        ...(consultation !== undefined && { consultation }),
        asked,
        expiresAt: now + settings.invitationTimeoutMs,
      },
    },
  ]
})

export const onWithdrawColleague = handle(withdrawColleague, (wish) => {
  meIn(wish)
  const { actor, body, interaction } = wish
  const invitation = interaction.team.find(({ seq }) => seq === body.invitation)
  if (invitation?.from.agentId !== actor.id) throw new ChatError('invitation-gone')
  return [refused(invitation, { reason: 'withdrawn' })]
})

export const onAcknowledgeReceipt = handle(acknowledgeReceipt, (wish) => {
  meIn(wish)
  const { actor, interaction } = wish
  assertOwner(actor, interaction)
  if (!interaction.receipt || interaction.receipt.seen) return []
  return [{ name: 'receipt-acknowledged', by: actor.id, body: { agentId: actor.id } }]
})

/** @throws ChatError `already-in` for who is in the conversation already, or is being asked. */
function assertOutside(
  interaction: Interaction,
  wanted: AgentId,
  { self, isConsulting }: { self: AgentId; isConsulting: boolean },
): void {
  const party = staffIn(interaction).find(({ agentId }) => agentId === wanted)
  const asked = interaction.team.find((invitation) => invitation.asked.agentId === wanted)?.asked
  const consulted = isConsulting ? consultationOf(interaction, wanted) : undefined
  const name =
    party?.name ?? asked?.name ?? (consulted && (consulted.to.agentId === wanted ? consulted.to : consulted.from).name)
  if (wanted === self || name !== undefined) throw new ChatError('already-in', { name: name ?? wanted })
}
