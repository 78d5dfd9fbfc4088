import {
  applyEvent,
  applyInteractionEvent,
  conversationLog,
  emptyConversation,
  emptyInteraction,
  interactionLog,
  type Conversation,
  type ConversationId,
  type Interaction,
  type LoggedEvent,
  type LogId,
} from '@parley/protocol'
import type { Store } from '@parley/server/in-memory'

/** What happened in an interaction, and how it stood before. */
export interface News {
  readonly before: Interaction
  readonly event: LoggedEvent
  readonly after: Interaction
}

/** One conversation, folded from what the store has of it. */
export class Talk {
  readonly id: ConversationId
  /** Its contact; nothing for a conversation of staff alone. */
  readonly contact: string | null
  conversation: Conversation
  interaction: Interaction
  /** The contact's log, as the last reading found it new. */
  said: readonly LoggedEvent[] = []

  constructor(id: ConversationId, contact: string | null) {
    this.id = id
    this.contact = contact
    this.conversation = emptyConversation(id)
    this.interaction = emptyInteraction(id)
  }

  get isOpen(): boolean {
    return this.conversation.seq > 0 && this.conversation.status === 'open'
  }

  /** Reads on in both logs. */
  async news(store: Store): Promise<readonly News[]> {
    const read = async (log: LogId, after: number) =>
      (await store.readEvents(log, { after, limit: 1_000 })).map((json) => JSON.parse(json) as LoggedEvent)
    this.said = await read(conversationLog(this.id), this.conversation.seq)
    for (const event of this.said) this.conversation = applyEvent(this.conversation, event)
    const events = await read(interactionLog(this.id), this.interaction.seq)
    return events.map((event) => {
      const before = this.interaction
      this.interaction = applyInteractionEvent(before, event)
      return { before, event, after: this.interaction }
    })
  }
}
