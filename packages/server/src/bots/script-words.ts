// Whether somebody said something, whatever stands around it.

/** Writing without spaces between words: there the edges of a word cannot be seen. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Words alone, one space between them and around them. */
const spaced = (text: string) =>
  ` ${folded(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `

/** Whether a text is the same as a label: capitals, blanks around it and ways to compose a letter aside. */
export const isSaid = (text: string, label: string): boolean => folded(text).trim() === folded(label).trim()

/** Whether a text contains one of the phrases, each as whole words. */
export function containsOne(text: string, phrases: readonly string[]): boolean {
  const words = spaced(text)
  return phrases.some((phrase) => {
    const wanted = spaced(phrase)
    // Signs alone, such as `?`, and writing without spaces are found anywhere.
    if (wanted.trim() === '' || unspaced.test(phrase)) return folded(text).includes(folded(phrase).trim())
    return words.includes(wanted)
  })
}
