import {
  ChatError,
  nextOwner,
  partyOf,
  staffIn,
  type AgentId,
  type Conversation,
  type Interaction,
  type ParticipantId,
} from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { NewEvent } from '../log/work.ts'
import type { Actor } from './actor.ts'
import { assertOpen, meIn, type Wish } from './handle.ts'

// How agents come into a conversation with a contact, and leave it: what several features decide alike.

/** Somebody of staff who wishes something. */
export type Agent = Extract<Actor, { role: 'agent' | 'supervisor' }>

/** An agent who is in the conversation with the contact, while it is open. @throws ChatError `not-found`, `not-allowed` or `conversation-ended`. */
export function agentIn(wish: Wish<unknown>): Agent {
  meIn(wish)
  const { actor, conversation, interaction } = wish
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
  assertOpen(conversation)
  if (!staffIn(interaction).some(({ agentId }) => agentId === actor.id) || interaction.staff)
    throw new ChatError('not-allowed')
  return actor
}

/** @throws ChatError `not-allowed` for everybody but the owner. */
export function assertOwner(actor: Actor, { owner }: Interaction): void {
  if (owner !== actor.id) throw new ChatError('not-allowed')
}

/** Somebody of staff comes into the conversation, by the name that contacts read. */
export function joins(
  actor: Agent,
  talk: { conversation: Conversation; interaction: Interaction; settings: CoreSiteSettings },
): Extract<NewEvent, { name: 'participant-joined' }> {
  const { conversation, interaction, settings } = talk
  const by: ParticipantId = partyOf(interaction, actor.id)?.participantId ?? `p${conversation.participants.length + 1}`
  const name = actor.nickname ?? settings.nickname ?? actor.name
  return { name: 'participant-joined', by, body: { participant: { id: by, role: actor.role, name } } }
}

/** An agent leaves while others of staff stay; nothing when they are the last one. */
export function leavesOthers(
  interaction: Interaction,
  agentId: AgentId,
  { finishing, removedBy }: { finishing: boolean; removedBy?: Agent },
): readonly NewEvent[] {
  const party = staffIn(interaction).find((each) => each.agentId === agentId)
  const owner = nextOwner(interaction, agentId)
  if (!party || owner === undefined) return []
  return [
    { name: 'participant-left', by: party.participantId, body: {} },
    {
      name: 'party-left',
      by: agentId,
      body: { agentId, owner, finishing, ...(removedBy && { removedBy: removedBy.name, removedById: removedBy.id }) },
    },
  ]
}
