import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import type { Invited } from '../desk/invited.ts'
import type { Target } from './action.ts'

/** The interaction that an action is about: the selected one where none is named. */
export const entryIn = (state: DeskState, { about }: Target): DeskEntry | undefined =>
  about === undefined ? state.selected : state.entries.find(({ id }) => id === about)

/** The invitation that an action is about: the one that is due first where none is named. */
export const invitedIn = (state: DeskState, { about }: Target): Invited | undefined =>
  about === undefined ? state.invitations[0] : state.invitations.find(({ id }) => id === about)
