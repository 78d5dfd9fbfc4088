/** A word of a text: how it is looked for, and where it stands. */
export interface Word {
  /** Lower case, without accents. */
  readonly word: string
  /** In UTF-16 code units, `end` exclusive. */
  readonly start: number
  readonly end: number
}

/** Scripts that are written without spaces: each character is a word, and what is looked for is a row of them. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}`
const inWords = String.raw`[\p{L}\p{N}\p{M}\p{Co}]`
const words = new RegExp(String.raw`[${unspaced}]\p{M}*|[${inWords}--[${unspaced}]]+`, 'gv')
const notInWords = new RegExp(`[^${inWords}]`, 'gv')

/** Accents, and the points of Hebrew and Arabic, which most people leave out. Marks that are half of a letter stay. */
const accents = new RegExp(String.raw`[[\p{M}&&[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}]]--[\u3099\u309a]]`, 'gv')

/** Letters that do not fall apart into one and its accent. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'g')

/** Characters of a word that count: nobody types more of one. */
const wordChars = 64

const plainWord = /^[a-z0-9]+$/

/** A word as it is looked for. */
function folded(word: string): string {
  if (plainWord.test(word)) return word.slice(0, wordChars)
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(alikeLetters, (letter) => alike[letter] ?? letter)
    .replace(notInWords, '')
    .slice(0, wordChars)
    .toWellFormed()
}

/** The words of a text, in its order. One way for what is indexed, what is looked for and what is marked. */
export function wordsIn(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(words)) {
    const word = folded(match[0])
    if (word !== '') found.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return found
}
