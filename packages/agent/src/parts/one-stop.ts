import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * A list of buttons that is one stop for the Tab key; arrows, Home and End move inside. Tab goes to where the focus was last, else
 * to what is shown, else to the first.
 */
export class OneStop implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode }
  readonly #buttons: string
  #focused: string | undefined

  /** @param buttons the selector of the buttons, in their order. */
  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, buttons: string) {
    this.#host = host
    this.#buttons = buttons
    host.addController(this)
  }

  hostConnected(): void {}

  /** Which of these the Tab key goes to. */
  entrance<Item extends { readonly id: string }>(items: readonly Item[], shown: string | undefined): Item | undefined {
    return items.find(({ id }) => id === (this.#focused ?? shown)) ?? items[0]
  }

  /** The focus has come to this one. */
  came(id: string): void {
    if (id === this.#focused) return
    this.#focused = id
    this.#host.requestUpdate()
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    const buttons = [...this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#buttons)]
    const from = buttons.indexOf(event.target as HTMLElement)
    const last = buttons.length - 1
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: last }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    buttons[Math.min(Math.max(to, 0), last)]?.focus()
  }
}
