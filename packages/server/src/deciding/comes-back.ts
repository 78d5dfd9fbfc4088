import { ChatError, partyOf, system, type Conversation, type Interaction } from '@parley/protocol'
import type { NewEvent } from '../log/work.ts'
import type { Actor } from './actor.ts'
import { waitingWhen } from './waiting.ts'

interface Doing {
  readonly actor: Actor
  readonly conversation: Conversation
  readonly interaction: Interaction
}

/** What it means that somebody does something in here: a contact who had left is back ([END31]). Nothing for all others. */
export function comesBack({ actor, conversation, interaction }: Doing): readonly NewEvent[] {
  if (actor.role !== 'contact' || conversation.leavesAt === null) return []
  return [
    { name: 'participant-returned', by: 'p1', body: {} },
    ...(interaction.closing ? [{ name: 'close-called-off', by: system, body: {} } as const] : []),
  ]
}

/** What a word of the contact leads to: a parked conversation asks for its agent again ([END41]). Nothing otherwise. */
export function bringsBack(
  { actor, interaction }: Doing,
  somebodyThere: (skill: string | null) => boolean,
): readonly NewEvent[] {
  if (actor.role !== 'contact' || interaction.status !== 'parked') return []
  const preferred = interaction.parties.findLast(({ state }) => state === 'parked')?.agentId
  return [
    { name: 'interaction-queued', by: system, body: preferred === undefined ? {} : { preferred } },
    {
      name: 'waiting-announced',
      by: system,
      body: { waiting: waitingWhen(somebodyThere(interaction.skill)) },
    },
  ]
}

/** @throws ChatError `parked` for an agent who has left a conversation that is parked: they are not in it. */
export function assertNotParked({ actor, interaction }: Pick<Doing, 'actor' | 'interaction'>): void {
  if (actor.role === 'contact' || actor.role === 'bot') return
  if (partyOf(interaction, actor.id)?.state === 'parked') throw new ChatError('parked')
}
