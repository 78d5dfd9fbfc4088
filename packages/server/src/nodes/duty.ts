import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Store } from '../store/store.ts'

/** What the node on duty does for all: routing, bots' turns, and what was left undone by a node that died. */
const duty = 'acting'

/** How long it is taken for, and how often it is asked for or kept, in milliseconds. So a dead node is replaced after 8 s at most. */
const heldMs = 6_000
const askMs = 2_000

export interface DutyOptions {
  readonly store: Pick<Store, 'takeDuty'>
  readonly clock: Clock
  readonly log: Log
  readonly me: string
  /** Whether there can be other nodes; without them there is nothing to ask. */
  readonly isAlone: boolean
  /** The duty is this node's from now on, or no longer. */
  readonly changed: (isMine: boolean) => unknown
}

/**
 * Which node does what the server does by itself. It makes nothing right that would be wrong without it: whatever it does is decided on
 * the logs as they stand. It only keeps nodes from doing the same work twice ([NOD20]).
 */
export class Duty {
  readonly #options: DutyOptions
  /** Until when it is surely nobody else's. Milliseconds since 1970. */
  #until = -Infinity
  #isMine = false
  #isStopped = false
  #asking: Promise<void> | undefined
  #callOff: (() => void) | undefined

  constructor(options: DutyOptions) {
    this.#options = options
  }

  get isMine(): boolean {
    const { isAlone, clock } = this.#options
    return isAlone || (this.#isMine && clock.now() < this.#until)
  }

  /** Asks for it for the first time. Resolves when it is known whether it is this node's. */
  async start(): Promise<void> {
    if (this.#options.isAlone) return
    await this.ask()
    this.#plan()
  }

  /** Asks for it now: somebody may have given it back. */
  ask(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined))
    return this.#asking
  }

  /** Ends asking, and gives back what is there to give. */
  async stop(): Promise<void> {
    const { store, clock, me, isAlone } = this.#options
    if (isAlone || this.#isStopped) return
    this.#isStopped = true
    this.#callOff?.()
    await this.#asking
    if (!this.#isMine) return
    this.#isMine = false
    const now = clock.now()
    // Where it cannot be given back, it ends by itself.
    await store.takeDuty(duty, { holder: me, now, until: now }).catch(() => {})
  }

  async #ask(): Promise<void> {
    const { store, clock, me } = this.#options
    if (this.#isStopped) return
    const now = clock.now()
    try {
      const holder = await store.takeDuty(duty, { holder: me, now, until: now + heldMs })
      if (holder === me) this.#until = now + heldMs
      this.#is(holder === me)
    } catch {
      // The store is away: nobody else can take it over either, and nothing can be written.
      if (clock.now() >= this.#until) this.#is(false)
    }
  }

  #is(isMine: boolean): void {
    if (isMine === this.#isMine) return
    this.#isMine = isMine
    const { log, me, changed } = this.#options
    log(isMine ? 'duty-taken' : 'duty-lost', { node: me })
    changed(isMine)
  }

  #plan(): void {
    this.#callOff = this.#options.clock.after(askMs, () => {
      void this.ask()
      if (!this.#isStopped) this.#plan()
    })
  }
}
