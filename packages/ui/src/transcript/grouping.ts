import type { Line, PendingLine } from '@parley/protocol/client'
import type { ParticipantId } from '@parley/protocol'

/** What the neighbours of a line need to know of it. */
export interface Place {
  readonly at: number
  /** Who wrote it; nothing for lines that are not messages, which never join a group. */
  readonly writer: ParticipantId | undefined
}

/** Messages of one author this close together share name, face and time. Milliseconds. */
const groupMs = 3 * 60_000

export const placeOf = (line: Line): Place => ({ at: line.at, writer: line.is === 'message' ? line.by : undefined })

/** A message that is not in the log yet stands where its writer's next message would. */
export const pendingPlace = (line: PendingLine, me: ParticipantId): Place => ({ at: line.at, writer: me })

/** Whether two neighbouring lines belong to one group. */
export function isOneGroup(before: Place | undefined, after: Place | undefined): boolean {
  return (
    before?.writer !== undefined &&
    before.writer === after?.writer &&
    Math.abs(after.at - before.at) < groupMs &&
    isSameDay(before.at, after.at)
  )
}

/** Whether both moments are on one day of this machine's calendar. */
export function isSameDay(one: number, other: number): boolean {
  return Math.abs(one - other) < 86_400_000 && new Date(one).getDate() === new Date(other).getDate()
}
