import { createContext } from '@lit/context'

/** The owner's texts by language and key; a plural's form is named after a dot: `newMessages.other`. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, string>>>>

/** In which words one root element speaks. Everything below it follows, also when it changes. */
export interface Wording {
  /** A language tag such as `en`, `de-AT`, `ar`. */
  readonly language: string
  readonly overrides: Overrides
}

export const englishWording: Wording = { language: 'en', overrides: {} }

export const wordingContext = createContext<Wording>('parley-wording')

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'iw', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
