import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, id, name, participantId, seq, text, time } from '../fields.ts'
import type { Interaction } from '../interaction.ts'
import { limits } from '../limits.ts'
import { withoutAgent, withParty } from '../parties.ts'
import { keptRefusals, type TeamInvitation } from '../teamwork.ts'
import type { ApplyInteraction } from './types.ts'

// An agent asks for a colleague: to take the conversation over, to join it, or to be consulted about it.

const target = /*#__PURE__*/ v.strictObject({
  kind: v.picklist(['agent', 'group', 'skill', 'queue']),
  id: /*#__PURE__*/ text(1, 128),
})

const namedTarget = /*#__PURE__*/ v.object({
  kind: v.picklist(['agent', 'group', 'skill', 'queue']),
  id: /*#__PURE__*/ text(1, 128),
  name: /*#__PURE__*/ text(1, 128),
})

const purpose = /*#__PURE__*/ v.picklist(['transfer', 'conference', 'chat-consultation', 'im-consultation'])

const receiptLine = /*#__PURE__*/ text(0, limits.handoverNoteChars)

/** What whoever hands over says of the conversation. */
export const handoverReceipt = /*#__PURE__*/ v.strictObject({
  asked: receiptLine,
  answered: receiptLine,
  promised: receiptLine,
  open: receiptLine,
})

const person = /*#__PURE__*/ v.object({ agentId, name })
const words = /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.refusalChars))

const permissionOf = {
  transfer: 'transfer',
  conference: 'conference',
  'chat-consultation': 'consult-chat',
  'im-consultation': 'consult-im',
} as const

export const inviteColleague = command('invite-colleague', {
  doc: 'Asks a colleague, or whoever is free of a group, with a skill or of a queue. Everything stays as it is until somebody accepts.',
  from: ['agent', 'supervisor'],
  permission: ({ purpose: wanted }) => permissionOf[wanted],
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({
    purpose,
    target,
    note: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.handoverNoteChars)),
    receipt: /*#__PURE__*/ v.optional(handoverReceipt),
    /** For consultations: the id of the conversation that it becomes. */
    consultation: /*#__PURE__*/ v.optional(id),
  }),
})

export const withdrawColleague = command('withdraw-colleague', {
  doc: 'Takes back what a colleague was asked; whoever accepted first was faster.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ invitation: seq }),
})

export const acknowledgeReceipt = command('acknowledge-receipt', {
  doc: 'The owner has read what whoever handed over said.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({}),
})

export const colleagueInvited = event('colleague-invited', {
  doc: 'An agent asks for a colleague: `agentId` is asked first, until `expiresAt`.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    purpose,
    target: namedTarget,
    from: person,
    note: /*#__PURE__*/ v.optional(v.string()),
    receipt: /*#__PURE__*/ v.optional(handoverReceipt),
    consultation: /*#__PURE__*/ v.optional(id),
    asked: person,
    expiresAt: time,
  }),
})

export const colleagueAsked = event('colleague-asked', {
  doc: 'Who was asked before did not come; the next one of the target is asked.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ invitation: seq, asked: person, expiresAt: time }),
})

export const colleagueRefused = event('colleague-refused', {
  doc: 'The invitation has led to nothing, and everything stays as it was.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    invitation: seq,
    reason: v.picklist(['rejected', 'unanswered', 'nobody', 'withdrawn', 'over']),
    /** Who said no, where it was one person. */
    by: /*#__PURE__*/ v.optional(v.string()),
    words,
  }),
})

export const transferAccepted = event('transfer-accepted', {
  doc: 'A colleague has taken the interaction over. Who had it is out of it, or finishes their part.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ invitation: seq, agentId, participantId, name, finishing: v.boolean() }),
})

export const conferenceAccepted = event('conference-accepted', {
  doc: 'A colleague has joined; who owns the interaction does not change.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ invitation: seq, agentId, participantId, name }),
})

