/** The owner's texts by language and key; a plural's form is named after a dot: `newMessages.other`. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, string>>>>

/** In which words one root element speaks. Everything below it follows, also when it changes. */
export interface Wording {
  /** A language tag such as `en`, `de-AT`, `ar`. */
  readonly language: string
  readonly overrides: Overrides
}

export const englishWording: Wording = { language: 'en', overrides: {} }

/**
 * Asks the root element around for the wording, now and whenever it changes. What a context does, for one context and
 * at a tenth of the bytes.
 */
export class WordingRequest extends Event {
  static readonly type = 'parley-wording'
  /** Ends it; set by whoever answers. */
  unfollow: (() => void) | undefined

  constructor(readonly follow: (wording: Wording) => void) {
    super(WordingRequest.type, { bubbles: true, composed: true })
  }
}

/** Languages that are written from right to left. */
const rightToLeft = /^(ar|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.test(language) ? 'rtl' : 'ltr')
