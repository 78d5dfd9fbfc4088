/** Keeps what is read where it is while older things come above it, also when the reader is at the very top. */
export class PlaceKeeper {
  readonly #anchors: () => Iterable<HTMLElement>
  #scroller: HTMLElement | undefined
  #held: { readonly element: HTMLElement; readonly top: number } | undefined
  readonly #sizes = new ResizeObserver(() => this.putBack())
  readonly #hold = () => this.hold()

  /** @param anchors what may be read, from above to below */
  constructor(anchors: () => Iterable<HTMLElement>) {
    this.#anchors = anchors
  }

  /** Watches what grows inside `scroller`. */
  watch(scroller: HTMLElement, growing: Element): void {
    this.stop()
    this.#scroller = scroller
    scroller.addEventListener('scroll', this.#hold, { passive: true })
    this.#sizes.observe(growing)
    this.hold()
  }

  stop(): void {
    this.#scroller?.removeEventListener('scroll', this.#hold)
    this.#sizes.disconnect()
    this.#held = undefined
  }

  /** Remembers where the first thing stands that begins in view; what is still empty is no hold. */
  hold(): void {
    const upper = this.#scroller?.getBoundingClientRect().top ?? 0
    this.#held = undefined
    for (const element of this.#anchors()) {
      const { top, bottom, height } = element.getBoundingClientRect()
      if (height === 0 || bottom <= upper) continue
      this.#held = { element, top }
      if (top >= upper) return
    }
  }

  /** Scrolls by as much as it has moved. What the browser has put right already is left alone. */
  putBack(): void {
    const { element, top } = this.#held ?? {}
    if (!element?.isConnected || top === undefined || !this.#scroller) return this.hold()
    const movedPx = element.getBoundingClientRect().top - top
    if (Math.abs(movedPx) >= 1) this.#scroller.scrollTop += movedPx
  }
}
