import type { ReportQueue } from '@parley/protocol'
import type { TextsController } from '@parley/ui'
import type { en } from './texts/en.ts'
import { noonOf } from './ranges.ts'

export type ReportTexts = TextsController<typeof en>

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function formatOf<Format>(known: Map<string, Format>, key: string, make: () => Format): Format {
  const format = known.get(key) ?? make()
  known.set(key, format)
  return format
}

/** Numbers, times and days of reports, as a language writes them. */
export class ReportWords {
  constructor(private readonly texts: ReportTexts) {}

  number(value: number | null, digits = 0): string {
    if (value === null) return '–'
    const make = () =>
      new Intl.NumberFormat(this.texts.language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    return formatOf(numbers, `${this.texts.language} ${digits}`, make).format(value)
  }

  /** `42 s`, `3 min 05 s`, `2 h 10 min`: two units at most. */
  time(ms: number | null): string {
    if (ms === null) return '–'
    const seconds = Math.round(ms / 1_000)
    if (seconds < 60) return this.texts.say('seconds', { seconds })
    if (seconds < 3_600) {
      const rest = seconds % 60
      const minutes = Math.floor(seconds / 60)
      return rest === 0
        ? this.texts.say('minutes', { minutes })
        : this.texts.say('minutesSeconds', { minutes, seconds: rest })
    }
    const minutes = Math.round(seconds / 60)
    const hours = Math.floor(minutes / 60)
    return minutes % 60 === 0
      ? this.texts.say('hours', { hours })
      : this.texts.say('hoursMinutes', { hours, minutes: minutes % 60 })
  }

  percent(share: number | null): string {
    if (share === null) return '–'
    const percent = share * 100
    return this.texts.say('percent', { percent: this.number(percent, percent > 0 && percent < 10 ? 1 : 0) })
  }

  /** `Tue, Nov 3`. */
  day(day: string): string {
    return this.#date(day, { weekday: 'short', month: 'short', day: 'numeric' })
  }

  /** `Nov 3`. */
  shortDay(day: string): string {
    return this.#date(day, { month: 'short', day: 'numeric' })
  }

  /** `November 3, 2026`. */
  wholeDay(day: string): string {
    return this.#date(day, { dateStyle: 'long' })
  }

  queue({ site, skill }: ReportQueue, siteNames: Readonly<Record<string, string>> = {}): string {
    const name = Object.hasOwn(siteNames, site) ? (siteNames[site] ?? site) : site
    return skill === null ? name : this.texts.say('queueWithSkill', { site: name, skill })
  }

  #date(day: string, options: Intl.DateTimeFormatOptions): string {
    const make = () => new Intl.DateTimeFormat(this.texts.language, options)
    return formatOf(dates, `${this.texts.language} ${JSON.stringify(options)}`, make).format(noonOf(day))
  }
}
