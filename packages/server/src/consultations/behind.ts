import { system, type Consultation, type Conversation, type ConversationId, type Interaction } from '@parley/protocol'
import type { NewEvent } from '../log/work.ts'

// The conversation behind a consultation follows the interaction that it is about ([CNS3]).

interface Behind {
  readonly conversation: Conversation
  readonly interaction: Interaction
}

/** Opens the conversation behind a consultation; nothing when that is done, or was over before it began. */
export function opensBehind(
  { conversation, interaction }: Behind,
  consultation: Consultation,
  about: Pick<Interaction, 'id' | 'site'>,
): readonly NewEvent[] {
  if (conversation.seq > 0 || interaction.seq > 0 || consultation.state === 'ended') return []
  const people = [
    { ...consultation.from, participantId: 'p1' },
    { ...consultation.to, participantId: 'p2' },
  ]
  return [
    { name: 'conversation-opened', by: system, body: { site: about.site, previous: null } },
    {
      name: 'staff-opened',
      by: system,
      body: { site: about.site, kind: consultation.kind, about: about.id, parties: people },
    },
    ...people.map(
      ({ participantId, name }): NewEvent => ({
        name: 'participant-joined',
        by: participantId,
        body: { participant: { id: participantId, role: 'agent', name } },
      }),
    ),
  ]
}

/** Ends the conversation behind a consultation that is over; nothing when it has ended, or is about something else. */
export function endsBehind({ conversation, interaction }: Behind, about: ConversationId): readonly NewEvent[] {
  if (conversation.seq === 0 || conversation.status === 'ended' || interaction.staff?.about !== about) return []
  return [
    { name: 'conversation-ended', by: system, body: { reason: 'ended-by-staff' } },
    { name: 'interaction-ended', by: system, body: {} },
  ]
}

/** Closes what is behind a consultation that both sides have marked done; where it has not ended yet it ends before. */
export function closesBehind(behind: Behind, about: ConversationId): readonly NewEvent[] {
  const { seq, status, staff } = behind.interaction
  if (seq === 0 || staff?.about !== about || status === 'done') return []
  return [...endsBehind(behind, about), { name: 'interaction-done', by: system, body: {} }]
}
