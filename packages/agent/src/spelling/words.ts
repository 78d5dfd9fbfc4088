/** A word of a text, and where it stands: UTF-16 code units. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * What is no word: addresses, e-mail addresses, code, variables of standard responses, shortcuts, mentions and file names. What
 * has a digit in it goes as a whole: order numbers, models, times.
 */
const noWords = new RegExp(
  [
    '[a-z][a-z0-9+.-]*://\\S+',
    'www\\.\\S+',
    '[^\\s@]+@[^\\s@]+\\.[^\\s@]+',
    '(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:/\\S*)?',
    '`[^`]*`',
    '\\{[^{}\\s]+\\}',
    '(?<![\\p{L}\\p{N}])[/#@][\\p{L}\\p{N}_-]+',
    '[\\p{L}\\p{N}_./\\\\-]*\\p{N}[\\p{L}\\p{N}_./\\\\-]*',
    '\\p{L}+_[\\p{L}_]+',
  ].join('|'),
  'giu',
)

const words = /\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu

const isInCapitals = (word: string) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()

/** The words of a text that can be misspelled, in order. Abbreviations in capitals are not among them. */
export function wordsIn(text: string): readonly Word[] {
  // Places stay where they are: what is no word becomes as many spaces.
  const plain = text.replace(noWords, (found) => ' '.repeat(found.length))
  return [...plain.matchAll(words)]
    .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
    .filter(({ word }) => word.length > 1 && !isInCapitals(word))
}
