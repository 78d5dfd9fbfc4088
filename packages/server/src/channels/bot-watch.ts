import type { Clock } from '@parley/protocol'
import type { Channels } from './channels.ts'

/** A bot that did not answer is not said to fail for longer than this after it was asked last. Milliseconds. */
const remembersMs = 15 * 60_000

/** Knows which bots answer: from their turns, since a bot is asked nothing else ([OPS4]). */
export class BotWatch {
  readonly #clock: Clock
  readonly #channels: Channels
  /** By bot, how to call off forgetting it. */
  readonly #failing = new Map<string, () => void>()
  /** Turns in which each bot answered, and did not. */
  readonly answered: Record<string, number> = {}
  readonly failed: Record<string, number> = {}

  constructor(clock: Clock, channels: Channels) {
    this.#clock = clock
    this.#channels = channels
  }

  /** A bot was asked. `bots`: how many can be asked at all. */
  asked({ id, name, hasAnswered, bots }: { id: string; name: string; hasAnswered: boolean; bots: number }): void {
    this.#failing.get(id)?.()
    this.#failing.delete(id)
    const source = `bot:${id}`
    const counts = hasAnswered ? this.answered : this.failed
    counts[id] = (counts[id] ?? 0) + 1
    if (hasAnswered) return this.#channels.note(source, null)
    const forget = () => {
      this.#failing.delete(id)
      this.#channels.note(source, null)
    }
    this.#failing.set(id, this.#clock.after(remembersMs, forget))
    const is = this.#failing.size < bots ? 'limited' : 'down'
    this.#channels.note(source, { channel: 'bots', is, why: 'no-answer', name })
  }

  stop(): void {
    for (const callOff of this.#failing.values()) callOff()
  }
}
