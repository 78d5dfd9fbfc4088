import { conversationIdOf, interactionLog, type Clock, type ConversationId, type LogId } from '@parley/protocol'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { encode } from './frames.ts'
import type { Hub, Reader } from './hub.ts'
import type { People } from './people.ts'

/** How long a page may take to load anew before staff is told that the contact's browser is gone, in milliseconds. */
const reloadMs = 3_000

/** Tells staff whether the contact's browser is connected. A page that is loaded anew is not worth a word. */
export class ContactLines {
  readonly #clock: Clock
  readonly #hub: Hub
  readonly #cache: ConversationCache
  readonly #people: People
  /** Contacts who left a moment ago, with how to call off the news. */
  readonly #leaving = new Map<string, () => void>()

  constructor(options: { clock: Clock; hub: Hub; cache: ConversationCache; people: People }) {
    this.#clock = options.clock
    this.#hub = options.hub
    this.#cache = options.cache
    this.#people = options.people
  }

  /** The contact's first session is here. */
  came(contactId: string, conversationId: ConversationId | null): void {
    const callOff = this.#leaving.get(contactId)
    this.#leaving.delete(contactId)
    if (callOff) callOff()
    else if (conversationId !== null)
      this.#hub.signal(interactionLog(conversationId), signalOf(conversationId, 'connected'))
  }

  /** The contact's last session is gone. */
  left(contactId: string, conversationId: ConversationId | null): void {
    if (conversationId === null) return
    const cancel = this.#clock.after(reloadMs, () => {
      this.#leaving.delete(contactId)
      this.#hub.signal(interactionLog(conversationId), signalOf(conversationId, 'disconnected'))
    })
    this.#leaving.set(contactId, cancel)
  }

  /** Staff has just opened a conversation: they cannot know yet that its contact is gone. */
  opened(reader: Reader, log: LogId): void {
    const conversationId = conversationIdOf(log)
    const contactId = this.#cache.peek(conversationId)?.interaction.contact.id
    if (contactId === undefined || this.#people.contact(contactId) || this.#leaving.has(contactId)) return
    reader.send(signalOf(conversationId, 'disconnected'))
  }

  stop(): void {
    for (const cancel of this.#leaving.values()) cancel()
  }
}

const signalOf = (conversationId: ConversationId, is: 'connected' | 'disconnected') =>
  encode({ type: 'signal', name: 'connection-changed', in: conversationId, body: { participant: 'p1', is } })
