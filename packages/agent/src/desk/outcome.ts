import type { Disposition, Note } from '@parley/protocol'
import type { DeskEntry } from './desk-state.ts'

/** How an interaction ended, and what is remembered of it. */
export interface Outcome {
  readonly disposition: Disposition | null
  readonly note: Note | null
}

const nothingSaid: Outcome = { disposition: null, note: null }

/** What the agent says of it: of the whole, or of their part where others went on ([LAN14]). */
export function outcomeOf({ interaction, part, me }: DeskEntry): Outcome {
  if (part !== 'finishing') return interaction
  return interaction.parties.find(({ participantId }) => participantId === me)?.part ?? nothingSaid
}
