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
} from '@parley/protocol'
import type { StoredConversation, StoredLog } from '../store/store.ts'

/** Both sides of one conversation as they stand, and the deadlines that the store has for it. */
export interface Folded {
  readonly conversation: Conversation
  readonly interaction: Interaction
  /** When each kind is due, as stored: milliseconds since 1970. A stored deadline may be earlier than the true one. */
  readonly deadlines: Readonly<Record<string, number>>
}

/**
 * A conversation rebuilt from what the store has. An unknown one is empty: both `seq` are 0.
 *
 * @throws ChatError `log-gap` when the store lost an event, DamagedEvent when it has another one; nothing may be written to such a log.
 */
export const foldStored = (id: ConversationId, stored: StoredConversation): Folded =>
  foldOn({ conversation: emptyConversation(id), interaction: emptyInteraction(id) }, stored)

/**
 * What a conversation has become with what it has gained; nothing where that cannot be told from it: somebody has written the log anew,
 * or what was known is not what it was.
 */
export function foldGained(known: Folded, gained: StoredConversation): Folded | undefined {
  if (gained.interaction.tail.some((json) => json.includes('"name":"interaction-erased"'))) return undefined
  try {
    return foldOn(known, gained)
  } catch {
    return undefined
  }
}

const foldOn = (known: Omit<Folded, 'deadlines'>, { conversation, interaction, deadlines }: StoredConversation) => ({
  conversation: foldLog(known.conversation, conversation, applyEvent),
  interaction: foldLog(known.interaction, interaction, applyInteractionEvent),
  deadlines: Object.fromEntries(deadlines.map(({ kind, dueAt }) => [kind, dueAt])),
})

function foldLog<State>(
  known: State,
  { snapshot, tail, damaged }: StoredLog,
  apply: (state: State, event: Parameters<typeof applyEvent>[1]) => State,
): State {
  if (damaged) throw damaged
  // Snapshots of older servers lack the fields that came later: the empty state has their defaults.
  const start: State = snapshot === null ? known : { ...known, ...(JSON.parse(snapshot) as State) }
  return tail.reduce((state, json) => apply(state, JSON.parse(json) as Parameters<typeof applyEvent>[1]), start)
}

/** On which `seq` of which log a decision stands that was made on this. */
export const standOf = ({ conversation, interaction }: Folded) =>
  [
    [conversationLog(conversation.id), conversation.seq],
    [interactionLog(interaction.id), interaction.seq],
  ] as const
