import nspell from 'nspell'
import { type Word, wordsIn } from './words.ts'

/** Misspelled words that are told of at most: whoever has more is writing in another language. */
const most = 500

/** Suggestions for one word at most. */
const mostSuggestions = 6

/** Letters that a word may have for suggestions to be looked for: the work grows with its length. */
const longestForSuggestions = 24

const straight = (word: string) => word.replaceAll('’', "'")

/** A dictionary that is being asked. Takes its time: only a worker may have one. */
export class SpellingEngine {
  readonly #speller: ReturnType<typeof nspell>

  /** From the text of Hunspell's two files. */
  constructor(aff: string, dic: string) {
    this.#speller = nspell(aff, dic)
  }

  /** The words of `text` that neither the dictionary nor `known` has, in order. */
  check(text: string, known: readonly string[]): readonly Word[] {
    const others = new Set(known.map((word) => straight(word).toLowerCase()))
    const judged = new Map<string, boolean>()
    const isRight = (word: string): boolean => {
      const before = judged.get(word)
      if (before !== undefined) return before
      const right = this.#isRight(word, others)
      judged.set(word, right)
      return right
    }
    return wordsIn(text)
      .filter(({ word }) => !isRight(straight(word)))
      .slice(0, most)
  }

  /** What may have been meant, best first. */
  suggest(word: string): readonly string[] {
    if (word.length > longestForSuggestions) return []
    return this.#speller.suggest(straight(word)).slice(0, mostSuggestions)
  }

  #isRight(word: string, others: ReadonlySet<string>): boolean {
    const isKnown = (part: string) => others.has(part.toLowerCase()) || this.#speller.correct(part)
    // Somebody's: the name is what is looked up.
    const bare = word.replace(/'s?$/i, '')
    return isKnown(word) || isKnown(bare) || (word.includes('-') && word.split('-').every((part) => isKnown(part)))
  }
}
