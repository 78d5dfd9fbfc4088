import { formatsFor } from '../texts/formats.ts'

/** A day of the calendar in words: `Tuesday, May 12, 2026` for `2026-05-12`. What is not a day is said as it is written. */
export function dayInWords(day: string, language: string): string {
  const noon = noonOf(day)
  return Number.isNaN(noon.getTime()) ? day : formatsFor(language).dayOfYear.format(noon)
}

/** There is a noon on each day in each time zone. */
const noonOf = (day: string) => new Date(`${day}T12:00`)

/** Two days of the calendar and what lies between them: `June 1 – September 30, 2026`. */
export const daysInWords = (from: string, to: string, language: string): string =>
  new Intl.DateTimeFormat(tagFor(language), { dateStyle: 'long' }).formatRange(noonOf(from), noonOf(to))

/** The language as one that the browser knows. */
const tagFor = (language: string) => formatsFor(language).number.resolvedOptions().locale

/** A time to choose. Both in milliseconds since 1970. */
export interface Slot {
  readonly id: string
  readonly startsAt: number
  readonly endsAt?: number | undefined
}

/** The times of a slot on the reader's clock: `9:00 – 9:15 AM`. */
export function slotTimes({ startsAt, endsAt }: Slot, language: string): string {
  const { time } = formatsFor(language)
  return endsAt === undefined ? time.format(startsAt) : time.formatRange(startsAt, endsAt)
}

/** A slot with its day: `Monday, October 12, 2026, 9:00 – 9:15 AM`. */
export const slotInWords = (slot: Slot, language: string): string =>
  `${formatsFor(language).dayOfYear.format(slot.startsAt)}, ${slotTimes(slot, language)}`

/** Slots by the reader's days, the earliest first. */
export function slotsByDay(slots: readonly Slot[]): readonly (readonly Slot[])[] {
  const inOrder = [...slots].sort((one, other) => one.startsAt - other.startsAt)
  return [...Map.groupBy(inOrder, ({ startsAt }) => new Date(startsAt).toDateString()).values()]
}

/** What the reader's time zone is called: `Central European Time`. */
export const zoneName = (language: string): string =>
  new Intl.DateTimeFormat(tagFor(language), { timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''
