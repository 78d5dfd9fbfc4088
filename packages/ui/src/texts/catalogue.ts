import type { Phrases, Translation } from './phrases.ts'

/** The languages that are there besides English, each loaded when it is first wanted. */
export type Loaders<English extends Phrases> = Readonly<Record<string, () => Promise<Translation<English>>>>

/**
 * The texts of one package in all its languages. English is always there; another language is loaded when it is first
 * wanted, and until then (and for what the owner has not worded) English stands in.
 */
export class Catalogue<const English extends Phrases> {
  readonly #english: English
  readonly #loaders: Loaders<English>
  readonly #loaded = new Map<string, Phrases>()

  constructor(english: English, loaders: Loaders<English> = {}) {
    this.#english = english
    this.#loaders = loaders
  }

  /** The texts for a language tag such as `de-AT`: as much of it as is loaded, else English. */
  in(language: string): Phrases {
    return this.#loaded.get(primary(language)) ?? this.#english
  }

  /** Whether `in()` has all there is for this language. */
  has(language: string): boolean {
    return this.#loaded.has(primary(language)) || !Object.hasOwn(this.#loaders, primary(language))
  }

  /** Fulfils when the language is there. A language that cannot be fetched now leaves English in its place. */
  async load(language: string): Promise<void> {
    if (this.has(language)) return
    const key = primary(language)
    try {
      this.#loaded.set(key, (await this.#loaders[key]?.()) ?? this.#english)
    } catch {
      // The file could not be fetched: English is readable, a later wish tries again.
    }
  }
}

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''
