import { canonicalUrl, participantIn } from '@parley/protocol'
import { newMessages } from '../page/page-events.ts'
import type { ContactState } from '../chat/contact-state.ts'

/** A link that somebody asks the contact to open. */
export interface Pushed {
  readonly url: string
  /** Names the message everywhere. */
  readonly key: string
}

/**
 * The links that staff has pushed between two states of the chat, oldest first. Nothing from history: of a conversation that was
 * not on screen before, and after a lost line, only what was said after `since`, in milliseconds by the server's clock.
 */
export function pushedBetween(before: ContactState, after: ContactState, since: number): readonly Pushed[] {
  const { conversation, id } = after.view
  const isSame = before.view.id === id
  return newMessages(after, isSame ? before.view.conversation.seq : 0).flatMap(({ message, by, at, seq }) => {
    const role = participantIn(conversation, by)?.role
    if (message.kind !== 'link-push' || at < since || (role !== 'agent' && role !== 'supervisor')) return []
    const url = canonicalUrl(message.url)
    return url === undefined ? [] : [{ url, key: `${id}:${seq}` }]
  })
}
