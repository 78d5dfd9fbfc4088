import { openChat } from '../whereabouts.ts'
import { drawLauncher } from './draw-launcher.ts'

/** What the launcher shows. */
export interface LauncherState {
  readonly isOpen: boolean
  /** Messages of others that wait to be read. */
  readonly unread: number
  /** Its accessible name: what a press does. */
  readonly name: string
  /** The count in words, for screen readers. */
  readonly unreadWords: string
}

/** More than this is not worth counting. */
const mostCounted = 99

/**
 * The button that opens and closes the panel. The loader may have drawn it long before: then that very button goes on, with
 * its focus and under the pointer, and nothing jumps.
 */
export class Launcher {
  readonly button: HTMLButtonElement
  readonly #badge = document.createElement('span')
  readonly #words = document.createElement('span')

  constructor(root: ShadowRoot, pressed: () => void) {
    this.button = root.querySelector<HTMLButtonElement>('.launcher') ?? drawLauncher(root, openChat('en'))
    this.button.type = 'button'
    this.button.onclick = pressed
    this.button.onpointerenter = this.button.onfocus = null
    this.#badge.className = 'badge'
    this.#badge.setAttribute('part', 'badge')
    this.#badge.ariaHidden = 'true'
    this.#badge.hidden = true
    this.#words.id = 'launcher-unread'
    this.#words.hidden = true
    this.button.replaceChildren(this.#badge)
    this.button.after(this.#words)
  }

  show({ isOpen, unread, name, unreadWords }: LauncherState): void {
    const isCounted = unread > 0 && !isOpen
    this.button.classList.toggle('opened', isOpen)
    this.button.ariaLabel = name
    this.#badge.hidden = !isCounted
    this.#badge.textContent = unread > mostCounted ? `${mostCounted}+` : String(unread)
    this.#words.textContent = unreadWords
    if (isCounted) this.button.setAttribute('aria-describedby', this.#words.id)
    else this.button.removeAttribute('aria-describedby')
  }
}
