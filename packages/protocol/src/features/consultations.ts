import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, id, name, siteName, text } from '../fields.ts'
import { limits } from '../limits.ts'
import type { ApplyInteraction } from './types.ts'

// A consultation lives twice: that it is, and how it ends, is in the interaction that it is about; what is said in it is a
// conversation of its own, of staff only.

export const endConsultation = command('end-consultation', {
  doc: 'Ends a consultation. The conversation with the contact goes on.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ consultation: id }),
})

export const markConsultationDone = command('mark-consultation-done', {
  doc: 'Closes a consultation that has ended, for the sender; the other side does it for themselves.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ consultation: id }),
})

export const coach = command('coach', {
  doc: 'A supervisor talks with an agent about their conversation; the contact and others learn nothing of it.',
  from: ['supervisor'],
  permission: 'supervise-coach',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ agentId, consultation: id }),
})

export const consultationEnded = event('consultation-ended', {
  doc: 'The consultation is over; both sides still have to mark it done.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ consultation: id }),
})

export const consultationDone = event('consultation-done', {
  doc: 'One side has marked the consultation done.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ consultation: id, agentId }),
})

export const coachingStarted = event('coaching-started', {
  doc: 'A supervisor coaches an agent.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    consultation: id,
    from: /*#__PURE__*/ v.object({ agentId, name }),
    to: /*#__PURE__*/ v.object({ agentId, name }),
  }),
})

export const staffOpened = event('staff-opened', {
  doc: 'The first event of the interaction behind a conversation among staff.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    site: siteName,
    kind: v.picklist(['chat', 'im', 'coaching', 'thread']),
    about: /*#__PURE__*/ v.nullable(id),
    /** Of a group. */
    name: /*#__PURE__*/ v.optional(name),
    parties: /*#__PURE__*/ v.array(
      /*#__PURE__*/ v.object({
        agentId,
        participantId: /*#__PURE__*/ text(2, 7),
        /** `false`: not on their desk before somebody writes. */
        isHere: /*#__PURE__*/ v.optional(v.boolean()),
        name: /*#__PURE__*/ text(1, limits.nameChars),
      }),
    ),
  }),
})

export const applyConsultationEnded: ApplyInteraction<typeof consultationEnded> = (interaction, { body }) => ({
  ...interaction,
  consultations: interaction.consultations.map((each) =>
    each.id === body.consultation ? { ...each, state: 'ended' } : each,
  ),
})

export const applyConsultationDone: ApplyInteraction<typeof consultationDone> = (interaction, { body }) => ({
  ...interaction,
  consultations: interaction.consultations
    .map((each) => (each.id === body.consultation ? { ...each, done: [...each.done, body.agentId] } : each))
    .filter(({ done }) => done.length < 2),
})

export const applyCoachingStarted: ApplyInteraction<typeof coachingStarted> = (interaction, { at, body }) => ({
  ...interaction,
  consultations: [
    ...interaction.consultations,
    {
      id: body.consultation,
      kind: 'coaching',
      from: body.from,
      to: body.to,
      startedAt: at,
      state: 'open',
      done: [],
    },
  ],
})

export const applyStaffOpened: ApplyInteraction<typeof staffOpened> = (interaction, { at, body }) => ({
  ...interaction,
  site: body.site,
  status: 'handled',
  staff: { kind: body.kind, about: body.about, name: body.name ?? null },
  openedAt: at,
  queuedAt: at,
  parties: body.parties.map(({ isHere = true, ...party }) => ({ ...party, state: isHere ? 'in' : 'left' })),
})
