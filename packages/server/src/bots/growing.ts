import type { Clock, SignalBody } from '@parley/protocol'
import type { Turn } from './bot.ts'

/** How often an answer that grows is shown, in milliseconds: as often as a bot with a line of its own may. */
const showEveryMs = 200

/** Shows an answer as it grows, and no more often than people can follow. */
export class Growing {
  readonly #turn: Pick<Turn, 'grow'>
  readonly #clock: Clock
  #latest: SignalBody<'message-growing'> | undefined
  #shownAt = -Infinity
  #callOff: (() => void) | undefined

  constructor(turn: Pick<Turn, 'grow'>, clock: Clock) {
    this.#turn = turn
    this.#clock = clock
  }

  show(body: SignalBody<'message-growing'>): void {
    this.#latest = body
    const inMs = this.#shownAt + showEveryMs - this.#clock.now()
    if (inMs <= 0) this.#now()
    else this.#callOff ??= this.#clock.after(inMs, () => this.#now())
  }

  /** Nothing more comes; the message itself takes its place. */
  end(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  /** The answer was broken off: what was shown is no message. */
  takeBack(): void {
    this.end()
    if (this.#shownAt > -Infinity && this.#latest) this.#turn.grow({ kind: this.#latest.kind, text: '' })
  }

  #now(): void {
    this.end()
    this.#shownAt = this.#clock.now()
    if (this.#latest) this.#turn.grow(this.#latest)
  }
}
