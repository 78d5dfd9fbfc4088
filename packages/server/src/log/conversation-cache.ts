import {
  conversationIdOf,
  conversationLog,
  interactionLog,
  kindOf,
  type ConversationId,
  type LogId,
} from '@parley/protocol'
import type { Log } from '../core.ts'
import { mostGained } from '../store/renewal.ts'
import type { Place, Store, StoredConversation } from '../store/store.ts'
import type { Gain } from './committed.ts'
import { foldGained, foldStored, type Folded } from './folded.ts'

/** A conversation in memory, and how far its logs are known to be: further than it, where another node has written. */
interface Entry {
  readonly folded: Folded
  readonly is: Place
}

/** What is being read. */
interface Reading {
  readonly ids: ReadonlySet<ConversationId>
  /** Some of it was forgotten meanwhile: what is read may be old already. */
  isOld: boolean
  /** How far logs were said to be meanwhile. */
  readonly reached: [log: LogId, seq: number][]
}

export interface CacheOptions {
  /** Conversations at most. */
  readonly limit: number
  readonly log: Log
  /** What others have written to a log that is in memory, in order. */
  readonly onGained: (gain: Gain) => void
  /** While a conversation is written to here: when that is over. */
  readonly settled: (id: ConversationId) => Promise<void> | undefined
}

/**
 * The folded conversations that were used last, at most `limit`. What is missing is rebuilt from the store: from the
 * latest snapshot and the events after it, so that the price does not grow with the log. What another node has written is read from
 * where it is known.
 */
export class ConversationCache {
  readonly #store: Store
  readonly #options: CacheOptions
  // In the order of use, the longest unused first.
  readonly #entries = new Map<ConversationId, Entry>()
  readonly #readings = new Set<Reading>()
  hits = 0
  misses = 0

  constructor(store: Store, options: CacheOptions) {
    this.#store = store
    this.#options = options
  }

  get size(): number {
    return this.#entries.size
  }

  /** What is in memory as the store has it, without asking the store. */
  peek(id: ConversationId): Folded | undefined {
    const entry = this.#entries.get(id)
    if (!entry || isBehind(entry)) return undefined
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    this.hits++
    return entry.folded
  }

  /** Whether a log is in memory up to there, without counting as a use. */
  has(log: LogId, seq: number): boolean {
    const entry = this.#entries.get(conversationIdOf(log))
    return entry !== undefined && !isBehind(entry) && entry.is[kindOf(log)] >= seq
  }

  /**
   * Unknown conversations come back empty and are not kept: ids that name nothing must not push out the others.
   * Missing from the answer: what the store has of it is damaged.
   */
  async load(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Folded>> {
    const loaded = new Map<ConversationId, Folded>()
    const missing: ConversationId[] = []
    for (const id of new Set(ids)) {
      const folded = this.peek(id)
      if (folded) loaded.set(id, folded)
      else missing.push(id)
    }
    if (missing.length === 0) return loaded
    this.misses += missing.length
    const { known, stored, reached } = await this.#read(missing)
    const lost: ConversationId[] = []
    for (const [index, id] of missing.entries()) {
      const before = known.get(id)
      const after = before ? foldGained(before, stored[index]!) : this.#fold(id, stored[index]!)
      if (!after && before) lost.push(id)
      if (!after) continue
      if (before) this.#tell(id, before, stored[index]!)
      loaded.set(id, after.conversation.seq > 0 ? this.#found(id, after) : after)
    }
    for (const [log, seq] of reached) this.reached(log, seq)
    if (lost.length === 0) return loaded
    for (const id of lost) this.forget(id)
    return new Map([...loaded, ...(await this.load(lost))])
  }

  /** The writer was told what others have written since `before`, which made it `after`. */
  gained(before: Folded, gained: StoredConversation, after: Folded): void {
    const { id } = after.conversation
    this.#tell(id, before, gained)
    this.#found(id, after)
  }

  /** Passes on what is new of it. */
  #tell(id: ConversationId, before: Folded, { conversation, interaction }: StoredConversation): void {
    const is = this.#entries.get(id)?.folded ?? before
    for (const [log, from, seq, tail] of [
      [conversationLog(id), before.conversation.seq, is.conversation.seq, conversation.tail],
      [interactionLog(id), before.interaction.seq, is.interaction.seq, interaction.tail],
    ] as const) {
      const [firstSeq, lastSeq] = [Math.max(from, seq) + 1, from + tail.length]
      const events = tail.slice(firstSeq - 1 - from)
      if (events.length > 0) this.#options.onGained({ log, firstSeq, lastSeq, events })
    }
  }

  /** Those of which something is in memory, where they have gained little; the others are rebuilt from a snapshot, which is about as much. */
  #knownOf(ids: readonly ConversationId[]): ReadonlyMap<ConversationId, Folded> {
    const known = new Map<ConversationId, Folded>()
    for (const id of ids) {
      const entry = this.#entries.get(id)
      if (entry && lengthOf(entry.is) - lengthOf(placeOf(entry.folded)) <= mostGained) known.set(id, entry.folded)
    }
    return known
  }

