/** Letters and digits as somebody types them who does not look for capitals and accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Fewer letters than these stand somewhere inside of almost everything. */
const fewestLetters = 3

/**
 * How well what was typed fits a label: as its beginning, as beginnings of its words, as their initials, as parts of it, as
 * letters in this order. 0 where it does not fit; nothing typed fits everything.
 */
export function fitOf(label: string, typed: string): number {
  const whole = plain(label)
  const wanted = plain(typed).trim()
  if (whole.startsWith(wanted)) return 5
  const words = wordsOf(whole)
  const tokens = wanted.split(/\s+/)
  const letters = tokens.join('')
  if (tokens.every((token) => words.some((word) => word.startsWith(token)))) return 4
  if (
    words
      .map((word) => word[0])
      .join('')
      .startsWith(letters)
  )
    return 3
  if (letters.length < fewestLetters) return 0
  if (tokens.every((token) => whole.includes(token))) return 2
  return hasInOrder(whole, letters) ? 1 : 0
}

function hasInOrder(whole: string, letters: string): boolean {
  let from = 0
  for (const letter of letters) {
    from = whole.indexOf(letter, from) + 1
    if (from === 0) return false
  }
  return true
}
