import type { ReactiveController, ReactiveElement } from 'lit'
import { placeBeside } from './place.ts'

/**
 * Shows the words in `data-tooltip` of whatever is hovered or focused inside an element. It can be hovered itself,
 * and Escape hides it. The words must also be in the accessible name or description: a tooltip is for the eye.
 */
export class Tooltips implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #tip = document.createElement('div')
  #owner: Element | undefined

  /** The host needs the `floating` styles. */
  constructor(host: ReactiveElement) {
    this.#host = host
    this.#tip.className = 'tooltip'
    this.#tip.popover = 'manual'
    this.#tip.setAttribute('role', 'tooltip')
    host.addController(this)
  }

  hostUpdated(): void {
    if (this.#tip.isConnected) {
      if (this.#owner && !this.#owner.isConnected) this.#hide()
      return
    }
    const { renderRoot } = this.#host
    renderRoot.append(this.#tip)
    renderRoot.addEventListener('pointerover', this.#onEnter)
    renderRoot.addEventListener('focusin', this.#onEnter)
    renderRoot.addEventListener('pointerout', this.#onLeave)
    renderRoot.addEventListener('focusout', this.#onLeave)
    renderRoot.addEventListener('keydown', this.#onKeydown)
  }

  hostDisconnected(): void {
    this.#owner = undefined
  }

  readonly #onEnter = ({ target, type }: Event) => {
    const owner = (target as Element).closest('[data-tooltip]')
    if (!owner || (type === 'focusin' && !owner.matches(':focus-visible'))) return
    this.#owner = owner
    this.#tip.textContent = owner.getAttribute('data-tooltip')
    this.#tip.showPopover()
    placeBeside(this.#tip, owner)
    // Escape is heard wherever the focus is while the pointer rests.
    document.addEventListener('keydown', this.#onKeydown, true)
  }

  readonly #onLeave = (event: Event) => {
    const next = (event as PointerEvent | FocusEvent).relatedTarget as Node | null
    if (this.#owner && next && (this.#owner.contains(next) || this.#tip.contains(next))) return
    this.#hide()
  }

  readonly #onKeydown = (event: Event) => {
    if ((event as KeyboardEvent).key !== 'Escape' || !this.#owner) return
    // The tooltip alone: what is behind it stays open.
    event.stopPropagation()
    this.#hide()
  }

  #hide(): void {
    this.#owner = undefined
    document.removeEventListener('keydown', this.#onKeydown, true)
    if (this.#tip.isConnected && this.#tip.matches(':popover-open')) this.#tip.hidePopover()
  }
}
