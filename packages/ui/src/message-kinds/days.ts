import { formatsFor } from '../texts/formats.ts'

/** A day of the calendar in words: `Tuesday, May 12, 2026` for `2026-05-12`. What is not a day is said as it is written. */
export function dayInWords(day: string, language: string): string {
  // Noon: there is one on each day in each time zone.
  const noon = new Date(`${day}T12:00`)
  return Number.isNaN(noon.getTime()) ? day : formatsFor(language).dayOfYear.format(noon)
}

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
  new Intl.DateTimeFormat(formatsFor(language).time.resolvedOptions().locale, { timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''
