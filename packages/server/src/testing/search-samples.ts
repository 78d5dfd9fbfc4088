import { readQuery } from '../search/query.ts'
import type { Batch, Question } from '../search/search-index.ts'

/** A batch that leads to `place`. */
export const batchTo = (place: number, batch: Partial<Batch> = {}): Batch => ({
  things: [],
  readers: [],
  reached: { place, mark: `mark ${place}` },
  ...batch,
})

export const asks = (text: string, question: Partial<Question> = {}): Question => ({
  query: readQuery(text),
  reader: null,
  kind: null,
  before: null,
  limit: 50,
  ...question,
})
