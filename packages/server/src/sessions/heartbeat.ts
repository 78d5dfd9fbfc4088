import type { Clock } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import type { Session } from './session.ts'

const tickMs = 1_000

/**
 * Asks every session for signs of life and cuts the silent ones. One timer for all; time is counted in its ticks, so that
 * a computer clock that jumps cuts nobody.
 */
export class Heartbeat {
  readonly #clock: Clock
  readonly #beatTicks: number
  readonly #silentTicks: number
  readonly #helloTicks: number
  #tick = 0
  /** When the next tick was due; nothing before the first. */
  #dueAt: number | undefined
  #cancelTimer: (() => void) | undefined

  constructor(clock: Clock, { timers, limits }: Pick<CoreSettings, 'timers' | 'limits'>) {
    this.#clock = clock
    this.#beatTicks = Math.max(1, Math.round(timers.heartbeatMs / tickMs))
    this.#silentTicks = Math.max(1, Math.round(timers.silenceMs / tickMs))
    this.#helloTicks = Math.max(1, Math.round(limits.helloTimeoutMs / tickMs))
  }

  /** Seconds since the start, as this clock counts them. */
  get tick(): number {
    return this.#tick
  }

  start(sessions: Iterable<Session>): void {
    this.#cancelTimer = this.#clock.after(this.#untilNext(), () => {
      this.#tick++
      for (const session of sessions) this.#watch(session)
      this.start(sessions)
    })
  }

  stop(): void {
    this.#cancelTimer?.()
  }

  /** A timer comes late by a little, and on a busy computer by more: the next tick makes up for it, or 34 of them become 36 seconds. */
  #untilNext(): number {
    const now = this.#clock.now()
    const lateMs = this.#dueAt === undefined ? 0 : now - this.#dueAt
    const isDrift = lateMs > 0 && lateMs < tickMs
    const nextMs = isDrift ? tickMs - lateMs : tickMs
    this.#dueAt = now + nextMs
    return nextMs
  }

  #watch(session: Session): void {
    if (!session.isSignedIn) {
      if (this.#tick - session.openedTick > this.#helloTicks) session.helloTooLate()
    } else if (session.isExpired) session.expired()
    else if (this.#tick - session.heardTick >= this.#silentTicks) session.silent()
    else if (this.#tick - session.beatTick >= this.#beatTicks) session.beat()
  }
}
