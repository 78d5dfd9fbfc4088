import type { AgentId, ConversationId } from '@parley/protocol'
import type { Reached } from '../following/follower.ts'
import { isIn } from './query.ts'
import type { Found, SearchIndex, Thing } from './search-index.ts'
import { wordsIn, type Word } from './words.ts'

const beginning: Reached = { place: 0, mark: '' }

/** The index in memory, for tests and for a demonstration without a server. */
export function createMemorySearchIndex(): SearchIndex {
  let things: { thing: Thing; words: readonly Word[] }[] = []
  let reached = beginning
  const readers = new Map<ConversationId, ReadonlySet<AgentId>>()

  return {
    reached: async () => reached,
    async add(batch) {
      for (const id of batch.forgotten) readers.delete(id)
      things = things.filter(({ thing }) => !batch.forgotten.includes(thing.conversation))
      for (const { text, ...thing } of batch.things) things.push({ thing, words: wordsIn(text) })
      for (const { conversation, agents } of batch.readers) readers.set(conversation, new Set(agents))
      reached = batch.reached
    },
    async clear() {
      things = []
      readers.clear()
      reached = beginning
    },
    purge: async () => false,
    async find({ query, reader, kind, before, limit }): Promise<Found> {
      const mayFind = ({ conversation }: Thing) => reader === null || readers.get(conversation)?.has(reader)
      const found = things
        .filter(({ thing }) => (before === null || thing.place < before) && (kind === null || thing.kind === kind))
        .filter(({ thing, words }) => mayFind(thing) && isIn(query, words))
        .map(({ thing }) => thing)
        .reverse()
      const page = found.slice(0, limit)
      return { things: page, before: found.length > limit ? (page.at(-1)?.place ?? null) : null }
    },
    close: async () => {},
  }
}
