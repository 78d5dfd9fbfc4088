import type { LoggedEvent, LogId } from '@parley/protocol'
import { readQuery } from '../search/query.ts'
import type { Batch, Question } from '../search/search-index.ts'
import type { Write } from '../store/store.ts'

/** A batch that leads to `place`. */
export const batchTo = (place: number, batch: Partial<Batch> = {}): Batch => ({
  things: [],
  readers: [],
  forgotten: [],
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

/** A write of one message. */
export function saying(log: LogId, seq: number, text: string): Write {
  const event: LoggedEvent = { seq, at: 0, by: 'p1', name: 'message-sent', body: { message: { kind: 'text', text } } }
  return {
    command: null,
    decidedOn: [],
    events: [{ log, seq, json: JSON.stringify(event) }],
    snapshots: [],
    interaction: null,
    desk: null,
    contact: null,
    deadlines: [],
    agents: [],
    memories: [],
  }
}
