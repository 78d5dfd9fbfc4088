import type { Catalogue } from './catalogue.ts'
import { type Formats, formatsFor } from './formats.ts'
import type { Arguments, Phrase, Phrases } from './phrases.ts'
import type { Wording } from './wording.ts'

const dayMs = 86_400_000

/** Says the texts of one catalogue in one wording. */
export class Speaker<English extends Phrases> {
  readonly #formats: Formats
  readonly #phrases: Phrases
  readonly #own: Readonly<Record<string, string>>

  constructor(catalogue: Catalogue<English>, wording: Wording) {
    const { language, overrides } = wording
    this.#formats = formatsFor(language)
    this.#phrases = catalogue.in(language)
    this.#own = { ...overrides[language.split('-')[0] ?? ''], ...overrides[language] }
  }

  /** The text of `key` with its values: the owner's where there is one, else ours. */
  say<Key extends keyof English & string>(key: Key, ...[values]: Arguments<English[Key]>): string {
    return this.#fill(this.#find(key, values), values)
  }

  /** The hour and minute of a moment, in milliseconds since 1970. */
  time(at: number): string {
    return this.#formats.time.format(at)
  }

  /** The whole moment: date, hour, minute, second. */
  moment(at: number): string {
    return this.#formats.moment.format(at)
  }

  /** `Today`, `Yesterday`, `Monday, March 3`; with the year when it is another one than now's. */
  day(at: number, now: number): string {
    const daysAgo = Math.round((midnight(now) - midnight(at)) / dayMs)
    if (daysAgo === 0 || daysAgo === 1) return capitalised(this.#formats.relative.format(-daysAgo, 'day'))
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
    return (sameYear ? this.#formats.day : this.#formats.dayOfYear).format(at)
  }

  number(value: number): string {
    return this.#formats.number.format(value)
  }

  #find(key: string, values: Readonly<Record<string, string | number>> | undefined): string {
    const phrase: Phrase = this.#phrases[key] ?? ''
    if (typeof phrase === 'string') return this.#own[key] ?? phrase
    const form = this.#formats.plural.select(Number(values?.['count']))
    return this.#own[`${key}.${form}`] ?? this.#own[`${key}.other`] ?? phrase[form] ?? phrase.other
  }

  #fill(text: string, values: Readonly<Record<string, string | number>> | undefined): string {
    if (!values) return text
    return text.replace(/\{(\w+)\}/g, (braces, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      return typeof value === 'number' ? this.number(value) : (value ?? braces)
    })
  }
}

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
