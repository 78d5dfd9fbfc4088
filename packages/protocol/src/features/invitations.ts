import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, name, participantId, seq, text, time } from '../fields.ts'
import { limits } from '../limits.ts'
import type { Interaction } from '../interaction.ts'
import { withoutParked } from '../parties.ts'
import type { ApplyInteraction } from './types.ts'

const answer = /*#__PURE__*/ v.strictObject({
  /** The `seq` of the invitation, so that a late answer cannot meet a newer one. */
  invitation: seq,
})

export const acceptInvitation = command('accept-invitation', {
  doc: 'Takes the interaction over: the sender joins the conversation and owns the interaction.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'conversation',
  body: answer,
})

export const rejectInvitation = command('reject-invitation', {
  doc: 'Leaves the interaction to the next agent.',
  from: ['agent', 'supervisor'],
  permission: 'reject',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({
    invitation: seq,
    /** What a colleague who asked is told. */
    reason: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.refusalChars)),
  }),
})

export const invitationIssued = event('invitation-issued', {
  doc: 'An agent is asked to handle the interaction, until `expiresAt`.',
  log: 'interaction',
  body: v.object({ agentId, purpose: v.picklist(['handle']), expiresAt: time }),
})

export const invitationAccepted = event('invitation-accepted', {
  doc: 'The agent who was asked takes the interaction over.',
  log: 'interaction',
  body: v.object({ agentId, participantId, name }),
})

export const invitationClosed = event('invitation-closed', {
  doc: 'The invitation is over without having been accepted: rejected, expired, or withdrawn because the agent is gone.',
  log: 'interaction',
  body: v.object({ agentId, reason: v.picklist(['rejected', 'expired', 'withdrawn']) }),
})

export const applyInvitationIssued: ApplyInteraction<typeof invitationIssued> = (interaction, { body, seq, at }) => ({
  ...interaction,
  invitation: { seq, issuedAt: at, ...body },
})

export const applyInvitationAccepted: ApplyInteraction<typeof invitationAccepted> = (interaction, { body }) => ({
  ...interaction,
  status: 'handled',
  owner: body.agentId,
  invitation: null,
  declined: [],
  preferred: null,
  parties: [
    ...withoutParked(interaction.parties).filter(({ agentId }) => agentId !== body.agentId),
    { agentId: body.agentId, participantId: body.participantId, name: body.name, state: 'in' },
  ],
})

export const applyInvitationClosed: ApplyInteraction<typeof invitationClosed> = (
  interaction,
  { body, at },
): Interaction => ({
  ...interaction,
  invitation: null,
  declined: [...interaction.declined.filter(({ agentId }) => agentId !== body.agentId), { agentId: body.agentId, at }],
})
