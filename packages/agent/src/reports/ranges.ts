import { mostReportDays } from '@parley/protocol'

/** Days as they are written, both counted: `2026-11-26`. */
export interface Range {
  readonly from: string
  readonly to: string
}

export const ranges = ['today', 'days7', 'days30', 'ownDays'] as const
export type RangeName = (typeof ranges)[number]

const dayMs = 86_400_000
const daysIn: { readonly [Name in Exclude<RangeName, 'ownDays'>]: number } = { today: 1, days7: 7, days30: 30 }

/** The time zone of this machine, which is that of the report. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (utc: number): string => new Date(utc).toISOString().slice(0, 10)

/** The day of a moment on this machine. */
export function dayAt(at: number): string {
  const moment = new Date(at)
  return dayOf(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()))
}

/** The days that a name means now. */
export function rangeOf(name: Exclude<RangeName, 'ownDays'>, now: number): Range {
  const to = dayAt(now)
  return { from: dayOf(utcOf(to) - (daysIn[name] - 1) * dayMs), to }
}

export const lengthOf = ({ from, to }: Range): number => Math.round((utcOf(to) - utcOf(from)) / dayMs) + 1

/** As many days directly before. */
export function rangeBefore(range: Range): Range {
  const from = utcOf(range.from)
  return { from: dayOf(from - lengthOf(range) * dayMs), to: dayOf(from - dayMs) }
}

/** Whether these are days that a report can have. */
export function isPossible(range: Range): boolean {
  const length = lengthOf(range)
  return length >= 1 && length <= mostReportDays
}

/** Noon of a written day on this machine, to write it in words. */
export function noonOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 12)
}
