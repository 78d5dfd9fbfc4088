import type { CommandId, ConversationId } from '../ids.ts'
import type { Refusal } from '../frame.ts'
import type { KeyValueStore } from './remembered.ts'

/** What an entry wishes for, and where. */
export type Wish = Pick<OutboxEntry, 'name' | 'in' | 'body'>

/** A command that is not yet in a log. */
export interface OutboxEntry {
  readonly id: CommandId
  readonly name: string
  readonly in: ConversationId | undefined
  readonly body: unknown
  /** When it was wished for: milliseconds since 1970 on this machine. Entries are sent in this order. */
  readonly at: number
  /** `accepted`: it is in the log, but this screen has not received that part of the log yet. */
  readonly state:
    | { readonly is: 'waiting' }
    | { readonly is: 'accepted'; readonly seq: number }
    | { readonly is: 'refused'; readonly refusal: Refusal }
}

/**
 * What is wished for and not yet confirmed, in order. Kept in `store`, so that it survives a reload; the same entry sent
 * twice does no harm, because the server knows command ids for ever.
 */
export class Outbox {
  #entries: readonly OutboxEntry[] = []
  readonly #store: KeyValueStore<OutboxEntry>
  #lastAt = 0

  constructor(store: KeyValueStore<OutboxEntry>) {
    this.#store = store
  }

  /** Oldest first. A new array after every change. */
  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  /** Takes up what an earlier page left behind. What was added meanwhile stays behind it. */
  async restore(): Promise<void> {
    const kept = (await this.#store.values()).filter(({ id }) => !this.#find(id))
    if (kept.length === 0) return
    this.#entries = [...kept, ...this.#entries].sort((a, b) => a.at - b.at)
  }

  /** Adds a wish. The promise fulfils when it is kept for a reload. */
  add(entry: Omit<OutboxEntry, 'state' | 'at'>, now: number): Promise<void> {
    this.#lastAt = Math.max(now, this.#lastAt + 1)
    const added: OutboxEntry = { ...entry, at: this.#lastAt, state: { is: 'waiting' } }
    this.#entries = [...this.#entries, added]
    return this.#store.set(added.id, added)
  }

  /** The server has it at `seq`. It goes when the screen has got there; without a `seq` it goes at once. */
  accepted(id: CommandId, seq: number | undefined, reachedSeq: number): void {
    if (seq === undefined || seq <= reachedSeq) this.remove(id)
    else this.#change(id, { is: 'accepted', seq })
  }

  refused(id: CommandId, refusal: Refusal): void {
    this.#change(id, { is: 'refused', refusal })
  }

  /** Makes a refused entry wait again under a new id: the old one has its answer for ever. `as` changes what it wishes. */
  retry(id: CommandId, newId: CommandId, now: number, as: Partial<Wish> = {}): void {
    const entry = this.#find(id)
    if (entry?.state.is !== 'refused') return
    // In this order, so that a page that dies in between has lost nothing.
    void this.add({ id: newId, name: entry.name, in: entry.in, body: entry.body, ...as }, now)
    this.remove(id)
  }

  /**
   * Drops entries that are in the log now: by what caused the events, and by how far the log has been read.
   * Returns whether there were any.
   */
  reached(conversation: ConversationId, seq: number, causes: ReadonlySet<CommandId>): boolean {
    const arrived = this.#entries.filter(
      ({ id, in: where, state }) =>
        causes.has(id) || (state.is === 'accepted' && where === conversation && state.seq <= seq),
    )
    for (const { id } of arrived) this.remove(id)
    return arrived.length > 0
  }

  remove(id: CommandId): void {
    if (!this.#find(id)) return
    this.#entries = this.#entries.filter((entry) => entry.id !== id)
    void this.#store.delete(id)
  }

  #find(id: CommandId): OutboxEntry | undefined {
    return this.#entries.find((entry) => entry.id === id)
  }

  #change(id: CommandId, state: OutboxEntry['state']): void {
    const changed = this.#find(id)
    if (!changed) return
    const entry = { ...changed, state }
    this.#entries = this.#entries.map((other) => (other.id === id ? entry : other))
    void this.#store.set(id, entry)
  }
}
