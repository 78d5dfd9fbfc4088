import type { Line, PendingLine } from '@parley/protocol/client'
import { type Delivery, deliveryOf } from './delivery.ts'
import type { Scene } from './scene.ts'

/** What a line and its neighbours need to know of each other. */
export interface Place {
  readonly at: number
  /** Whose group it may join; nothing for lines that join none. */
  readonly writer: string | undefined
  /** How far it has got, where this side may know. */
  readonly delivery: Delivery | undefined
}

/** Where a line stands among its neighbours. */
export interface Standing {
  readonly startsGroup: boolean
  readonly endsGroup: boolean
  readonly startsDay: boolean
  /** The next message of the group says the same of its delivery: once is enough for the eye. */
  readonly repeatsDelivery: boolean
}

/** Messages of one author this close together share name, face and time. Milliseconds. */
const groupMs = 3 * 60_000

/** The place of a line, when the other side has read up to `readUpTo`. What is not in the log yet is by the reader. */
export function placeOf(line: Line | PendingLine, readUpTo: number, { me, side, person }: Scene): Place {
  const { at } = line
  // A refused message stands alone, with what can be done about it.
  if (line.is === 'pending' && line.refusal) return { at, writer: line.key, delivery: undefined }
  if (line.is === 'pending') return { at, writer: me, delivery: 'sending' }
  if (line.is === 'happening') return { at, writer: undefined, delivery: undefined }
  const { by, seq } = line
  const isTracked = side === 'contact' ? by === me : person(by).role !== 'contact'
  return { at, writer: by, delivery: isTracked ? deliveryOf(seq, readUpTo, side) : undefined }
}

/** Where the line at `index` stands among `places`. */
export function standingAt(places: readonly (Place | undefined)[], index: number): Standing {
  const [before, here, after] = [places[index - 1], places[index], places[index + 1]]
  const endsGroup = !isOneGroup(here, after)
  return {
    startsGroup: !isOneGroup(before, here),
    endsGroup,
    startsDay: !before || (here !== undefined && !isSameDay(before.at, here.at)),
    repeatsDelivery: !endsGroup && here?.delivery === after?.delivery,
  }
}

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
