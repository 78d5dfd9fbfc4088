import { ChatError, conversationIdOf, kindOf, limits, type ConversationId, type LogId } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Actor } from '../deciding/actor.ts'
import type { Gain } from '../log/committed.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { DamagedEvent } from '../store/damaged-event.ts'
import type { Store } from '../store/store.ts'
import { everybody, isIn, type Audience } from './audience.ts'
import { closedFrame, eventsFrame, openedFrame } from './frames.ts'

/** Who follows logs: something that takes frames. */
export interface Reader {
  /** Who reads, once that is known. */
  readonly actor: Actor | undefined
  send(text: string): void
  /** Says why, and ends the line: the client comes back and is brought up to date anew. */
  goodbye(error: ChatError): void
  readonly following: Map<LogId, Follower>
}

/** One reader's place in one log. */
export interface Follower {
  readonly reader: Reader
  readonly log: LogId
  /** The last event that was sent. */
  sentSeq: number
  /** Gets events as they come. Otherwise it is being brought up to date, and `knownSeq` is where the log has got to. */
  live: boolean
  knownSeq: number
  /** Under way to be live again; nothing for one that is. */
  arriving?: Promise<void>
}

export interface HubOptions {
  readonly store: Store
  readonly cache: ConversationCache
  readonly log: Log
  /** While a conversation is written to on this node: when that is over. */
  readonly settled: (id: ConversationId) => Promise<void> | undefined
  /** Passes on to those who follow a log on other nodes. */
  readonly elsewhere?: (log: LogId, frame: string, audience: Audience) => void
}

/**
 * Who follows which log, and up to where. Events go out in order and without gaps: whoever is behind, for whatever
 * reason, is brought up to date from the store.
 */
export class Hub {
  readonly #store: Store
  readonly #cache: ConversationCache
  readonly #log: Log
  readonly #settled: HubOptions['settled']
  readonly #elsewhere: HubOptions['elsewhere']
  readonly #followers = new Map<LogId, Set<Follower>>()
  #catchingUp = 0
  #idle: (() => void)[] = []

  constructor({ store, cache, log, settled, elsewhere }: HubOptions) {
    this.#store = store
    this.#cache = cache
    this.#log = log
    this.#settled = settled
    this.#elsewhere = elsewhere
  }

  /** Notes a follower; nothing is sent before `bringUp`. */
  follow(reader: Reader, log: LogId): Follower {
    const known = reader.following.get(log)
    if (known) return known
    const follower: Follower = { reader, log, sentSeq: 0, live: false, knownSeq: 0 }
    reader.following.set(log, follower)
    const followers = this.#followers.get(log)
    if (followers) followers.add(follower)
    else this.#followers.set(log, new Set([follower]))
    return follower
  }

  /** Ends following, and says so. */
  close(reader: Reader, log: LogId): void {
    if (!reader.following.has(log)) return
    this.#remove(reader, log)
    reader.send(closedFrame(log))
  }

  /** The reader is gone. */
  forget(reader: Reader): void {
    for (const log of reader.following.keys()) this.#remove(reader, log)
  }

