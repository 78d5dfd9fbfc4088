import type { ReactiveController, ReactiveElement } from 'lit'

/** Follows a media query; its element is drawn anew when the answer changes. */
export class MediaController implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #list: MediaQueryList
  readonly #changed = () => this.#host.requestUpdate()

  constructor(host: ReactiveElement, query: string) {
    this.#list = matchMedia(query)
    this.#host = host
    host.addController(this)
  }

  get matches(): boolean {
    return this.#list.matches
  }

  hostConnected(): void {
    this.#list.addEventListener('change', this.#changed)
  }

  hostDisconnected(): void {
    this.#list.removeEventListener('change', this.#changed)
  }
}
