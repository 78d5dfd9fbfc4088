import { type Clock, conversationIdOf, type ConversationId } from '@parley/protocol'
import type { Log } from '../core.ts'
import { foldStored } from '../log/folded.ts'
import type { Feed, FedEvent } from '../store/feed.ts'
import type { Store, StoredConversation } from '../store/store.ts'
import { readersOf } from './may-find.ts'
import type { Batch, SearchIndex } from './search-index.ts'
import { mayMoveReaders, thingOf } from './things.ts'

/** How long after a commit the index follows, so that much goes together. Milliseconds. */
const gatherMs = 100

/** How long a slice should take, in milliseconds; and its events, its characters and its interactions at most. */
const sliceMs = 3
const mostEvents = 512
const mostChars = 32_000
const mostInteractions = 8

/** After each slice the index rests so many times as long as it took: it never has more than a fifth of the time. */
const restFactor = 4

/** How long whoever searches waits for the index to catch up, in milliseconds: then what is there is looked through. */
const freshMs = 250

/** After it could not be written, in milliseconds. */
const troubleMs = 5_000

export interface IndexerOptions {
  readonly feed: Feed
  readonly index: SearchIndex
  readonly store: Pick<Store, 'readConversations'>
  readonly clock: Clock
  readonly log: Log
  /** Lets everybody else have their turn. */
  readonly nextTurn: (action: () => void) => void
}

/**
 * Keeps the index up with the logs: behind them, in slices, never in the way of a message. Where it stands is in the index itself,
 * written with what it took in, so that after any end it goes on where it was.
 */
export class Indexer {
  readonly #options: IndexerOptions
  #events = 64
  #isVerified = false
  #isStopped = false
  /** After trouble it is left alone until then. Milliseconds since 1970. */
  #restsUntil = 0
  #callOff: (() => void) | undefined
  #slicing: Promise<boolean> | undefined

  constructor(options: IndexerOptions) {
    this.#options = options
  }

  /** Begins to catch up with what was written while nobody looked. */
  start(): void {
    this.#plan(0)
  }

  stop(): void {
    this.#isStopped = true
    this.#callOff?.()
  }

  /** Something was written. */
  committed(): void {
    this.#plan(gatherMs)
  }

  /** Takes in what is waiting, for a moment at most, so that what was said just now is found. */
  async catchUp(): Promise<void> {
    const startedAt = performance.now()
    // What is under way may have begun before the last that was said.
    await this.#slicing
    while (await this.#slice()) {
      if (performance.now() - startedAt > freshMs) return
      await new Promise<void>((resolve) => this.#options.nextTurn(resolve))
    }
  }

  /** Resolves when no slice is under way. */
  async idle(): Promise<void> {
    await this.#slicing
  }

  #plan(inMs: number): void {
    if (this.#isStopped || this.#callOff) return
    this.#callOff = this.#options.clock.after(inMs, () => {
      this.#callOff = undefined
      void this.#goOn()
    })
  }

  async #goOn(): Promise<void> {
    const startedAt = performance.now()
    if (await this.#slice()) this.#plan(Math.ceil((performance.now() - startedAt) * restFactor))
  }

  /** Takes in a little. Returns whether there may be more. Never rejects; one at a time. */
  #slice(): Promise<boolean> {
    this.#slicing ??= this.#takeIn()
      .catch((error: unknown) => {
        const { clock, log } = this.#options
        log('indexing-failed', { error: String(error) })
        this.#isVerified = false
        this.#restsUntil = clock.now() + troubleMs
        this.#plan(troubleMs)
        return false
      })
      .finally(() => (this.#slicing = undefined))
    return this.#slicing
  }

  async #takeIn(): Promise<boolean> {
    const { feed, index, clock } = this.#options
    if (this.#isStopped || clock.now() < this.#restsUntil) return false
    if (!this.#isVerified) await this.#verify()
    const { place } = await index.reached()
    const startedAt = performance.now()
    const asked = this.#events
    const events = await feed.read(place, asked)
    const batch = await this.#batchOf(events)
    if (!batch) return false
    await index.add(batch)
    this.#adapt(performance.now() - startedAt)
    return batch.reached.place < (events.at(-1)?.place ?? 0) || events.length === asked
  }

  /** An index of another database, as after a backup was put back, begins anew. */
  async #verify(): Promise<void> {
    const { feed, index, log } = this.#options
    const { place, mark } = await index.reached()
    if (place > 0) {
      const [event] = await feed.read(place - 1, 1)
      if (!event || event.place !== place || markOf(event) !== mark) {
        log('index-begins-anew', { place })
        await index.clear()
      }
    }
    this.#isVerified = true
  }

  async #batchOf(events: readonly FedEvent[]): Promise<Batch | undefined> {
    const things: Batch['things'][number][] = []
    const moved = new Set<ConversationId>()
    let chars = 0
    let last: FedEvent | undefined
    for (const event of events) {
      if (chars > mostChars || moved.size >= mostInteractions) break
      last = event
      const thing = thingOf(event)
      if (thing) things.push(thing)
      chars += thing?.text.length ?? 0
      if (mayMoveReaders(event)) moved.add(conversationIdOf(event.log))
    }
    return (
      last && { things, readers: await this.#readersOf([...moved]), reached: { place: last.place, mark: markOf(last) } }
    )
  }

  /** As the interactions stand now: that may be further than the slice, and is never less true. */
  async #readersOf(ids: readonly ConversationId[]): Promise<Batch['readers']> {
    if (ids.length === 0) return []
    const stored = await this.#options.store.readConversations(ids)
    return ids.map((id, place) => {
      const there = stored[place]
      return { conversation: id, agents: there ? this.#agentsOf(id, there) : [] }
    })
  }

  #agentsOf(id: ConversationId, there: StoredConversation): string[] {
    try {
      return readersOf(foldStored(id, there).interaction)
    } catch (error) {
      // It can be read by nobody, and need not keep all others from being found.
      this.#options.log('conversation-damaged', { id, error: String(error) })
      return []
    }
  }

  #adapt(tookMs: number): void {
    const wanted = tookMs > sliceMs ? this.#events / 2 : this.#events * 1.5
    this.#events = Math.round(Math.min(mostEvents, Math.max(8, wanted)))
  }
}

const markOf = ({ log, json }: FedEvent): string => `${log} ${(JSON.parse(json) as { seq: number }).seq}`
