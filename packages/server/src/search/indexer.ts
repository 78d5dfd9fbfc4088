import { conversationIdOf, type ConversationId } from '@parley/protocol'
import type { Log } from '../core.ts'
import { Follower, type FollowerOptions, reachedWith } from '../following/follower.ts'
import { causeOf } from '../following/trouble.ts'
import { foldStored } from '../log/folded.ts'
import type { FedEvent } from '../store/feed.ts'
import type { Store, StoredConversation } from '../store/store.ts'
import { readersOf } from './may-find.ts'
import type { Batch, SearchIndex } from './search-index.ts'
import { erases, mayMoveReaders, thingOf } from './things.ts'

/** The characters and the interactions of a slice at most. */
const mostChars = 32_000
const mostInteractions = 8

export interface IndexerOptions extends Omit<FollowerOptions, 'followed'> {
  readonly index: SearchIndex
  readonly store: Pick<Store, 'readConversations'>
}

/** Between two bits of taking out what was forgotten, in milliseconds. */
const purgeRestMs = 50

/** Keeps the index up with the logs. */
export class Indexer extends Follower {
  readonly #options: IndexerOptions
  #callOffPurge: (() => void) | undefined

  constructor(options: IndexerOptions) {
    const { index, store, ...rest } = options
    super({
      ...rest,
      followed: {
        reached: () => index.reached(),
        clear: () => index.clear(),
        takeIn: async (events) => {
          const { batch, last } = await batchOf(events, (ids) => readersIn(store, ids, options.log))
          await index.add(batch)
          if (batch.forgotten.length > 0) this.#purgeSoon()
          return last
        },
      },
    })
    this.#options = options
  }

  /** Also goes on with taking out what was forgotten before. */
  override start(): void {
    super.start()
    this.#purgeSoon()
  }

  override stop(): void {
    super.stop()
    this.#callOffPurge?.()
  }

  #purgeSoon(): void {
    this.#callOffPurge?.()
    this.#callOffPurge = this.#options.clock.after(purgeRestMs, () => void this.#purge())
  }

  async #purge(): Promise<void> {
    const { index, log } = this.#options
    try {
      if (await index.purge()) this.#purgeSoon()
    } catch (error) {
      log('indexing-failed', { error: String(causeOf(error)) })
    }
  }
}

async function batchOf(
  events: readonly FedEvent[],
  readers: (ids: readonly ConversationId[]) => Promise<Batch['readers']>,
): Promise<{ batch: Batch; last: FedEvent }> {
  let things: Batch['things'][number][] = []
  const moved = new Set<ConversationId>()
  const forgotten = new Set<ConversationId>()
  let chars = 0
  let last = events[0]!
  for (const event of events) {
    if (chars > mostChars || moved.size >= mostInteractions) break
    last = event
    if (erases(event)) {
      const id = conversationIdOf(event.log)
      things = things.filter(({ conversation }) => conversation !== id)
      forgotten.add(id)
    }
    const thing = thingOf(event)
    if (thing) things.push(thing)
    chars += thing?.text.length ?? 0
    if (mayMoveReaders(event)) moved.add(conversationIdOf(event.log))
  }
  const reached = reachedWith(last)
  return { batch: { things, readers: await readers([...moved]), forgotten: [...forgotten], reached }, last }
}

/** As the interactions stand now: that may be further than the slice, and is never less true. */
async function readersIn(
  store: IndexerOptions['store'],
  ids: readonly ConversationId[],
  log: Log,
): Promise<Batch['readers']> {
  if (ids.length === 0) return []
  const stored = await store.readConversations(ids)
  return ids.map((id, place) => {
    const there = stored[place]
    return { conversation: id, agents: there ? agentsOf(id, there, log) : [] }
  })
}

function agentsOf(id: ConversationId, there: StoredConversation, log: Log): string[] {
  try {
    return readersOf(foldStored(id, there).interaction)
  } catch (error) {
    // It can be read by nobody, and need not keep all others from being found.
    log('conversation-damaged', { id, error: String(error) })
    return []
  }
}
