import {
  applyInteractionEvent,
  emptyInteraction,
  interactionLog,
  type ConversationId,
  type Interaction,
  type LoggedEvent,
} from '@parley/protocol'
import type { Store } from '../store/store.ts'

/** An interaction as it is folded from what the store has, and from nothing else. */
export class Folding {
  readonly #store: Store
  #folded: Interaction

  constructor(store: Store, id: ConversationId) {
    this.#store = store
    this.#folded = emptyInteraction(id)
  }

  /** As it stands now. */
  async interaction(): Promise<Interaction> {
    const { id, seq } = this.#folded
    const events = await this.#store.readEvents(interactionLog(id), { after: seq, limit: 1_000 })
    for (const json of events) this.#folded = applyInteractionEvent(this.#folded, JSON.parse(json) as LoggedEvent)
    return this.#folded
  }
}