  /** What is forgotten while it is read may be in it or not: then it is read again. */
  async #read(ids: readonly ConversationId[]): Promise<{
    readonly known: ReadonlyMap<ConversationId, Folded>
    readonly stored: readonly StoredConversation[]
    readonly reached: Reading['reached']
  }> {
    const known = this.#knownOf(ids)
    const reading: Reading = { ids: new Set(ids), isOld: false, reached: [] }
    this.#readings.add(reading)
    try {
      const places = new Map([...known].map(([id, folded]) => [id, placeOf(folded)]))
      const stored = await this.#store.readConversations(ids, places)
      for (const id of known.keys()) await this.#options.settled(id)
      if (!reading.isOld) return { known, stored, reached: reading.reached }
    } finally {
      this.#readings.delete(reading)
    }
    return this.#read(ids)
  }

  /** One conversation; nothing when it is damaged. */
  async get(id: ConversationId): Promise<Folded | undefined> {
    return this.peek(id) ?? (await this.load([id])).get(id)
  }

  /** Keeps how the writer has left a conversation, unless others have been further by then. */
  put(id: ConversationId, written: Folded): void {
    const known = this.#entries.get(id)?.folded
    if (!known || !isFurther(known, written)) this.#keep(id, written)
  }

  /** Keeps what was read, unless the writer has come as far meanwhile: it knows of deadlines, too. Returns which of them is kept. */
  #found(id: ConversationId, read: Folded): Folded {
    const known = this.#entries.get(id)?.folded
    if (known && !isFurther(read, known)) return known
    this.#keep(id, read)
    return read
  }

  #keep(id: ConversationId, folded: Folded): void {
    const is = furthest(placeOf(folded), this.#entries.get(id)?.is)
    this.#entries.delete(id)
    this.#entries.set(id, { folded, is })
    if (this.#entries.size <= this.#options.limit) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      return
    }
  }

  #fold(id: ConversationId, stored: StoredConversation): Folded | undefined {
    try {
      return foldStored(id, stored)
    } catch (error) {
      this.#options.log('conversation-damaged', { id, error: String(error) })
      return undefined
    }
  }

  /** Somebody else has written: the log is known to be that far. */
  reached(log: LogId, seq: number): void {
    const id = conversationIdOf(log)
    const entry = this.#entries.get(id)
    if (entry && entry.is[kindOf(log)] < seq)
      this.#entries.set(id, { ...entry, is: { ...entry.is, [kindOf(log)]: seq } })
    for (const reading of this.#readings) if (reading.ids.has(id)) reading.reached.push([log, seq])
  }

  /** Somebody may have written anything: the next one to ask reads the store. */
  forget(id: ConversationId): void {
    this.#entries.delete(id)
    for (const reading of this.#readings) if (reading.ids.has(id)) reading.isOld = true
  }

  /** Nobody knows who wrote what. */
  forgetAll(): void {
    this.#entries.clear()
    for (const reading of this.#readings) reading.isOld = true
  }
}

const placeOf = ({ conversation, interaction }: Folded): Place => ({
  conversation: conversation.seq,
  interaction: interaction.seq,
})

/** Events of both logs. They only grow: whoever is further has more. */
const lengthOf = ({ conversation, interaction }: Place): number => conversation + interaction

const isFurther = (one: Folded, other: Folded): boolean => lengthOf(placeOf(one)) > lengthOf(placeOf(other))

const furthest = (one: Place, other: Place = one): Place => ({
  conversation: Math.max(one.conversation, other.conversation),
  interaction: Math.max(one.interaction, other.interaction),
})

const isBehind = ({ folded, is }: Entry): boolean =>
  folded.conversation.seq < is.conversation || folded.interaction.seq < is.interaction
