import type { DeskState } from './desk/desk-state.ts'

/** Shows the panel in the size and density that the agent chose, else as the page around it wants it. */
export class Look {
  readonly #host: HTMLElement
  #chosen: string | undefined
  /** What the page wants. A desk is dense unless it wants it otherwise. */
  #page = 'compact'

  constructor(host: HTMLElement) {
    this.#host = host
  }

  show({ zoom, settings: { density } }: DeskState): void {
    const { style } = this.#host
    if (zoom === 1) style.removeProperty('--parley-zoom')
    else style.setProperty('--parley-zoom', String(zoom))
    if (this.#chosen === undefined) this.#page = this.#host.getAttribute('density') ?? this.#page
    if (density === this.#chosen && this.#host.hasAttribute('density')) return
    this.#chosen = density
    this.#host.setAttribute('density', density ?? this.#page)
  }
}
