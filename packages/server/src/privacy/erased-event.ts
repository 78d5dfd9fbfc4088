import type { ConversationEvent, InteractionEvent, LoggedEvent } from '@parley/protocol'
import { erased } from '@parley/protocol/schemas'

type Logged = ConversationEvent | InteractionEvent
type BodyOf<Name extends Logged['name']> = Extract<Logged, { name: Name }>['body']

/** What is left of each event's body. `kept`: nobody wrote any of it, and it names no contact. The compiler asks for every one. */
const left: { readonly [Name in Logged['name']]: 'kept' | ((body: BodyOf<Name>) => BodyOf<Name>) } = {
  'conversation-opened': 'kept',
  'participant-joined': ({ participant, ...body }) => ({
    ...body,
    participant: participant.role === 'contact' ? { ...participant, name: erased } : participant,
  }),
  'participant-left': 'kept',
  'participant-away': 'kept',
  'participant-returned': 'kept',
  'waiting-announced': 'kept',
  'message-sent': () => ({ message: { kind: 'text', text: erased } }),
  // What was chosen is what was said. That something was chosen, and not only opened, is counted (`key`).
  'choice-made': ({ message, as, key }) => ({
    message,
    as,
    actions: [],
    values: {},
    text: erased,
    ...(key !== undefined && { key: erased }),
  }),
  'handover-requested': 'kept',
  'bot-listens': 'kept',
  'bot-invited': 'kept',
  'messages-read': 'kept',
  'inactivity-warned': 'kept',
  'conversation-parked': 'kept',
  'conversation-ended': 'kept',
  rated: ({ stars, comment }) => ({ stars, comment: comment === null ? null : erased }),

  'interaction-opened': ({ site, contact }) => ({ site, contact: { id: contact.id, name: erased } }),
  'bot-assigned': 'kept',
  'bot-advanced': 'kept',
  'bot-voice-changed': 'kept',
  'interaction-handed-over': ({ skill, note }) => ({ skill, note: note === null ? null : erased }),
  'case-data-set': () => ({ fields: {} }),
  'contact-assigned': ({ contact }) => ({ contact: contact && { id: contact.id, name: erased } }),
  'contact-identified': ({ contact: { id } }) => ({ contact: { id, name: erased } }),
  'note-added': (body) => ({ ...body, text: erased }),
  'disposition-set': 'kept',
  'note-saved': (body) => ({ ...body, text: body.text === '' ? '' : erased }),
  'interaction-queued': 'kept',
  'invitation-issued': 'kept',
  'invitation-accepted': 'kept',
  'invitation-closed': 'kept',
  'colleague-invited': ({ note, receipt, ...body }) => ({
    ...body,
    ...(note !== undefined && { note: erased }),
    ...(receipt && { receipt: { asked: erased, answered: erased, promised: erased, open: erased } }),
  }),
  'colleague-asked': 'kept',
  'colleague-refused': ({ words, ...body }) => ({ ...body, ...(words !== undefined && { words: erased }) }),
  'transfer-accepted': 'kept',
  'conference-accepted': 'kept',
  'consultation-accepted': 'kept',
  'receipt-acknowledged': 'kept',
  'party-left': 'kept',
  'supervisor-joined': 'kept',
  'interaction-taken': 'kept',
  'part-done': 'kept',
  'consultation-ended': 'kept',
  'consultation-done': 'kept',
  'coaching-started': 'kept',
  'staff-opened': 'kept',
  'thread-shown': 'kept',
  'thread-closed': 'kept',
  'agent-away': 'kept',
  'agent-returned': 'kept',
  'agent-lost': 'kept',
  'close-announced': 'kept',
  'close-called-off': 'kept',
  'interaction-parked': 'kept',
  'interaction-rejoined': 'kept',
  'interaction-ended': 'kept',
  'interaction-done': 'kept',
  'interaction-erased': 'kept',
}

/**
 * The event without what anybody wrote, chose or is called, but for staff’s own names: when what happened by whom is left, so that logs
 * fold and reports count as before. Pure; an erased event stays as it is. Of an event from the future nothing is left but its place.
 */
export function erasedEvent(event: LoggedEvent): LoggedEvent {
  if (!Object.hasOwn(left, event.name)) return { ...event, body: {} }
  const erase = left[event.name as Logged['name']]
  return erase === 'kept' ? event : { ...event, body: (erase as (body: unknown) => LoggedEvent['body'])(event.body) }
}
