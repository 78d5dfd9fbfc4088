import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Feed, FedEvent } from '../store/feed.ts'
import { causeOf } from './trouble.ts'

/** How long after a commit what follows the logs goes on, so that much goes together. Milliseconds. */
const gatherMs = 100

/** The events of a slice at most: reading them takes a millisecond or two. Fewer where they are long: it is all in memory at once. */
const mostEvents = 256
const fewestEvents = 8
const wantedChars = 250_000

/** How long whoever asks waits for it to catch up, in milliseconds: then what is there is looked through. */
const freshMs = 250

/** After it could not be written, in milliseconds. */
const troubleMs = 5_000

/** How far something has come that follows the logs. */
export interface Reached {
  /** The place of the last event that was taken in; 0 before the first. */
  readonly place: number
  /** Names that event, so that another database is noticed; empty before the first. */
  readonly mark: string
}

/** Something that is made from the logs, and can be made from them again. */
export interface Followed {
  reached(): Promise<Reached>
  /** Takes in events, the first of them at least, and writes with them how far it has come. Gives the last that it took. */
  takeIn(events: readonly FedEvent[]): Promise<FedEvent>
  /** Forgets everything: `reached` is at the beginning. */
  clear(): Promise<void>
}

export interface FollowerOptions {
  readonly feed: Feed
  readonly followed: Followed
  readonly clock: Clock
  readonly log: Log
  /** Lets everybody else have their turn. */
  readonly nextTurn: (action: () => void) => void
  /** Called when it fails, falls behind, or is up with the logs again. */
  readonly onState?: (state: FollowerState) => void
}

/** `behind`: it catches up, and what it has not taken in yet is older than `behindMs`. */
export type FollowerState = 'working' | 'behind' | 'broken'

/** What is younger than this may be missing without a word, in milliseconds. */
const behindMs = 30_000

/**
 * Keeps something up with the logs: behind them, in slices, never in the way of a message. Where it stands is in the thing itself,
 * written with what it took in, so that after any end it goes on where it was.
 */
export class Follower {
  readonly #options: FollowerOptions
  /** How many events the next slice asks for. */
  #events = 64
  #isVerified = false
  #isStopped = false
  /** After trouble it is left alone until then. Milliseconds since 1970. */
  #restsUntil = 0
  #callOff: (() => void) | undefined
  #slicing: Promise<boolean> | undefined
  /** The last that was planned, from when it was due. */
  #goingOn: Promise<void> | undefined
  #state: FollowerState = 'working'
  /** When the last was written that it has taken in, while there may be more; milliseconds since 1970. */
  #reachedAt: number | undefined

  constructor(options: FollowerOptions) {
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

  /** Takes in what is waiting, for a moment at most, so that what happened just now is there. Returns whether nothing is left. */
  async catchUp(): Promise<boolean> {
    const startedAt = performance.now()
    // What is under way may have begun before the last that was written.
    await this.#slicing
    while (await this.#slice()) {
      if (performance.now() - startedAt > freshMs) return false
      await new Promise<void>((resolve) => this.#options.nextTurn(resolve))
    }
    return this.#isVerified
  }

  /** How old what it has taken in last is, while there is more; 0 when it is up with the logs. Milliseconds. */
  get lagMs(): number {
    return this.#reachedAt === undefined ? 0 : Math.max(0, this.#options.clock.now() - this.#reachedAt)
  }

  /** Resolves when no slice is due or under way. */
  async idle(): Promise<void> {
    await this.#goingOn
    await this.#slicing
  }

  #plan(inMs: number): void {
    if (this.#isStopped || this.#callOff) return
    this.#callOff = this.#options.clock.after(inMs, () => {
      this.#callOff = undefined
      this.#goingOn = this.#goOn()
    })
  }

  async #goOn(): Promise<void> {
    await new Promise<void>((resolve) => this.#options.nextTurn(resolve))
    const startedAt = performance.now()
    // It rests as long as it took: it never has more than half of the time.
    if (await this.#slice()) this.#plan(Math.ceil(performance.now() - startedAt))
  }

  /** Takes in a little. Returns whether there may be more. Never rejects; one at a time. */
  #slice(): Promise<boolean> {
    this.#slicing ??= this.#takeIn()
      .catch((error: unknown) => {
        const { clock, log } = this.#options
        log('indexing-failed', { error: String(causeOf(error)) })
        this.#be('broken')
        this.#reachedAt ??= clock.now()
        this.#isVerified = false
        this.#restsUntil = clock.now() + troubleMs
        this.#plan(troubleMs)
        return false
      })
      .finally(() => (this.#slicing = undefined))
    return this.#slicing
  }

  async #takeIn(): Promise<boolean> {
    const { feed, followed, clock } = this.#options
    if (this.#isStopped || clock.now() < this.#restsUntil) return false
    if (!this.#isVerified) await this.#verify()
    const { place } = await followed.reached()
    const asked = this.#events
    const events = await feed.read(place, asked)
    this.#adapt(events)
    const newest = events.at(-1)
    if (!newest) return this.#reached(undefined)
    const last = await followed.takeIn(events)
    const isLeft = last.place < newest.place || events.length === asked
    return this.#reached(isLeft ? last : undefined)
  }

  #adapt(events: readonly FedEvent[]): void {
    const chars = events.reduce((sum, { json }) => sum + json.length, 0)
    this.#events =
      chars > wantedChars ? Math.max(fewestEvents, this.#events >> 1) : Math.min(mostEvents, this.#events * 2)
  }

  /** It has got to this event, or to the end. Returns whether there may be more. */
  #reached(event: FedEvent | undefined): boolean {
    this.#reachedAt = event && (JSON.parse(event.json) as { at: number }).at
    this.#be(this.lagMs > behindMs ? 'behind' : 'working')
    return event !== undefined
  }

  #be(state: FollowerState): void {
    if (state === this.#state) return
    this.#state = state
    this.#options.onState?.(state)
  }

  /** What was made of another database, as after a backup was put back, begins anew. */
  async #verify(): Promise<void> {
    const { feed, followed, log } = this.#options
    const { place, mark } = await followed.reached()
    if (place > 0) {
      const [event] = await feed.read(place - 1, 1)
      if (!event || event.place !== place || markOf(event) !== mark) {
        log('index-begins-anew', { place })
        if (!event) log('events-missing', { from: (await lastPlace(feed, place)) + 1, to: place })
        await followed.clear()
      }
    }
    this.#isVerified = true
  }
}

/** Where the order of all events ends, which is before `missing`. */
async function lastPlace(feed: Feed, missing: number): Promise<number> {
  let [low, high] = [0, missing]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [event] = await feed.read(middle, 1)
    if (event) low = event.place
    else high = middle
  }
  return low
}

/** How far one has come with this event. */
export const reachedWith = (event: FedEvent): Reached => ({ place: event.place, mark: markOf(event) })

const markOf = ({ log, json }: FedEvent): string => `${log} ${(JSON.parse(json) as { seq: number }).seq}`
