import { limits } from '@parley/protocol'

/** The addresses that an agent has pushed, with this one first; as many as there is room for. */
export function withPushed(urls: readonly string[], url: string): string[] {
  const latest = [url, ...urls.filter((other) => other !== url)].slice(0, limits.rememberedUrls)
  // Addresses are ASCII, so characters are bytes.
  while (latest.length > 1 && JSON.stringify(latest).length > limits.memoryBytes) latest.pop()
  return latest
}

/** How many are offered while somebody types: more than this nobody reads. */
const suggestedAtMost = 8

/** Those that have all the words that were typed, in any order; all of them for nothing. Latest first, but hosts before paths. */
export function suggestionsFor(urls: readonly string[], typed: string): readonly string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return urls
  const found = urls.filter((url) => words.every((word) => url.toLowerCase().includes(word)))
  const startsWith = (url: string) => words.some((word) => url.replace(/^https?:\/\/(?:www\.)?/, '').startsWith(word))
  return [...found.filter(startsWith), ...found.filter((url) => !startsWith(url))].slice(0, suggestedAtMost)
}
