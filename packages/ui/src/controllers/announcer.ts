import type { ReactiveController, ReactiveElement } from 'lit'

/** How long a text stays to be read, in milliseconds. Gone after that: nobody should find it by reading the page. */
const stayMs = 2_000

/**
 * Says things to a screen reader, politely: after what it is saying now. Needs the `visually-hidden` style.
 * What is said in quick succession is said together.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #region = document.createElement('div')
  #clearing: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveElement) {
    this.#region.className = 'visually-hidden'
    this.#region.setAttribute('role', 'status')
    this.#host = host
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.#region.isConnected) this.#host.renderRoot.append(this.#region)
  }

  hostDisconnected(): void {
    clearTimeout(this.#clearing)
    this.#region.textContent = ''
  }

  say(text: string): void {
    const line = document.createElement('p')
    line.textContent = text
    this.#region.append(line)
    clearTimeout(this.#clearing)
    this.#clearing = setTimeout(() => (this.#region.textContent = ''), stayMs)
  }
}
