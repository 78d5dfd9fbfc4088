import type { StandardResponse } from '@parley/protocol'
import { isSameLanguage, type Response } from './response.ts'

// Which responses are shown, and in which order. Pure.

/** Case and accents make no difference: whoever looks for `résumé` writes `resume`. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those for conversations of this site. */
export const forSite = <Of extends StandardResponse>(responses: readonly Of[], site: string): readonly Of[] =>
  responses.filter(({ sites }) => !sites || sites.includes(site))

/** Those in this language, and those of no language; all of them for an empty one. */
export const inLanguage = <Of extends StandardResponse>(responses: readonly Of[], language: string): readonly Of[] =>
  language === '' ? responses : responses.filter((each) => !each.language || isSameLanguage(each.language, language))

/** The languages that responses are written in, without regions, by their tags. */
export const languagesOf = (responses: readonly StandardResponse[]): readonly string[] =>
  [...new Set(responses.flatMap(({ language }) => language?.split('-')[0]?.toLowerCase() ?? []))].sort()

/** The language that is looked for first: the conversation's, else the desk's, if there is anything in it; else every one. */
export function firstLanguage(responses: readonly StandardResponse[], wanted: readonly (string | null)[]): string {
  const there = languagesOf(responses)
  for (const language of wanted) {
    const found = there.find((tag) => language !== null && isSameLanguage(tag, language))
    if (found) return found
  }
  return ''
}

/** Those that have every word of `query` in title, text, shortcut or folder: favourites first, then those with all of it in the title. */
export function search(
  responses: readonly Response[],
  query: string,
  favourites: ReadonlySet<string>,
): readonly Response[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const rank = ({ id, title }: Response) =>
    (favourites.has(id) ? 0 : 2) + (words.every((word) => plain(title).includes(word)) ? 0 : 1)
  return responses
    .filter((response) => {
      const { title, text = '', shortcut, path = [] } = response
      const all = plain([title, text, shortcut === undefined ? '' : `/${shortcut}`, ...path].join('\n'))
      return words.every((word) => all.includes(word))
    })
    .map((response, place) => ({ response, place, rank: rank(response) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ response }) => response)
}

/** Those whose shortcut begins with what was typed after the slash, the exact one first, then the agent's own, then by shortcut. */
export function byShortcut(responses: readonly Response[], typed: string): readonly Response[] {
  const wanted = plain(typed)
  const matches = responses.flatMap((response) => {
    const shortcut = plain(response.shortcut ?? '')
    return shortcut !== '' && shortcut.startsWith(wanted) ? [{ response, shortcut }] : []
  })
  const isExact = ({ shortcut }: { shortcut: string }) => Number(shortcut === wanted)
  return matches
    .sort(
      (a, b) =>
        isExact(b) - isExact(a) ||
        a.shortcut.localeCompare(b.shortcut) ||
        Number(b.response.isMine) - Number(a.response.isMine),
    )
    .map(({ response }) => response)
}

/** Who has this shortcut already: in every language, for agents type it without thinking of one. */
export const holderOf = (responses: readonly Response[], shortcut: string, butNot: string): Response | undefined =>
  responses.find(({ id, shortcut: other = '' }) => id !== butNot && other !== '' && plain(other) === plain(shortcut))
