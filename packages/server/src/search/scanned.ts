import type { Found, Question, Thing } from './search-index.ts'

/** Places that are looked through at once to begin with, and at least and at most. */
const firstPlaces = 8_192
const fewestPlaces = 1_024
const mostPlaces = 1_048_576

/** How long one part should take, and all of them together before what there is is given, in milliseconds. */
const partMs = 4
const allMs = 1_500

/** Looks through places from `from` up to `question.before`. */
type Look = (question: Question & { readonly before: number }, from: number) => readonly Thing[]

/**
 * Looks through the order of things from its end, part by part, as large as they can be without holding anybody up; between
 * them everybody else is served. Looking through all at once would take as long as there are things.
 */
export async function scanned(question: Question, newest: number, look: Look): Promise<Found> {
  const things: Thing[] = []
  let before = Math.min(question.before ?? newest + 1, newest + 1)
  let places = firstPlaces
  let spentMs = 0
  while (before > 1) {
    const from = Math.max(1, before - places)
    const startedAt = performance.now()
    // One more than is wanted, so that it is known whether that was all.
    things.push(...look({ ...question, before, limit: question.limit + 1 - things.length }, from))
    const tookMs = performance.now() - startedAt
    if (things.length > question.limit) {
      const page = things.slice(0, question.limit)
      return { things: page, before: page.at(-1)?.place ?? null }
    }
    before = from
    spentMs += tookMs
    if (spentMs > allMs && before > 1) return { things, before }
    places = tookMs > partMs ? Math.max(fewestPlaces, places / 2) : Math.min(mostPlaces, places * 2)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { things, before: null }
}
