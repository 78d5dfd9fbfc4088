import type { Clock } from '@parley/protocol'
import { LentIcon } from './lent-icon.ts'
import { LentTitle } from './lent-title.ts'

/** How long title and icon stay as they are, in milliseconds: together they change once a second. */
const turnMs = 1_000

interface WithBadge {
  setAppBadge?(count: number): Promise<void>
  clearAppBadge?(): Promise<void>
}

/** Tells from outside that the page asks for its agent: title and icon alternate with the page's own, and the app's badge counts. */
export class PageSignal {
  readonly #clock: Clock
  readonly #title = new LentTitle()
  readonly #icon = new LentIcon()
  #words: string | undefined
  #count = 0
  #isSteady = false
  #isOurs = false
  #callOff = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Shows these words and this number until `stop`. `isSteady`: without alternating. */
  show(words: string, count: number, isSteady: boolean): void {
    const isNew = this.#words === undefined || isSteady !== this.#isSteady
    this.#words = words
    this.#isSteady = isSteady
    if (isNew) this.#turn(true)
    else if (this.#isOurs) this.#title.say(words)
    if (count !== this.#count) this.#badge(count)
  }

  stop(): void {
    if (this.#words === undefined) return
    this.#callOff()
    this.#words = undefined
    this.#isOurs = false
    this.#title.giveBack()
    this.#icon.close()
    this.#badge(0)
  }

  #turn(toOurs: boolean): void {
    this.#callOff()
    this.#isOurs = toOurs
    if (toOurs) {
      this.#title.say(this.#words ?? '')
      this.#icon.show()
    } else {
      this.#title.giveBack()
      this.#icon.giveBack()
    }
    if (!this.#isSteady) this.#callOff = this.#clock.after(turnMs, () => this.#turn(!toOurs))
  }

  #badge(count: number): void {
    this.#count = count
    const { setAppBadge, clearAppBadge } = navigator as WithBadge
    const done = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator)
    // A page that is no app has no badge: the title says it all.
    done?.catch(() => {})
  }
}
