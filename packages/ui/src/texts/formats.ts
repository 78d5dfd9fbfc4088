/**
 * Times, days and numbers as a language writes them. Making a formatter takes milliseconds, so each language has one
 * set, and each formatter is made when it is first needed.
 */
export interface Formats {
  /** `14:02`, `2:02 PM`. */
  readonly time: Intl.DateTimeFormat
  /** `Monday, March 3`. */
  readonly day: Intl.DateTimeFormat
  /** `Monday, March 3, 2025`: for days of other years. */
  readonly dayOfYear: Intl.DateTimeFormat
  /** `yesterday`, `today`. */
  readonly relative: Intl.RelativeTimeFormat
  readonly number: Intl.NumberFormat
  readonly plural: Intl.PluralRules
}

const formatsByLanguage = new Map<string, Formats>()

/** The formats of a language; those of English where the tag is not one. */
export function formatsFor(language: string): Formats {
  let formats = formatsByLanguage.get(language)
  if (!formats) formatsByLanguage.set(language, (formats = make(isTag(language) ? language : 'en')))
  return formats
}

const make = (tag: string): Formats =>
  lazily({
    time: () => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }),
    day: () => new Intl.DateTimeFormat(tag, { weekday: 'long', month: 'long', day: 'numeric' }),
    dayOfYear: () => new Intl.DateTimeFormat(tag, { dateStyle: 'full' }),
    relative: () => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    number: () => new Intl.NumberFormat(tag),
    plural: () => new Intl.PluralRules(tag),
  })

/** What the makers make, each once and not before somebody asks for it. */
function lazily<Made extends object>(makers: { readonly [Name in keyof Made]: () => Made[Name] }): Made {
  const made: Partial<Made> = {}
  return new Proxy(made, { get: (_, name) => (made[name as keyof Made] ??= makers[name as keyof Made]()) }) as Made
}

function isTag(language: string): boolean {
  try {
    return !!Intl.getCanonicalLocales(language).length
  } catch {
    // A tag that is not one, such as a page may well give us.
    return false
  }
}