  #remove(reader: Reader, log: LogId): void {
    const follower = reader.following.get(log)
    const followers = this.#followers.get(log)
    reader.following.delete(log)
    if (follower) followers?.delete(follower)
    if (followers?.size === 0) this.#followers.delete(log)
  }

  /** Sends something passing to all who follow a log, on whatever node, and are in the audience. */
  signal(log: LogId, frame: string, audience: Audience = everybody): void {
    this.signalHere(log, frame, audience)
    this.#elsewhere?.(log, frame, audience)
  }

  /** The same to those on this node alone. */
  signalHere(log: LogId, frame: string, audience: Audience = everybody): void {
    for (const { reader } of this.#followers.get(log) ?? []) if (isIn(audience, reader.actor)) reader.send(frame)
  }

  /** Who follows a log on this node. */
  readersOf(log: LogId): Reader[] {
    return [...(this.#followers.get(log) ?? [])].map(({ reader }) => reader)
  }

  /** The logs that anybody on this node follows. */
  followed(): Iterable<LogId> {
    return this.#followers.keys()
  }

  isFollowed(log: LogId): boolean {
    return this.#followers.has(log)
  }

  /** Sends what a log has gained: one frame, made once, for all who follow. */
  publish({ log, firstSeq, lastSeq, events }: Gain): void {
    const followers = this.#followers.get(log)
    if (!followers) return
    let frame: string | undefined
    for (const follower of followers) {
      if (!follower.live) follower.knownSeq = Math.max(follower.knownSeq, lastSeq)
      else if (follower.sentSeq + 1 === firstSeq) {
        follower.reader.send((frame ??= eventsFrame(log, events)))
        follower.sentSeq = lastSeq
      } else this.#reached(follower, lastSeq)
    }
  }

  /** A log has reached `seq`, on this node or another. */
  rung(log: LogId, seq: number): void {
    for (const follower of this.#followers.get(log) ?? []) this.#reached(follower, seq)
  }

  #reached(follower: Follower, seq: number): void {
    follower.knownSeq = Math.max(follower.knownSeq, seq)
    if (!follower.live || follower.sentSeq >= seq) return
    follower.live = false
    void this.bringUp(follower, 'sent')
  }

  /**
   * Brings a follower up to date: with the events since `seq`, or since what was sent, where that is not too far, else by opening the
   * log anew.
   * Resolves when it is live, or its reader is gone.
   */
  bringUp(follower: Follower, seq?: number | 'sent'): Promise<void> {
    // One after the other: two at once would count each other's events as their own.
    const own = this.#bringUp(follower, seq, follower.arriving).finally(() => {
      if (follower.arriving === own) delete follower.arriving
    })
    return (follower.arriving = own)
  }

  async #bringUp(
    follower: Follower,
    seq: number | 'sent' | undefined,
    before: Promise<void> | undefined,
  ): Promise<void> {
    this.#catchingUp++
    if (before) await before
    // What has been sent must come again after an opening that was read before it.
    follower.knownSeq = Math.max(follower.knownSeq, follower.sentSeq)
    follower.live = false
    try {
      await this.#catchUp(follower, seq === 'sent' ? follower.sentSeq : seq)
    } catch (error) {
      this.#log('catch-up-failed', { log: follower.log, error: String(error) })
      // Nothing may come in this log for a long time: the screen must not stay behind until then.
      // What is damaged stays so: whoever came back for it would come for ever.
      if (isFollowing(follower) && !(error instanceof DamagedEvent))
        follower.reader.goodbye(new ChatError('unavailable', { retryAfterMs: 1_000 }))
    } finally {
      follower.live = true
      this.#catchingUp--
      if (this.#catchingUp === 0) for (const resolve of this.#idle.splice(0)) resolve()
    }
  }

  async #catchUp(follower: Follower, seq: number | undefined): Promise<void> {
    const { log, reader } = follower
    const id = conversationIdOf(log)
    const folded = await this.#cache.get(id)
    if (!folded || !isFollowing(follower)) return
    const state = kindOf(log) === 'conversation' ? folded.conversation : folded.interaction
    const isNear = seq !== undefined && seq <= state.seq && state.seq - seq <= limits.resumeEvents
    if (isNear) follower.sentSeq = seq
    else {
      const events = await this.#store.readEvents(log, { before: state.seq + 1, limit: limits.openingEvents })
      if (!isFollowing(follower)) return
      reader.send(openedFrame(log, JSON.stringify(state), events))
      follower.sentSeq = state.seq
    }
    follower.knownSeq = Math.max(follower.knownSeq, state.seq)
    while (follower.sentSeq < follower.knownSeq) {
      const events = await this.#store.readEvents(log, { after: follower.sentSeq, limit: limits.pageEvents })
      await this.#settled(id)
      if (!isFollowing(follower) || events.length === 0) return
      reader.send(eventsFrame(log, events))
      follower.sentSeq += events.length
    }
    // In the same turn as the last look: what is published from here on is sent.
    follower.live = true
  }

  /** Resolves when nobody is being brought up to date. */
  idle(): Promise<void> {
    if (this.#catchingUp === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }
}

const isFollowing = (follower: Follower) => follower.reader.following.get(follower.log) === follower
