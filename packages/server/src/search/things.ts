import { conversationIdOf, kindOf, wordsOf, type ConversationEvent, type InteractionEvent } from '@parley/protocol'
import type { FedEvent } from '../store/feed.ts'
import type { Thing } from './search-index.ts'

/** Characters of a text that are looked up: longer than any message that people write. */
const longestText = 16_000

const findable = /"name":"(?:message-sent|note-added|note-saved|interaction-opened)"/

/** What can be found of an event; nothing of most. */
export function thingOf({ place, log, json }: FedEvent): (Thing & { readonly text: string }) | undefined {
  // Most are read marks: nothing is made of them.
  if (!findable.test(json)) return undefined
  const event = JSON.parse(json) as ConversationEvent | InteractionEvent
  const thing = { place, conversation: conversationIdOf(log), seq: event.seq }
  const text = textOf(event)
  return text && { ...thing, kind: text.kind, text: text.text.slice(0, longestText) }
}

/** Whether all that was in its conversation was erased with this event. */
export const erases = ({ log, json }: FedEvent): boolean =>
  kindOf(log) === 'interaction' && json.includes('"name":"interaction-erased"')

/** Whether the event may have changed who has to do with its conversation. */
export const mayMoveReaders = ({ log }: FedEvent): boolean => kindOf(log) === 'interaction'

/** In which words an event is found, shown and marked. */
export function textOf(
  event: ConversationEvent | InteractionEvent,
): { readonly kind: Thing['kind']; readonly text: string } | undefined {
  switch (event.name) {
    case 'message-sent': {
      const { message } = event.body
      return message.kind === 'file'
        ? { kind: 'file', text: message.name }
        : { kind: 'message', text: wordsOf(event.body) }
    }
    case 'note-added':
    case 'note-saved':
      return { kind: 'note', text: event.body.text }
    case 'interaction-opened':
      return { kind: 'contact', text: event.body.contact.name }
    default:
      return undefined
  }
}
