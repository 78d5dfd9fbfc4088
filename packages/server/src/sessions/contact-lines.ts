import {
  conversationIdOf,
  interactionLog,
  type Clock,
  type ConversationId,
  type Interaction,
  type LogId,
} from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'
import { contactIsGone, contactIsThere } from '../features/leaving.ts'
import type { Work } from '../log/work.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { encode } from './frames.ts'
import type { Hub, Reader } from './hub.ts'
import type { People } from './people.ts'

/** When to try again what could not be written, in milliseconds. */
const retryMs = 1_000

export interface ContactLinesOptions {
  readonly clock: Clock
  readonly hub: Hub
  readonly cache: ConversationCache
  readonly people: People
  readonly submit: (work: Work) => void
  readonly siteSettings: (site: string) => CoreSiteSettings
  /** Says on which node a contact is: on this one, or no longer. */
  readonly noteHere: (contactId: string, isHere: boolean) => void
  /** Whether a contact is connected to another node. */
  readonly isElsewhere: (contactId: string) => boolean
}

/** How long a page may take to load anew before staff is told that the contact's browser is gone, in milliseconds. */
const reloadMs = 3_000

/** Tells staff whether the contact's browser is connected. A page that is loaded anew is not worth a word. */
export class ContactLines {
  readonly #clock: Clock
  readonly #hub: Hub
  readonly #cache: ConversationCache
  readonly #people: People
  readonly #submit: (work: Work) => void
  readonly #siteSettings: (site: string) => CoreSiteSettings
  readonly #noteHere: ContactLinesOptions['noteHere']
  readonly #isElsewhere: ContactLinesOptions['isElsewhere']
  /** How to call off what is tried again, or waited for. */
  readonly #retries = new Set<() => void>()
  #isStopped = false
  /** Contacts who left a moment ago, with how to call off the news. */
  readonly #leaving = new Map<string, () => void>()

  constructor(options: ContactLinesOptions) {
    this.#clock = options.clock
    this.#hub = options.hub
    this.#cache = options.cache
    this.#people = options.people
    this.#submit = options.submit
    this.#siteSettings = options.siteSettings
    this.#noteHere = options.noteHere
    this.#isElsewhere = options.isElsewhere
  }

  /** The contact's first session is here. */
  came(contactId: string, conversationId: ConversationId | null): void {
    this.#noteHere(contactId, true)
    const callOff = this.#leaving.get(contactId)
    this.#leaving.delete(contactId)
    if (callOff) callOff()
    else if (conversationId !== null) {
      this.#hub.signal(interactionLog(conversationId), signalOf(conversationId, 'connected'))
      this.#decide(contactId, conversationId)
    }
  }

  /** The contact's last session is gone. */
  left(contactId: string, conversationId: ConversationId | null): void {
    if (conversationId === null) return this.#noteHere(contactId, false)
    const cancel = this.#clock.after(reloadMs, () => {
      this.#leaving.delete(contactId)
      // Until now they counted as there: should this node die meanwhile, another one finds them among those it had.
      this.#noteHere(contactId, false)
      if (this.isHere(contactId)) return
      this.#hub.signal(interactionLog(conversationId), signalOf(conversationId, 'disconnected'))
      this.#decide(contactId, conversationId)
    })
    this.#leaving.set(contactId, cancel)
  }

  /** Staff has just opened a conversation: they cannot know yet that its contact is gone. */
  opened(reader: Reader, log: LogId): void {
    const conversationId = conversationIdOf(log)
    const contactId = this.#cache.peek(conversationId)?.interaction.contact.id
    if (contactId === undefined || this.isHere(contactId) || this.#leaving.has(contactId)) return
    reader.send(signalOf(conversationId, 'disconnected'))
  }

  /** The server is up again, or another node is gone, and these conversations were open: whoever does not come back soon is gone. */
  expect(open: readonly Pick<Interaction, 'id' | 'contact'>[], graceMs: number): void {
    const callOff = this.#clock.after(graceMs, () => {
      this.#retries.delete(callOff)
      for (const { id, contact } of open) {
        if (this.isHere(contact.id)) continue
        this.#hub.signal(interactionLog(id), signalOf(id, 'disconnected'))
        this.#decide(contact.id, id)
      }
    })
    this.#retries.add(callOff)
  }

  /** Whether the contact is connected, to whatever node. */
  isHere(contactId: string): boolean {
    return this.#people.contact(contactId) !== undefined || this.#isElsewhere(contactId)
  }

  /** Has written down what follows from whether the contact is there, where anything does ([END33]). */
  #decide(contactId: string, conversationId: ConversationId): void {
    const site = this.#cache.peek(conversationId)?.conversation.site
    if (site !== undefined && this.#siteSettings(site).closeAfterDisconnectMs === 0) return
    this.#submit({
      conversationId,
      command: null,
      decide: (situation) => ({
        events: this.isHere(contactId)
          ? contactIsThere(situation)
          : contactIsGone(situation, {
              now: situation.now,
              settings: this.#siteSettings(situation.conversation.site),
            }),
      }),
      settle: ({ is }) => {
        // Nothing else would ever say it again.
        if (is === 'accepted' || this.#isStopped) return
        const callOff = this.#clock.after(retryMs, () => {
          this.#retries.delete(callOff)
          this.#decide(contactId, conversationId)
        })
        this.#retries.add(callOff)
      },
    })
  }

  stop(): void {
    this.#isStopped = true
    for (const cancel of this.#leaving.values()) cancel()
    for (const callOff of this.#retries) callOff()
  }
}

const signalOf = (conversationId: ConversationId, is: 'connected' | 'disconnected') =>
  encode({ type: 'signal', name: 'connection-changed', in: conversationId, body: { participant: 'p1', is } })
