import * as v from 'valibot'
import type { Conversation, Participant } from '../conversation.ts'
import { event } from '../define.ts'
import { name, participantId, role } from '../fields.ts'
import type { ApplyConversation, LoggedEvent } from './types.ts'

export const participantJoined = event('participant-joined', {
  doc: 'Somebody joins, or joins again.',
  log: 'conversation',
  body: v.object({ participant: v.object({ id: participantId, role, name }) }),
})

export const participantLeft = event('participant-left', {
  doc: 'The participant in `by` is no longer in the conversation.',
  log: 'conversation',
  body: v.object({}),
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
  const known = conversation.participants.some(({ id }) => id === joined.id)
  return {
    ...conversation,
    participants: known
      ? conversation.participants.map((participant) => (participant.id === joined.id ? joined : participant))
      : [...conversation.participants, joined],
    waiting: joined.role === 'contact' ? conversation.waiting : null,
    lastActivityAt: at,
  }
}

const withPresence =
  (presence: Participant['presence']) =>
  (conversation: Conversation, { by }: LoggedEvent): Conversation => ({
    ...conversation,
    participants: conversation.participants.map((participant) =>
      participant.id === by ? { ...participant, presence } : participant,
    ),
  })

export const applyParticipantLeft = /*#__PURE__*/ withPresence('left')
export const applyParticipantAway = /*#__PURE__*/ withPresence('away')
export const applyParticipantReturned = /*#__PURE__*/ withPresence('here')
