import { LitElement } from 'lit'
import { state } from 'lit/decorators.js'

/** Something that is drawn as wide as it has room, with text of the size that the desk has. */
export class Measured extends LitElement {
  /** Pixels; 0 before it is on the screen. */
  @state() protected wide = 0
  /** The size of its text, in pixels. */
  @state() protected em = 12
  // In the next frame: what is drawn anew has another height, and would be told of within the same one.
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()))

  override connectedCallback() {
    super.connectedCallback()
    this.#observer.observe(this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  #measure() {
    this.wide = Math.floor(this.clientWidth)
    this.em = Number.parseFloat(getComputedStyle(this).fontSize) || 12
  }
}
