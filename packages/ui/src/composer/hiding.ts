import { type Mask, maskFor } from '@parley/protocol'

/** What was hidden in a text: nothing, a card number alone, or something that the site names. */
export type Hidden = 'nothing' | 'card' | 'secret'

export interface Hiding {
  readonly text: string
  readonly hidden: Hidden
}

const noPatterns: readonly string[] = []

/** Hides what the site wants hidden, before it leaves this machine. The server does the same again. */
export class Hider {
  #patterns = noPatterns
  #mask: Mask = maskFor()
  readonly #maskCards = maskFor()

  hide(text: string, patterns = noPatterns): Hiding {
    if (patterns !== this.#patterns) {
      this.#mask = maskFor(patterns)
      this.#patterns = patterns
    }
    const masked = this.#mask(text)
    if (masked === text) return { text, hidden: 'nothing' }
    return { text: masked, hidden: this.#maskCards(text) === masked ? 'card' : 'secret' }
  }
}
