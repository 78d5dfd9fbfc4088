import type { Part } from '../desk/lanes.ts'
import type { Availability } from './action.ts'

const consulting = ['end-consultation', 'consultation-done']

/** What can be done with an interaction by those who are not in its conversation: all else belongs to those who are ([LAN9], [LAN14]). */
const ownOf: { readonly [Each in Part]?: { readonly own: readonly string[]; readonly else: Availability } } = {
  consulted: { own: consulting, else: { is: 'absent', why: 'isConsulted' } },
  finishing: { own: [...consulting, 'mark-done'], else: { is: 'absent', why: 'isFinishing' } },
}

/** Why somebody with this part cannot do it; nothing where they may. */
export function deniedTo(part: Part, id: string): Availability | undefined {
  const theirs = ownOf[part]
  return theirs && !theirs.own.includes(id) ? theirs.else : undefined
}
