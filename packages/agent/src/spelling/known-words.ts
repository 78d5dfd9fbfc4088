import type { DeskState } from '../desk/desk-state.ts'
import type { Spelled } from './proofread.ts'

/** The words that are right in a conversation: the names of all who are in it and of the site, and the agent's own dictionary. */
export function knownWords({ interaction, view }: Spelled, { agent, memory }: DeskState): readonly string[] {
  const names = [
    interaction.contact.name,
    interaction.bot?.name,
    interaction.site,
    agent?.name,
    agent?.desk.siteNames?.[interaction.site],
    ...interaction.parties.map(({ name }) => name),
    ...view.conversation.participants.map(({ name }) => name),
  ]
  return [...names.flatMap((name) => name?.match(/[\p{L}\p{M}]+/gu) ?? []), ...(memory.dictionary ?? [])]
}
