/** English is written as in Britain, but for these places. */
const american = ['us', 'ca', 'ph']

/**
 * Which of the dictionaries is for a language, or nothing: the one with the same tag; for English of the Commonwealth the British
 * one; else the one for the language without its region.
 */
export function dictionaryFor(language: string, available: readonly string[]): string | undefined {
  const find = (tag: string) => available.find((other) => other.toLowerCase() === tag)
  const tag = language.toLowerCase()
  const [primary = '', region] = tag.split('-')
  const isBritish = primary === 'en' && region?.length === 2 && !american.includes(region)
  return find(tag) ?? (isBritish ? find('en-gb') : undefined) ?? find(primary)
}
