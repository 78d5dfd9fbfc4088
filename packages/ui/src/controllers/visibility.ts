import type { ReactiveController, ReactiveElement } from 'lit'

/** Knows whether the element can be seen: its page is in front, and it is on screen and not hidden. */
export class VisibilityController implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #changed: () => void
  #isOnScreen = false
  readonly #places = new IntersectionObserver((entries) => {
    this.#isOnScreen = entries.at(-1)?.isIntersecting ?? false
    this.#changed()
  })

  constructor(host: ReactiveElement, changed: () => void) {
    this.#host = host
    this.#changed = changed
    host.addController(this)
  }

  get isVisible(): boolean {
    // The observer tells only after the next frame that the element, or what it lies in, was hidden.
    return this.#isOnScreen && document.visibilityState === 'visible' && this.#host.checkVisibility()
  }

  hostConnected(): void {
    this.#places.observe(this.#host)
    document.addEventListener('visibilitychange', this.#changed)
  }

  hostDisconnected(): void {
    this.#isOnScreen = false
    this.#places.disconnect()
    document.removeEventListener('visibilitychange', this.#changed)
  }
}
