import type { ReactiveController, ReactiveElement } from 'lit'

/** Below this height, in pixels, everything that is not the conversation makes itself small. */
const lowPx = 420

/**
 * Follows the part of the page that can be seen: on phones the keyboard covers the rest of it. The panel fills exactly
 * that part, so the composer stays above the keyboard.
 */
export class VisualViewportController implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #viewport = globalThis.visualViewport
  readonly #changed = () => this.#follow()

  constructor(host: ReactiveElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#viewport?.addEventListener('resize', this.#changed)
    this.#viewport?.addEventListener('scroll', this.#changed)
  }

  hostDisconnected(): void {
    this.#viewport?.removeEventListener('resize', this.#changed)
    this.#viewport?.removeEventListener('scroll', this.#changed)
  }

  hostUpdated(): void {
    this.#follow()
  }

  #follow(): void {
    const panel = this.#host.renderRoot.querySelector<HTMLElement>('.panel')
    if (!panel || !this.#viewport) return
    const { height, offsetTop, scale } = this.#viewport
    // A page that somebody has zoomed into is read, not written in: the panel keeps its place.
    const isZoomed = Math.abs(scale - 1) > 0.01
    panel.style.setProperty('--seen', isZoomed ? '100dvh' : `${height}px`)
    panel.style.setProperty('--seen-from', isZoomed ? '0px' : `${offsetTop}px`)
    panel.classList.toggle('low', height < lowPx)
  }
}
