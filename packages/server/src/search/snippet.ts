import { placesOf, type Query } from './query.ts'
import { wordsIn } from './words.ts'

/** Characters of a snippet, and how many of them come before what was found. */
const snippetChars = 180
const leadChars = 50

/** A part of a text, and what was found in it. */
export interface Snippet {
  readonly snippet: string
  /** From where to where, in UTF-16 code units of `snippet`, in order and apart from each other. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** The part of a text around the first of what was found, in one line. Text and places, never markup. */
export function snippetOf(text: string, query: Query): Snippet {
  const words = wordsIn(text)
  const found = joined(query.flatMap((phrase) => [...placesOf(phrase, words)]))
  const first = found[0]?.[0] ?? 0
  const from = text.length <= snippetChars || first <= leadChars ? 0 : wordBefore(words, first)
  const to = text.length - from <= snippetChars ? text.length : from + snippetChars
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : '']
  const shift = before.length - from
  return {
    // A cut pair of surrogates is made whole again; it keeps its length, and so do the spaces.
    snippet: before + text.slice(from, to).replace(/\s/g, ' ').toWellFormed() + after,
    marks: found.flatMap(([start, end]) => (start < to ? [[start + shift, Math.min(end, to) + shift] as const] : [])),
  }
}

/** Where the snippet begins: with a word shortly before what was found, if there is one. */
const wordBefore = (words: ReturnType<typeof wordsIn>, place: number) =>
  words.find(({ start }) => start >= place - leadChars && start <= place)?.start ?? place

/** In order, and what overlaps as one. */
function joined(places: (readonly [start: number, end: number])[]): (readonly [start: number, end: number])[] {
  const sorted = [...places].sort((one, other) => one[0] - other[0])
  const all: (readonly [number, number])[] = []
  for (const [start, end] of sorted) {
    const last = all.at(-1)
    if (last && start < last[1]) all[all.length - 1] = [last[0], Math.max(last[1], end)]
    else all.push([start, end])
  }
  return all
}
