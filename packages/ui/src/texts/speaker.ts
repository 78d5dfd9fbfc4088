import type { Catalogue } from './catalogue.ts'
import { type Formats, formatsFor } from './formats.ts'
import type { Arguments, Phrases } from './phrases.ts'
import type { Wording } from './wording.ts'

type Values = Readonly<Record<string, string | number>> | undefined

/** Says the texts of one catalogue in one wording. */
export class Speaker<English extends Phrases> {
  readonly #formats: Formats
  readonly #phrases: Phrases
  readonly #own: Readonly<Record<string, string>>

  constructor(catalogue: Catalogue<English>, { language, overrides }: Wording) {
    this.#formats = formatsFor(language)
    this.#phrases = catalogue.in(language)
    this.#own = { ...overrides[language.split('-')[0] ?? ''], ...overrides[language] }
  }

  /** The text of `key` with its values: the owner's where there is one, else ours. */
  say<Key extends keyof English & string>(key: Key, ...[values]: Arguments<English[Key]>): string {
    return this.#find(key, values).replace(/\{(\w+)\}/g, (braces, name: string) => {
      const value = (values as Values)?.[name]
      return typeof value === 'number' ? this.number(value) : (value ?? braces)
    })
  }

  /** The hour and minute of a moment, in milliseconds since 1970. */
  time(at: number): string {
    return this.#formats.time.format(at)
  }

  /** `Today`, `Yesterday`, `Monday, March 3`; with the year when it is another one than now's. */
  day(at: number, now: number): string {
    const { relative, day, dayOfYear } = this.#formats
    const daysAgo = Math.round((midnight(now) - midnight(at)) / 86_400_000)
    if (daysAgo === 0 || daysAgo === 1) return capitalised(relative.format(-daysAgo, 'day'))
    return (new Date(at).getFullYear() === new Date(now).getFullYear() ? day : dayOfYear).format(at)
  }

  number(value: number): string {
    return this.#formats.number.format(value)
  }

  #find(key: string, values: Values): string {
    const phrase = this.#phrases[key] ?? ''
    const own = this.#own
    if (typeof phrase === 'string') return own[key] ?? phrase
    const form = this.#formats.plural.select(Number(values?.['count']))
    return own[`${key}.${form}`] ?? own[`${key}.other`] ?? phrase[form] ?? phrase.other
  }
}

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
