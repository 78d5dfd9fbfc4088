import type { ConversationId, PermissionId } from '@parley/protocol'
import type { AbsenceKey } from '../command-bar/texts/absences.ts'
import type { DeskState } from '../desk/desk-state.ts'
import type { Desk } from '../desk/desk.ts'
import type { AgentTextKey } from '../texts/agent-texts.ts'
import type { Shortcut } from './shortcuts.ts'

/** What an action is done to. */
export interface Target {
  /** The conversation; what is selected, or asked first, where none is named. */
  readonly about?: ConversationId
  /** A choice that comes with it, such as a reason. */
  readonly value?: string
}

/** Whether an action can be done now. What belongs here and cannot be done says why. */
export type Availability =
  | { readonly is: 'possible' }
  | { readonly is: 'impossible'; readonly why: AgentTextKey }
  /** It makes no sense here: no button, no entry in a menu. Where everything is listed it says why. */
  | { readonly is: 'absent'; readonly why: AbsenceKey }

/** Something that an agent can do. Toolbar, menus, keys, the command bar and the list of shortcuts all stand on this. */
export interface Action {
  readonly label: AgentTextKey
  /** One of the `glyphs` of `@parley/ui`. */
  readonly glyph: string
  /** Without it the server refuses the action; everybody may do what needs none. */
  readonly permission?: PermissionId
  /** As long as the agent has not chosen another one. */
  readonly shortcut?: Shortcut
  /** The choices that can come with it, as the agent reads them. */
  readonly choices?: (state: DeskState) => readonly string[]
  readonly availability: (state: DeskState, target: Target) => Availability
  readonly run: (desk: Desk, target: Target) => void
}

export const possible: Availability = { is: 'possible' }
export const absent = (why: AbsenceKey): Availability => ({ is: 'absent', why })
export const impossible = (why: AgentTextKey): Availability => ({ is: 'impossible', why })

/** What needs the server waits for the line, and for its own answer. */
export function whenOnline(state: DeskState, wish: string): Availability {
  if (state.line.is !== 'online') return impossible('whyOffline')
  return state.asking.has(wish) ? impossible('whyUnderWay') : possible
}
