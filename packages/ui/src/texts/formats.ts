/** Times, days and numbers as a language writes them. Making formatters is slow, so each language has one set. */
export interface Formats {
  /** `14:02`, `2:02 PM`. */
  readonly time: Intl.DateTimeFormat
  /** `Monday, March 3`. */
  readonly day: Intl.DateTimeFormat
  /** `Monday, March 3, 2025`: for days of other years. */
  readonly dayOfYear: Intl.DateTimeFormat
  /** `Mar 3, 2025, 2:02:11 PM`: the whole of it, for tooltips. */
  readonly moment: Intl.DateTimeFormat
  /** `yesterday`, `today`. */
  readonly relative: Intl.RelativeTimeFormat
  readonly number: Intl.NumberFormat
  readonly plural: Intl.PluralRules
}

const formatsByLanguage = new Map<string, Formats>()

/** The formats of a language; those of English where the tag means nothing to the browser. */
export function formatsFor(language: string): Formats {
  const known = formatsByLanguage.get(language)
  if (known) return known
  const tag = isTag(language) ? language : 'en'
  const formats: Formats = {
    time: new Intl.DateTimeFormat(tag, { timeStyle: 'short' }),
    day: new Intl.DateTimeFormat(tag, { weekday: 'long', month: 'long', day: 'numeric' }),
    dayOfYear: new Intl.DateTimeFormat(tag, { dateStyle: 'full' }),
    moment: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }),
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    number: new Intl.NumberFormat(tag),
    plural: new Intl.PluralRules(tag),
  }
  formatsByLanguage.set(language, formats)
  return formats
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
