import { system, type Conversation, type Interaction } from '@parley/protocol'
import type { NewEvent } from '../log/work.ts'
import type { Actor } from './actor.ts'

/** What it means that somebody does something in here: a contact who had left is back ([END31]). Nothing for all others. */
export function comesBack({
  actor,
  conversation,
  interaction,
}: {
  readonly actor: Actor
  readonly conversation: Conversation
  readonly interaction: Interaction
}): readonly NewEvent[] {
  if (actor.role !== 'contact' || conversation.leavesAt === null) return []
  return [
    { name: 'participant-returned', by: 'p1', body: {} },
    ...(interaction.closing ? [{ name: 'close-called-off', by: system, body: {} } as const] : []),
  ]
}
