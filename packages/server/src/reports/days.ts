import { ChatError } from '@parley/protocol'

/** A day as people write it, such as `2026-11-26`, and its first moment in some time zone: milliseconds since 1970. */
export interface Day {
  readonly day: string
  readonly startsAt: number
}

const dayMs = 86_400_000
/** No place on earth is further from UTC. */
const furthestMs = 15 * 3_600_000
const minuteMs = 60_000

/** The time zone of this IANA name. @throws ChatError `bad-request`. */
export function zoneOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      timeZone: name,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      calendar: 'gregory',
      numberingSystem: 'latn',
    })
  } catch {
    throw new ChatError('bad-request', { field: 'zone', problem: 'is not a time zone such as Europe/Berlin' })
  }
}

/** Midnight UTC of a written day; nothing for what is no day. */
export function utcOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(at) && writtenDay(at) === day ? at : undefined
}

const writtenDay = (utc: number): string => new Date(utc).toISOString().slice(0, 10)

/** The number of days from one to another, both counted. */
export const daysBetween = (from: number, to: number): number => Math.round((to - from) / dayMs) + 1

/** `count` days from one on in a time zone, and the moment after the last. */
export function daysFrom(utc: number, count: number, zone: Intl.DateTimeFormat): { days: Day[]; endsAt: number } {
  const starts: number[] = []
  for (let place = 0; place <= count; place++) {
    const day = writtenDay(utc + place * dayMs)
    // Nearly all days have 24 hours: only the others are looked for.
    const usual = (starts[place - 1] ?? utc) + dayMs
    starts.push(place > 0 && beginsAt(usual, day, zone) ? usual : startOf(utc + place * dayMs, zone))
  }
  const days = starts.slice(0, count).map((startsAt, place) => ({ day: writtenDay(utc + place * dayMs), startsAt }))
  return { days, endsAt: starts[count]! }
}

const beginsAt = (at: number, day: string, zone: Intl.DateTimeFormat): boolean =>
  zone.format(at) === day && zone.format(at - minuteMs) < day

/** The first minute that is this day in the zone: some days begin at one o'clock, some are skipped. */
function startOf(utc: number, zone: Intl.DateTimeFormat): number {
  const day = writtenDay(utc)
  let [before, after] = [(utc - furthestMs) / minuteMs, (utc + furthestMs) / minuteMs]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zone.format(middle * minuteMs) < day) before = middle
    else after = middle
  }
  return after * minuteMs
}

/** The place of the day in which a moment is, in the order of days; -1 before the first. */
export function placeOf(at: number, days: readonly Day[]): number {
  let [before, after] = [-1, days.length]
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if (days[middle]!.startsAt <= at) before = middle
    else after = middle
  }
  return before
}
