import type { Conversation } from '@parley/protocol'
import type { Side } from './scene.ts'

/**
 * How far a message has got, as its author's side sees it. At the contact: `sending`, `sent`, `read`.
 * At staff: `sending`, `unread` (the circle) until the contact has read it, then `read`, which shows nothing.
 */
export type Delivery = 'sending' | 'sent' | 'unread' | 'read'

/** Up to which `seq` the other side has read: the contact for staff; whoever of staff is furthest for the contact. */
export function readByOtherSide({ participants, readMarks }: Conversation, side: Side): number {
  let upTo = 0
  for (const { id, role } of participants)
    if ((role === 'contact') === (side === 'staff')) upTo = Math.max(upTo, readMarks[id] ?? 0)
  return upTo
}

/** The delivery of a message in the log. */
export const deliveryOf = (seq: number, readUpTo: number, side: Side): Delivery =>
  seq <= readUpTo ? 'read' : side === 'staff' ? 'unread' : 'sent'
