import {
  ChatError,
  conversationLog,
  type Clock,
  type ContactId,
  type ConversationId,
  type LoggedEvent,
} from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Renew, Store, StoredCommand, Write, WriteOutcome } from '../store/store.ts'
import type { Spans } from '../tracing/spans.ts'
import type { DeadlinesOf, MaskOf } from './attempt.ts'
import { decideAll, grownBy, writesOf, type Decided, type Ground, type Grown } from './batch.ts'
import { CommitStats } from './commit-stats.ts'
import { gatherCommitted, type Committed } from './committed.ts'
import type { ConversationCache } from './conversation-cache.ts'
import type { Folded } from './folded.ts'
import { answerDoubtful, answerKnown, sortOutcomes, type Sorted } from './sort-outcomes.ts'
import type { Following, Work } from './work.ts'

/** Works in one transaction at most: more would make the first of them wait for the last. */
const batchLimit = 256

/** How often a work is decided anew because somebody else was faster, before it is given back as `unavailable`. */
const attemptLimit = 20

export interface ConversationLogOptions {
  readonly store: Store
  readonly cache: ConversationCache
  readonly clock: Clock
  readonly log: Log
  readonly spans: Spans
  readonly deadlinesOf: DeadlinesOf
  readonly maskOf: MaskOf
  /** Made for each batch: what follows from its changes for agents. */
  readonly following: () => Following
  /** Whether others write to this store, too: then what is in memory may be older than what it has. */
  readonly sharesStore: boolean
  /** Runs `action` when all frames that are here already were received. */
  readonly nextTurn: (action: () => void) => void
  /** Called after each durable batch, when its works are settled. */
  readonly onCommitted: (batch: Committed) => void
  /** Called when the store did not say what became of a batch: these may have been written, or not ([NOD5]). */
  readonly onDoubt: (writes: readonly Write[]) => void
  /** Called when the store has written something, or could not. */
  readonly onWrote?: (isWritten: boolean) => void
}

/**
 * The only writer. Works that arrive in one turn, or while a commit is under way, form the next batch: they are decided
 * one after another, written in one transaction, and settled when it is durable.
 */
export class ConversationLog {
  readonly stats = new CommitStats()
  readonly #options: ConversationLogOptions
  #queue: Work[] = []
  #writing = false
  /** What is being written. */
  #underWay: { readonly ids: ReadonlySet<ConversationId>; readonly settled: Promise<void>; end(): void } | undefined
  readonly #attempts = new WeakMap<Work, number>()
  /** Works that were refused on what was in memory, and are decided on what the store has. */
  readonly #lookedUp = new WeakSet<Work>()
  #idle: (() => void)[] = []

  constructor(options: ConversationLogOptions) {
    this.#options = options
  }

  /** How many works wait for the next batch. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Takes a work; `work.settle` tells how it ended. */
  submit(work: Work): void {
    this.#queue.push(work)
    if (this.#writing) return
    this.#writing = true
    this.#options.nextTurn(() => void this.#writeAll())
  }

  /** Resolves when everything submitted so far, and what follows from it, is settled. */
  idle(): Promise<void> {
    if (!this.#writing) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /**
   * While a conversation is written to: when that is over. What is read of it until then may hold what is not answered yet, and nobody
   * is to be told of that before its sender ([CON23]).
   */
  settled(id: ConversationId): Promise<void> | undefined {
    return this.#underWay?.ids.has(id) ? this.#underWay.settled : undefined
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const works = this.#queue.splice(0, batchLimit)
      const sorted = await this.#write(works).catch((error: unknown) => this.#failed(works, error))
      if (sorted) await this.#finish(sorted)
    }
    this.#writing = false
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #write(works: readonly Work[]): Promise<Sorted> {
    const ground = this.#groundInMemory(works) ?? (await this.#ground(works))
    let decided = this.#decide(works, ground)
    let writes = writesOf(decided)
    let outcomes: readonly WriteOutcome[] = []
    if (writes.length > 0) {
      const startedAt = performance.now()
      let gains: readonly Grown[] = []
      this.#begin(ground.folded.keys())
      outcomes = await this.#commit(writes, (gained) => {
        gains = grownBy(ground, gained)
        const folded = new Map(ground.folded)
        for (const { after } of gains) folded.set(after.conversation.id, after)
        decided = this.#decide(works, { ...ground, folded })
        writes = writesOf(decided)
        return writes
      })
      for (const { before, gained, after } of gains) this.#options.cache.gained(before, gained, after)
      this.#options.onWrote?.(true)
      const events = writes.reduce((sum, write) => sum + write.events.length, 0)
      this.stats.batch({ works: writes.length, events, ms: performance.now() - startedAt })
      for (const [place, { is }] of outcomes.entries())
        if (is === 'written') for (const { json } of writes[place]?.events ?? []) this.stats.written(json)
    }
    return sortOutcomes(decided, outcomes)
  }

