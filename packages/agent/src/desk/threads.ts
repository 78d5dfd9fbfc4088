import {
  partyOf,
  unreadCount,
  type AgentId,
  type ConversationId,
  type Interaction,
  type ParticipantId,
  type Party,
} from '@parley/protocol'
import { emptyView, type ConversationView } from '@parley/protocol/client'

/** What agents write to each other outside of any interaction. The same object as before while nothing in it has changed. */
export interface Thread {
  readonly id: ConversationId
  readonly interaction: Interaction
  readonly view: ConversationView
  /** Who the agent is in it. */
  readonly me: ParticipantId
  readonly others: readonly Party[]
  /** What a group is called, else who is in it. */
  readonly name: string
  readonly unread: number
}

/** As many names as fit on a button. */
const inShort = (parties: readonly Party[]): string => {
  const more = parties.length - 2
  const names = parties.slice(0, 2).map(({ name }) => name)
  return `${names.join(', ')}${more > 0 ? ` +${more}` : ''}`
}

/** The threads on this agent's desk, the oldest first, keeping what has not changed from `before`. */
export function threadsOf(
  agentId: AgentId,
  interactions: ReadonlyMap<ConversationId, Interaction>,
  conversations: ReadonlyMap<ConversationId, ConversationView>,
  before: readonly Thread[],
): readonly Thread[] {
  const threads: Thread[] = []
  for (const [id, interaction] of interactions) {
    const { staff, parties } = interaction
    const party = staff?.kind === 'thread' ? partyOf(interaction, agentId) : undefined
    if (party?.state !== 'in') continue
    const former = before.find((thread) => thread.id === id)
    const view = conversations.get(id) ?? former?.view ?? emptyView(id)
    if (former?.interaction === interaction && former.view === view) {
      threads.push(former)
      continue
    }
    const me = party.participantId
    const others = parties.filter((other) => other !== party)
    const name = staff?.name ?? inShort(others)
    threads.push({ id, interaction, view, me, others, name, unread: unreadCount(view.conversation, me) })
  }
  threads.sort((one, other) => one.interaction.openedAt - other.interaction.openedAt || (one.id < other.id ? -1 : 1))
  return threads.length === before.length && threads.every((thread, place) => thread === before[place])
    ? before
    : threads
}
