import { conversationIdOf, kindOf, type ConversationId, type LogId } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Store, StoredConversation } from '../store/store.ts'
import { foldStored, type Folded } from './folded.ts'

/**
 * The folded conversations that were used last, at most `limit`. What is missing is rebuilt from the store: from the
 * latest snapshot and the events after it, so that the price does not grow with the log.
 */
export class ConversationCache {
  readonly #store: Store
  readonly #limit: number
  readonly #log: Log
  // In the order of use, the longest unused first.
  readonly #folded = new Map<ConversationId, Folded>()
  /** What is being read, and whether any of it was forgotten meanwhile: it may be old already. */
  readonly #readings = new Set<{ readonly ids: ReadonlySet<ConversationId>; isOld: boolean }>()
  hits = 0
  misses = 0

  constructor(store: Store, { limit, log }: { limit: number; log: Log }) {
    this.#store = store
    this.#limit = limit
    this.#log = log
  }

  get size(): number {
    return this.#folded.size
  }

  /** What is in memory, without asking the store. */
  peek(id: ConversationId): Folded | undefined {
    const folded = this.#folded.get(id)
    if (!folded) return undefined
    this.#folded.delete(id)
    this.#folded.set(id, folded)
    this.hits++
    return folded
  }

  /** How far a log is known in memory, without counting as a use. */
  seqOf(log: LogId): number | undefined {
    const folded = this.#folded.get(conversationIdOf(log))
    return kindOf(log) === 'conversation' ? folded?.conversation.seq : folded?.interaction.seq
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
    const stored = await this.#read(missing)
    missing.forEach((id, index) => {
      const folded = this.#fold(id, stored[index]!)
      if (!folded) return
      // While the store was read, the writer may have come further.
      const newer = this.#folded.get(id)
      const latest = newer && placeOf(newer) >= placeOf(folded) ? newer : folded
      loaded.set(id, latest)
      if (latest.conversation.seq > 0) this.put(id, latest)
    })
    return loaded
  }

  /** What another node writes while it is read may be in it or not: then it is read again. */
  async #read(ids: readonly ConversationId[]): Promise<readonly StoredConversation[]> {
    const reading = { ids: new Set(ids), isOld: false }
    this.#readings.add(reading)
    try {
      const stored = await this.#store.readConversations(ids)
      if (!reading.isOld) return stored
    } finally {
      this.#readings.delete(reading)
    }
    return this.#read(ids)
  }

  /** One conversation; nothing when it is damaged. */
  async get(id: ConversationId): Promise<Folded | undefined> {
    return this.peek(id) ?? (await this.load([id])).get(id)
  }

  put(id: ConversationId, folded: Folded): void {
    this.#folded.delete(id)
    this.#folded.set(id, folded)
    if (this.#folded.size <= this.#limit) return
    for (const oldest of this.#folded.keys()) {
      this.#folded.delete(oldest)
      return
    }
  }

  #fold(id: ConversationId, stored: StoredConversation): Folded | undefined {
    try {
      return foldStored(id, stored)
    } catch (error) {
      this.#log('conversation-damaged', { id, error: String(error) })
      return undefined
    }
  }

  /** Somebody else wrote: the next one to ask reads the store. */
  forget(id: ConversationId): void {
    this.#folded.delete(id)
    for (const reading of this.#readings) if (reading.ids.has(id)) reading.isOld = true
  }

  /** Nobody knows who wrote what. */
  forgetAll(): void {
    this.#folded.clear()
    for (const reading of this.#readings) reading.isOld = true
  }
}

/** Both logs only grow: whichever is further has more. */
const placeOf = ({ conversation, interaction }: Folded): number => conversation.seq + interaction.seq