  #begin(ids: Iterable<ConversationId>): void {
    const { promise: settled, resolve } = Promise.withResolvers<void>()
    const end = () => {
      this.#underWay = undefined
      resolve()
    }
    this.#underWay = { ids: new Set(ids), settled, end }
  }

  #decide(works: readonly Work[], ground: Ground): Decided[] {
    const { clock, deadlinesOf, maskOf, following } = this.#options
    return decideAll(works, ground, { now: clock.now(), deadlinesOf, maskOf, following: following() })
  }

  async #commit(writes: readonly Write[], renew: Renew): Promise<readonly WriteOutcome[]> {
    const { store, spans, onDoubt } = this.#options
    const end = spans.begin('commit', { 'parley.works': writes.length })
    try {
      const outcomes = await store.commit(writes, renew)
      end()
      return outcomes
    } catch (error) {
      end('unavailable')
      onDoubt(writes)
      throw error
    }
  }

  async #finish({ written, settled, doubtful, repeated, again, moved, broken }: Sorted): Promise<void> {
    const { cache, log, onCommitted } = this.#options
    for (const { after } of written) if (after) cache.put(after.conversation.id, after)
    for (const id of moved) cache.forget(id)
    for (const error of broken) log('decision-broken', { error: String(error) })
    for (const { work, outcome } of settled) work.settle(outcome)
    if (written.length > 0) onCommitted(gatherCommitted(written))
    this.#underWay?.end()
    const early = doubtful.map(({ work }) => work).filter((work) => this.#isEarly(work))
    for (const work of early) this.#lookUp(work)
    const refused = doubtful.filter(({ work }) => !early.includes(work))
    if (refused.length > 0) await this.#answer(refused)
    const unknown = repeated.length > 0 ? await this.#answerRepeated(repeated) : []
    if (again.length + early.length + unknown.length > 0) this.#again([...again, ...early, ...unknown])
  }

  /** Whether a work may have been refused for what another node has changed, and this one has not heard of yet ([NOD26]). */
  #isEarly(work: Work): boolean {
    return this.#options.sharesStore && work.conversationId !== null && !this.#lookedUp.has(work)
  }

  #lookUp(work: Work): void {
    this.#lookedUp.add(work)
    this.#options.cache.forget(work.conversationId!)
  }

  async #answer(doubtful: Sorted['doubtful']): Promise<void> {
    let known: readonly (StoredCommand | undefined)[]
    try {
      known = await this.#options.store.findCommands(doubtful.map(({ work }) => work.command!))
    } catch (error) {
      this.#failed(
        doubtful.map(({ work }) => work),
        error,
      )
      return
    }
    doubtful.forEach((each, index) => each.work.settle(answerDoubtful(each, known[index])))
  }

  /** Gives back those whose first one has not acted: it was refused, or is decided anew. */
  async #answerRepeated(works: readonly Work[]): Promise<readonly Work[]> {
    let known: readonly (StoredCommand | undefined)[]
    try {
      known = await this.#options.store.findCommands(works.map(({ command }) => command!))
    } catch (error) {
      this.#failed(works, error)
      return []
    }
    return works.filter((work, index) => {
      const stored = known[index]
      if (stored) work.settle(answerKnown(work, stored))
      return !stored
    })
  }

  /** The hot path: everything is in memory, and there is nothing to wait for. */
  #groundInMemory(works: readonly Work[]): Ground | undefined {
    const folded = new Map<ConversationId, Folded>()
    for (const { conversationId, contactId, originalSeq } of works) {
      if (contactId !== undefined || originalSeq !== undefined) return undefined
      if (conversationId === null || folded.has(conversationId)) continue
      const known = this.#options.cache.peek(conversationId)
      if (!known) return undefined
      folded.set(conversationId, known)
    }
    return { folded, latest: new Map(), originals: new Map() }
  }

  async #ground(works: readonly Work[]): Promise<Ground> {
    const { store, cache } = this.#options
    const latest = new Map<ContactId, ConversationId | null>()
    for (const { contactId } of works) {
      if (contactId !== undefined && !latest.has(contactId))
        latest.set(contactId, await store.latestConversation(contactId))
    }
    for (const work of works) {
      const id = work.contactId === undefined ? null : latest.get(work.contactId)
      if (id && this.#lookedUp.has(work)) cache.forget(id)
    }
    const ids = works.flatMap(({ conversationId }) => (conversationId === null ? [] : [conversationId]))
    const latestIds = [...latest.values()].filter((id) => id !== null)
    return { folded: await cache.load([...ids, ...latestIds]), latest, originals: await this.#originals(works) }
  }

  /** Events never change once they are written, so it does not matter that this is read before the batch is decided. */
  async #originals(works: readonly Work[]): Promise<Ground['originals']> {
    const originals = new Map<Work, LoggedEvent>()
    for (const work of works) {
      const { conversationId, originalSeq } = work
      if (conversationId === null || originalSeq === undefined) continue
      const log = conversationLog(conversationId)
      const [json] = await this.#options.store.readEvents(log, { after: originalSeq - 1, limit: 1 })
      const event = json === undefined ? undefined : (JSON.parse(json) as LoggedEvent)
      if (event?.seq === originalSeq) originals.set(work, event)
    }
    return originals
  }

  #again(works: readonly Work[]): void {
    const rested = works.filter((work) => {
      const attempts = (this.#attempts.get(work) ?? 0) + 1
      this.#attempts.set(work, attempts)
      if (attempts < attemptLimit) return true
      work.settle({ is: 'refused', error: new ChatError('unavailable', { retryAfterMs: 1_000 }) })
      return false
    })
    this.#queue.unshift(...rested)
  }

  /** Nothing of these works can be trusted: neither what was to be written nor what was refused because of it. */
  #failed(works: readonly Work[], error: unknown): undefined {
    this.stats.failed++
    this.#options.onWrote?.(false)
    const refusal = error instanceof ChatError ? error : new ChatError('unavailable', { retryAfterMs: 1_000 })
    this.#options.log('commit-failed', { works: works.length, code: refusal.code, error: String(error) })
    for (const work of works) {
      if (work.conversationId !== null) this.#options.cache.forget(work.conversationId)
      work.settle({ is: 'refused', error: refusal })
    }
    this.#underWay?.end()
  }
}
