import * as v from 'valibot'
import { command, event } from '../define.ts'
import { time } from '../fields.ts'
import { allEnded } from '../parties.ts'
import type { ApplyConversation, ApplyInteraction } from './types.ts'

export const endConversation = command('end-conversation', {
  doc: 'Ends the conversation for everybody. From the contact it means leaving.',
  from: ['contact', 'agent', 'supervisor'],
  permission: 'end-chat',
  about: 'conversation',
  body: v.strictObject({}),
})

/** `false`: said while it happens, and left out of the transcript that is kept. */
const kept = /*#__PURE__*/ v.optional(/*#__PURE__*/ v.boolean())

export const inactivityWarned = event('inactivity-warned', {
  doc: 'Nobody has written for a while: the conversation ends at `endsAt` unless somebody writes.',
  log: 'conversation',
  body: v.object({ endsAt: time, kept }),
})

export const conversationEnded = event('conversation-ended', {
  doc: 'The last event but read marks and a rating: nobody can write any more.',
  log: 'conversation',
  body: v.object({ reason: v.picklist(['ended-by-staff', 'contact-left', 'inactivity']), kept }),
})

export const interactionEnded = event('interaction-ended', {
  doc: 'The conversation has ended; the interaction waits to be marked done.',
  log: 'interaction',
  body: v.object({}),
})

export const applyInactivityWarned: ApplyConversation<typeof inactivityWarned> = (conversation, { body }) => ({
  ...conversation,
  endsAt: body.endsAt,
})

export const applyConversationEnded: ApplyConversation<typeof conversationEnded> = (conversation, { body, at }) => ({
  ...conversation,
  status: 'ended',
  endReason: body.reason,
  endedAt: at,
  endsAt: null,
  leavesAt: null,
  waiting: null,
})

export const applyInteractionEnded: ApplyInteraction<typeof interactionEnded> = (interaction, { at }) => ({
  ...interaction,
  status: 'ended',
  endedAt: at,
  invitation: null,
  team: [],
  consultations: allEnded(interaction),
  closing: null,
})
