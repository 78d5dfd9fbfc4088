import { emptyInteraction, type Conversation, type ConversationId, type Interaction } from '@parley/protocol'
import type { Change } from './committed.ts'
import type { Folded } from './folded.ts'

/** Conversations that do not go on, and are remembered nevertheless. */
const rememberedClosed = 2_000

/** How a conversation stood when everybody here was told of it last: all of it that anybody compares with. */
export interface Stand {
  readonly conversation: Pick<Conversation, 'seq'>
  readonly interaction: Interaction
}

/** What to make of how a conversation was found in the store. */
export type Found =
  | { readonly is: 'change'; readonly change: Change }
  /** Nobody here has heard of it, or it has been forgotten. */
  | { readonly is: 'unknown' }
  | { readonly is: 'old' }
  /** Read while somebody wrote: one of its logs is newer than what is known, the other one older. */
  | { readonly is: 'torn' }

export const unheardOf = (id: ConversationId): Stand => ({
  conversation: { seq: 0 },
  interaction: emptyInteraction(id),
})

const goesOn = ({ status }: Interaction) => status === 'with-bot' || status === 'queued' || status === 'handled'

/**
 * What everybody on this node has been told, conversation by conversation: whatever is told next begins there, so that nothing is told
 * twice or left out, whoever wrote it and however this node came to know ([NOD2]).
 */
export class Noted {
  readonly #open = new Map<ConversationId, Stand>()
  /** The longest unchanged first. */
  readonly #closed = new Map<ConversationId, Stand>()

  /** The conversations that wait or are handled. */
  get open(): ReadonlyMap<ConversationId, Stand> {
    return this.#open
  }

  of(id: ConversationId): Stand | undefined {
    return this.#open.get(id) ?? this.#closed.get(id)
  }

  /** Found at the start. Returns whether it is to be told: something newer may have been found, and told, meanwhile. */
  begins({ conversation, interaction }: Folded): boolean {
    const { id } = interaction
    if (this.of(id)) return false
    this.#put(id, { conversation: { seq: conversation.seq }, interaction })
    return true
  }

  /** What was written here, from where everybody here was: nothing where nobody has heard of it, though it is not new. */
  wrote({ before, after }: Change): Change | undefined {
    const { id } = after.interaction
    const known = this.of(id)
    this.#put(id, { conversation: { seq: after.conversation.seq }, interaction: after.interaction })
    if (!known) return before.interaction.seq === 0 ? { before, after } : undefined
    return known.interaction.seq < before.interaction.seq ? { before: known, after } : { before, after }
  }

  /** What was written elsewhere, as the store has it. */
  found(after: Folded): Found {
    const { id } = after.interaction
    const known = this.of(id)
    const stand = { conversation: { seq: after.conversation.seq }, interaction: after.interaction }
    if (!known) {
      this.#put(id, stand)
      return { is: 'unknown' }
    }
    const conversation = after.conversation.seq - known.conversation.seq
    const interaction = after.interaction.seq - known.interaction.seq
    if (conversation <= 0 && interaction <= 0) return { is: 'old' }
    if (conversation < 0 || interaction < 0) return { is: 'torn' }
    this.#put(id, stand)
    // What is read again is another object: whoever compares sees whether anything of staff's side has changed.
    const before = interaction === 0 ? { ...known, interaction: after.interaction } : known
    return { is: 'change', change: { before, after } }
  }

  #put(id: ConversationId, stand: Stand): void {
    this.#closed.delete(id)
    if (goesOn(stand.interaction)) {
      this.#open.set(id, stand)
      return
    }
    this.#open.delete(id)
    this.#closed.set(id, stand)
    if (this.#closed.size <= rememberedClosed) return
    for (const oldest of this.#closed.keys()) {
      this.#closed.delete(oldest)
      return
    }
  }
}
