import type { PermissionId } from '@parley/protocol'
import type { DeskEntry, DeskState } from './desk-state.ts'

/** Whether the agent's account may do something, as the server has told. It decides; this only spares a refusal. */
export const may = ({ agent }: Pick<DeskState, 'agent'>, id: PermissionId): boolean =>
  agent?.permissions?.includes(id) ?? true

/** What can be said of an interaction by whoever has only their part left to finish. */
const ofOnesPart: readonly PermissionId[] = ['disposition', 'note']

/** Whether the agent may change something of this interaction: who is consulted reads, and changes nothing ([LAN9]). */
export const mayChange = (state: Pick<DeskState, 'agent'>, { part }: DeskEntry, id: PermissionId): boolean =>
  may(state, id) && (part === 'handling' || (part === 'finishing' && ofOnesPart.includes(id)))
