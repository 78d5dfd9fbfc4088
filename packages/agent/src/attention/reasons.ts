import type { Participant } from '@parley/protocol'
import type { DeskEntry } from '../desk/desk-state.ts'

/** Why an interaction asks for its agent. `about-to-close`: the contact is gone, and it ends by itself unless they come back. */
export type Reason =
  | 'late'
  | 'warning'
  | 'timeout-near'
  | 'about-to-close'
  | 'timed-out'
  | 'contact-left'
  | 'agent-joined'
  | 'agent-left'

/**
 * What has happened to an interaction between two looks at it that is worth its agent's attention. At the first look there is
 * nothing to compare with: what was there before a reload is no news, but a conversation
 * that is about to end still is.
 */
export function reasonsBetween(before: DeskEntry | undefined, after: DeskEntry): readonly Reason[] {
  const now = after.view.conversation
  const then = before?.view.conversation
  // Before its first page has come an entry knows nothing.
  if (!before || !then || then.seq === 0) {
    const stillTrue: Reason[] = after.interaction.closing ? ['about-to-close'] : []
    return now.endsAt === null ? stillTrue : [...stillTrue, 'timeout-near']
  }
  const reasons: Reason[] = []
  if (after.interaction.closing && !before.interaction.closing) reasons.push('about-to-close')
  if (then === now) return reasons
  if (now.endsAt !== null && then.endsAt === null) reasons.push('timeout-near')
  if (now.endReason === 'inactivity' && then.endReason === null) reasons.push('timed-out')
  if (now.endReason === 'contact-left' && then.endReason === null) reasons.push('contact-left')
  const was = new Map(then.participants.map((participant) => [participant.id, participant]))
  const colleagues = now.participants.filter(({ id, role }) => id !== after.me && isStaff(role))
  if (colleagues.some((each) => isIn(each) && !isIn(was.get(each.id)))) reasons.push('agent-joined')
  if (colleagues.some((each) => !isIn(each) && isIn(was.get(each.id)))) reasons.push('agent-left')
  return reasons
}

const isStaff = (role: Participant['role']) => role === 'agent' || role === 'supervisor'
const isIn = (participant: Participant | undefined) => participant !== undefined && participant.presence !== 'left'