export const consultationAccepted = event('consultation-accepted', {
  doc: 'A colleague is consulted: the two talk in a conversation of their own.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ invitation: seq, agentId, name }),
})

export const receiptAcknowledged = event('receipt-acknowledged', {
  doc: 'The owner has read the handover receipt.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId }),
})

export const applyColleagueInvited: ApplyInteraction<typeof colleagueInvited> = (
  interaction,
  { seq: at, body, ...event },
) => ({
  ...interaction,
  refused: interaction.refused.filter(
    ({ from, purpose: other }) => from !== body.from.agentId || other !== body.purpose,
  ),
  team: [
    ...interaction.team,
    {
      seq: at,
      purpose: body.purpose,
      from: body.from,
      target: body.target,
      note: body.note ?? null,
      receipt: body.receipt ?? null,
      consultation: body.consultation ?? null,
      asked: { ...body.asked, issuedAt: event.at, expiresAt: body.expiresAt },
      declined: [],
    },
  ],
})

export const applyColleagueAsked: ApplyInteraction<typeof colleagueAsked> = (interaction, { at, body }) => ({
  ...interaction,
  team: interaction.team.map((invitation) =>
    invitation.seq === body.invitation
      ? {
          ...invitation,
          declined: [...invitation.declined, invitation.asked.agentId],
          asked: { ...body.asked, issuedAt: at, expiresAt: body.expiresAt },
        }
      : invitation,
  ),
})

export const applyColleagueRefused: ApplyInteraction<typeof colleagueRefused> = (interaction, { at, body }) => {
  const over = invitationIn(interaction, body.invitation)
  if (!over) return interaction
  const { seq: made, purpose: wanted, from, target: whom } = over
  const refusal = {
    seq: made,
    purpose: wanted,
    from: from.agentId,
    target: whom,
    by: body.by ?? null,
    reason: body.reason,
    words: body.words ?? null,
    at,
  }
  const kept = body.reason === 'withdrawn' ? [] : [refusal]
  return { ...without(interaction, made), refused: [...interaction.refused, ...kept].slice(-keptRefusals) }
}

export const applyTransferAccepted: ApplyInteraction<typeof transferAccepted> = (interaction, { at, body }) => {
  const taken = invitationIn(interaction, body.invitation)
  const from = taken?.from.agentId ?? interaction.owner ?? ''
  const left = withoutAgent(without(interaction, body.invitation), from, body.finishing ? 'finishing' : 'left')
  return {
    ...withParty(left, body),
    owner: body.agentId,
    receipt: taken?.receipt ? { ...taken.receipt, from: taken.from.name, at, seen: false } : interaction.receipt,
    handoverNote: taken?.note ?? interaction.handoverNote,
  }
}

export const applyConferenceAccepted: ApplyInteraction<typeof conferenceAccepted> = (interaction, { body }) =>
  withParty(without(interaction, body.invitation), body)

export const applyConsultationAccepted: ApplyInteraction<typeof consultationAccepted> = (interaction, { at, body }) => {
  const taken = invitationIn(interaction, body.invitation)
  if (!taken?.consultation) return interaction
  return {
    ...without(interaction, body.invitation),
    consultations: [
      ...interaction.consultations,
      {
        id: taken.consultation,
        kind: taken.purpose === 'im-consultation' ? 'im' : 'chat',
        from: taken.from,
        to: { agentId: body.agentId, name: body.name },
        startedAt: at,
        state: 'open',
        done: [],
      },
    ],
  }
}

export const applyReceiptAcknowledged = (interaction: Interaction): Interaction => ({
  ...interaction,
  receipt: interaction.receipt && { ...interaction.receipt, seen: true },
})

/** The invitation that an event made, while it is open. */
export const invitationIn = ({ team }: Interaction, made: number): TeamInvitation | undefined =>
  team.find((invitation) => invitation.seq === made)

const without = (interaction: Interaction, made: number): Interaction => ({
  ...interaction,
  team: interaction.team.filter((invitation) => invitation.seq !== made),
})
