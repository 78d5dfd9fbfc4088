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
  | 'consultation-began'
  | 'colleague-wrote'
  | 'consultation-ended'

/** What has happened to an interaction between two looks at it that is worth its agent's attention. */
export const reasonsBetween = (before: DeskEntry | undefined, after: DeskEntry): readonly Reason[] => [
  // Those who answer the contact see to it that all goes well with them.
  ...(after.part === 'handling' ? contactReasons(before, after) : []),
  ...laneReasons(before, after),
]

/** A consultation is a conversation, too, and asks for both who are in it ([LAN6]). What was there at the first look is no news. */
function laneReasons(before: DeskEntry | undefined, after: DeskEntry): readonly Reason[] {
  if (!before || before.lanes === after.lanes) return []
  return after.lanes.flatMap((lane): Reason[] => {
    const former = before.lanes.find(({ consultation }) => consultation.id === lane.consultation.id)
    if (!former) return ['consultation-began']
    const hasEnded = lane.consultation.state === 'ended' && former.consultation.state === 'open'
    return [
      ...(lane.unread > former.unread && former.view.conversation.seq > 0 ? (['colleague-wrote'] as const) : []),
      ...(hasEnded ? (['consultation-ended'] as const) : []),
    ]
  })
}

/**
 * At the first look there is nothing to compare with: what was there before a reload is no news, but a conversation that is about
 * to end still is.
 */
function contactReasons(before: DeskEntry | undefined, after: DeskEntry): readonly Reason[] {
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
