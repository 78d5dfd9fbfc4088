import { formatsFor } from '../texts/formats.ts'

/** A day of the calendar in words: `Tuesday, May 12, 2026` for `2026-05-12`. What is not a day is said as it is written. */
export function dayInWords(day: string, language: string): string {
  // Noon: there is one on each day in each time zone.
  const noon = new Date(`${day}T12:00`)
  return Number.isNaN(noon.getTime()) ? day : formatsFor(language).dayOfYear.format(noon)
}
