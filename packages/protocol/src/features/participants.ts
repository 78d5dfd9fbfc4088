import * as v from 'valibot'
import type { Conversation, Participant } from '../conversation.ts'
import { event } from '../define.ts'
import { name, participantId, role, time } from '../fields.ts'
import type { ApplyConversation, LoggedEvent } from './types.ts'

export const participantJoined = event('participant-joined', {
  doc: 'Somebody joins, or joins again.',
  log: 'conversation',
  body: v.object({
    participant: v.object({ id: participantId, role, name }),
    /** Who has handed the conversation over to them, and is out of it. */
    replaces: /*#__PURE__*/ v.optional(participantId),
  }),
})

export const participantLeft = event('participant-left', {
  doc: 'The participant in `by` is no longer in the conversation. A contact may come back until `until`, where it is said.',
  log: 'conversation',
  body: v.object({ until: v.optional(time) }),
})

export const participantAway = event('participant-away', {
  doc: 'The browser of the participant in `by` has been gone for a while. They may come back.',
  log: 'conversation',
  body: v.object({}),
})

export const participantReturned = event('participant-returned', {
  doc: 'The participant in `by` is back after having been away.',
  log: 'conversation',
  body: v.object({}),
})

export const applyParticipantJoined: ApplyConversation<typeof participantJoined> = (
  conversation,
  { seq, body, at },
) => {
  const joined: Participant = { ...body.participant, presence: 'here', since: seq }
  const before = body.replaces === undefined ? conversation : withPresence('left')(conversation, { by: body.replaces })
  const known = before.participants.some(({ id }) => id === joined.id)
  return {
    ...before,
    participants: known
      ? before.participants.map((participant) => (participant.id === joined.id ? joined : participant))
      : [...before.participants, joined],
    waiting: joined.role === 'contact' ? conversation.waiting : null,
    lastActivityAt: at,
  }
}

const withPresence =
  (presence: Participant['presence']) =>
  (conversation: Conversation, { by }: Pick<LoggedEvent, 'by'>): Conversation => ({
    ...conversation,
    participants: conversation.participants.map((participant) =>
      participant.id === by ? { ...participant, presence } : participant,
    ),
  })

export const applyParticipantLeft: ApplyConversation<typeof participantLeft> = (conversation, event) => ({
  ...withPresence('left')(conversation, event),
  leavesAt: event.body.until ?? conversation.leavesAt,
})
export const applyParticipantAway = /*#__PURE__*/ withPresence('away')
/** The contact, who is the first of all, stays after all. */
export const applyParticipantReturned = (conversation: Conversation, event: LoggedEvent): Conversation => ({
  ...withPresence('here')(conversation, event),
  leavesAt: event.by === 'p1' ? null : conversation.leavesAt,
})
