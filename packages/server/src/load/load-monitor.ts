import { ChatError, type Clock } from '@parley/protocol'
import type { Core, Log } from '../core.ts'
import { TokenBucket } from '../sessions/token-bucket.ts'
import type { Admission, Dispensable } from './admission.ts'
import { levelOf, rank, type Load, type LoadLevel, type LoadThresholds } from './load-level.ts'

/** How often the load is looked at, in milliseconds. */
export const lookMs = 500

/** How often in a row it must be higher, or lower, before that counts: one long pause is none, and calm has to last. */
const looksUp = 2
const looksDown = 6

/** From which level on each thing is put off. */
const putOffAt: Readonly<Record<Dispensable, LoadLevel>> = {
  upload: 'busy',
  'sign-in': 'busy',
  'staff-sign-in': 'overloaded',
  message: 'overloaded',
}

/** After which time it may be tried again, in milliseconds: anywhere between, so that not all come back at once. */
const againMs: Readonly<Record<Dispensable, readonly [from: number, to: number]>> = {
  upload: [5_000, 15_000],
  'sign-in': [2_000, 12_000],
  'staff-sign-in': [1_000, 5_000],
  message: [1_000, 4_000],
}

export interface LoadMonitorOptions {
  /** The load since the last look. */
  readonly measure: () => Load
  readonly thresholds: LoadThresholds
  readonly clock: Clock
  readonly log: Log
  /** How many contacts and bots may sign in per second; any number unless given. */
  readonly signInsPerSecond?: number
  /** 0 ≤ x < 1. */
  readonly random?: () => number
}

/** Looks at the load, and puts off what can wait before anything breaks ([OPS10] to [OPS13]). */
export class LoadMonitor implements Admission {
  readonly #options: LoadMonitorOptions
  /** How often each thing was put off. */
  readonly putOff: Record<Dispensable, number> = { upload: 0, 'sign-in': 0, 'staff-sign-in': 0, message: 0 }
  #level: LoadLevel = 'calm'
  #latest: Load = { loopDelayMs: 0, waitingCommands: 0, memoryPercent: 0 }
  #streak = 0
  #core: Pick<Core, 'noteTrouble'> | undefined
  #callOff = () => {}
  /** A storm of sign-ins is over before any look could notice it: they are counted as they come. */
  readonly #signIns: TokenBucket | undefined

  constructor(options: LoadMonitorOptions) {
    this.#options = options
    const { signInsPerSecond: perSecond, clock } = options
    this.#signIns = perSecond === undefined ? undefined : new TokenBucket({ perSecond, burst: perSecond }, clock.now())
  }

  get level(): LoadLevel {
    return this.#level
  }

  get latest(): Load {
    return this.#latest
  }

  /** @param core hears which channels that concerns */
  start(core: Pick<Core, 'noteTrouble'>): void {
    this.#core = core
    this.#plan()
  }

  stop(): void {
    this.#callOff()
  }

  refusal(what: Dispensable): ChatError | undefined {
    const isTooMany = rank[this.#level] >= rank[putOffAt[what]]
    if (!isTooMany && (what !== 'sign-in' || this.#mayStillSignIn())) return undefined
    this.putOff[what] += 1
    const { random = Math.random } = this.#options
    const [from, to] = againMs[what]
    return new ChatError('unavailable', { retryAfterMs: Math.round(from + (to - from) * random()) })
  }

  #mayStillSignIn(): boolean {
    return !this.#signIns || this.#signIns.take(this.#options.clock.now()) === 0
  }

  #plan(): void {
    this.#callOff = this.#options.clock.after(lookMs, () => {
      this.#look()
      this.#plan()
    })
  }

  #look(): void {
    const { measure, thresholds } = this.#options
    this.#latest = measure()
    const level = levelOf(this.#latest, thresholds, this.#level)
    if (level === this.#level) {
      this.#streak = 0
      return
    }
    const way = rank[level] > rank[this.#level] ? 1 : -1
    this.#streak = Math.sign(this.#streak) === way ? this.#streak + way : way
    if (this.#streak >= looksUp || this.#streak <= -looksDown) this.#become(level)
  }

  #become(level: LoadLevel): void {
    this.#level = level
    this.#streak = 0
    this.#options.log(`load-${level}`, { ...this.#latest })
    this.#core?.noteTrouble('load:files', level === 'calm' ? null : { channel: 'files', is: 'down', why: 'busy' })
    this.#core?.noteTrouble(
      'load:chat',
      level === 'overloaded' ? { channel: 'chat', is: 'limited', why: 'busy' } : null,
    )
  }
}
