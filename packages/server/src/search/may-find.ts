import { partyOf, type Interaction } from '@parley/protocol'
import type { Actor } from '../deciding/actor.ts'

/** Whoever has, or had, an interaction as theirs. */
export const readersOf = ({ parties }: Interaction): string[] => parties.map(({ agentId }) => agentId)

/**
 * Whether somebody may find what is in a conversation, and read it again: the agents who have or had it, and supervisors.
 * Not who was asked and never took it; contacts and bots never.
 */
export function mayFind(actor: Actor, interaction: Interaction): boolean {
  if (interaction.staff) return false
  if (actor.role === 'supervisor') return interaction.seq > 0
  return actor.role === 'agent' && partyOf(interaction, actor.id) !== undefined
}
