import { ChatError } from '@parley/protocol'
import { wordsIn, type Word } from './words.ts'

/** Words that stand directly behind one another. */
export interface Phrase {
  readonly words: readonly string[]
  /** Whether the last word may go on: who is still typing finds what they mean. */
  readonly isPrefix: boolean
}

/** What somebody looks for: all of the phrases, in any order. */
export type Query = readonly Phrase[]

/**
 * What a text looks for: each of its words, and what is in quotes as it stands there. Nothing in it means anything else:
 * words such as `OR`, signs and quotes without an end are just what they are.
 *
 * @throws ChatError `bad-request` when there is no letter and no digit in it.
 */
export function readQuery(text: string): Query {
  const query: Phrase[] = []
  const parts = text.split(/["“”„«»]/)
  parts.forEach((part, place) => {
    // Between quotes; the last one may have been forgotten.
    const isQuoted = place % 2 === 1
    const isLastPart = place === parts.length - 1
    const pieces = isQuoted ? [part] : part.split(/\s+/)
    pieces.forEach((piece, index) => {
      const words = wordsIn(piece).map(({ word }) => word)
      const isPrefix = isLastPart && index === pieces.length - 1
      if (words.length > 0) query.push({ words, isPrefix })
    })
  })
  if (query.length === 0) throw new ChatError('bad-request', { field: 'text', problem: 'has no word to look for' })
  return query
}

/** Whether a phrase begins at this place. */
function standsAt({ words, isPrefix }: Phrase, text: readonly Word[], place: number): boolean {
  const last = words.length - 1
  return words.every((word, index) => {
    const there = text[place + index]?.word
    return index === last && isPrefix ? (there?.startsWith(word) ?? false) : there === word
  })
}

/** From where to where a phrase stands in a text, in UTF-16 code units. */
export function* placesOf(phrase: Phrase, text: readonly Word[]): Generator<readonly [start: number, end: number]> {
  for (let place = 0; place + phrase.words.length <= text.length; place++) {
    const [first, last] = [text[place], text[place + phrase.words.length - 1]]
    if (first && last && standsAt(phrase, text, place)) yield [first.start, last.end]
  }
}

/** Whether all of it is in the text. */
export const isIn = (query: Query, text: readonly Word[]): boolean =>
  query.every((phrase) => placesOf(phrase, text).next().done === false)
