import { contactName, contactOf, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import type { PageActionAbout } from '../desk/page-action.ts'

/** What an action is told of an interaction. */
export function aboutOf(state: Pick<DeskState, 'contacts'>, entry: DeskEntry): PageActionAbout {
  const profile = contactOf(state, entry)?.profile
  const { interaction } = entry
  return {
    conversationId: entry.id,
    contact: {
      id: (interaction.assigned ?? interaction.contact).id,
      name: contactName(entry),
      emails: profile?.emails ?? [],
      phones: profile?.phones ?? [],
    },
    caseData: interaction.caseData,
  }
}
