import {
  isInConsultation,
  partyOf,
  unreadCount,
  type AgentId,
  type Consultation,
  type ConversationId,
  type Interaction,
  type ParticipantId,
} from '@parley/protocol'
import { emptyView, type ConversationView } from '@parley/protocol/client'

/** A consultation beside the contact's conversation, with what is said in it. */
export interface Lane {
  readonly consultation: Consultation
  /** Empty until the server has opened it. */
  readonly view: ConversationView
  /** Who the agent is in it; nobody until it is open. */
  readonly me: ParticipantId
  readonly unread: number
}

/**
 * What the agent has to do with an interaction. `handling`: they are in the conversation with the contact; `finishing`: others went
 * on, and their part is not done; `consulted`: they read along and talk with one of staff about it.
 */
export type Part = 'handling' | 'finishing' | 'consulted'

/** The agent's part; nothing when the interaction is not on their desk as a conversation. */
export function partIn(interaction: Interaction, agentId: AgentId): Part | undefined {
  const state = partyOf(interaction, agentId)?.state
  if (state === 'finishing') return 'finishing'
  if (state !== undefined && state !== 'left' && isOpen(interaction, state)) return 'handling'
  return interaction.status !== 'done' && hasLane(interaction, agentId) ? 'consulted' : undefined
}

/** What is parked stays also while somebody is being asked to come back. */
const isOpen = ({ status }: Interaction, state: string) =>
  status === 'handled' || status === 'ended' || (state === 'parked' && status !== 'done')

const concernsLane = (consultation: Consultation, agentId: AgentId) =>
  isInConsultation(consultation, agentId) && !consultation.done.includes(agentId)

const hasLane = ({ consultations }: Interaction, agentId: AgentId) =>
  consultations.some((consultation) => concernsLane(consultation, agentId))

/** The other one in the lane. */
export const colleagueIn = ({ consultation: { from, to } }: Lane, agentId: AgentId | undefined): Consultation['to'] =>
  from.agentId === agentId ? to : from

/** Whether somebody could be mistaken for somebody else: a second conversation can be written in ([B032]). */
export const hasOpenLane = ({ lanes }: { readonly lanes: readonly Lane[] }): boolean =>
  lanes.some(({ consultation }) => consultation.state === 'open')

const noLanes: readonly Lane[] = []

/** The consultations of this agent about an interaction, in the order in which they began, keeping what has not changed. */
export function lanesOf(
  agentId: AgentId,
  interaction: Interaction,
  {
    interactions,
    conversations,
    before = noLanes,
  }: {
    readonly interactions: ReadonlyMap<ConversationId, Interaction>
    readonly conversations: ReadonlyMap<ConversationId, ConversationView>
    readonly before?: readonly Lane[] | undefined
  },
): readonly Lane[] {
  if (!hasLane(interaction, agentId)) return noLanes
  const lanes = interaction.consultations
    .filter((consultation) => concernsLane(consultation, agentId))
    .map((consultation): Lane => {
      const { id } = consultation
      const former = before.find((lane) => lane.consultation.id === id)
      const behind = interactions.get(id)
      const me = (behind && partyOf(behind, agentId)?.participantId) ?? former?.me ?? ''
      const view = conversations.get(id) ?? former?.view ?? emptyView(id)
      const isSame = former?.consultation === consultation && former.view === view && former.me === me
      return isSame ? former : { consultation, view, me, unread: me ? unreadCount(view.conversation, me) : 0 }
    })
  return lanes.length === before.length && lanes.every((lane, place) => lane === before[place]) ? before : lanes
}
