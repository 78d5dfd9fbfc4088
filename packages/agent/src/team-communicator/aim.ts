import type { DeskState } from '../desk/desk-state.ts'
import { may } from '../desk/permitted.ts'
import type { TeamAim } from '../desk/shown.ts'
import type { Purpose } from './target.ts'

/** What Enter on a target does: what the button was for that opened the Team Communicator. */
export function purposeOf(aim: TeamAim, state: DeskState): Purpose {
  if (aim !== 'consultation') return aim
  if (may(state, 'consult-chat')) return 'chat-consultation'
  return may(state, 'consult-im') ? 'im-consultation' : 'voice-consultation'
}

/** The words on a target's own button, and its name. */
export const aimWords = {
  transfer: ['doTransfer', 'doTransferTo'],
  conference: ['doConference', 'doConferenceTo'],
  consultation: ['doConsultation', 'doConsultationTo'],
} as const satisfies Record<TeamAim, readonly [string, string]>
