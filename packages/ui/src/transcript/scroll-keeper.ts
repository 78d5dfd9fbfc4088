import type { ReactiveController, ReactiveElement } from 'lit'

/** How far from the end still counts as being at the end, in pixels. */
const endPx = 32

/**
 * Keeps the reader's place: at the end it stays at the end, whatever comes or grows; anywhere else the line that is
 * read stays where it is, also when older lines are put above it.
 */
export class ScrollKeeper implements ReactiveController {
  /** Whether the reader is at the end. */
  isAtEnd = true
  /** What scrolls, once it is drawn. */
  scroller: HTMLElement | undefined
  readonly #host: ReactiveElement
  readonly #moved: () => void
  #lastTop = 0
  #held: { readonly line: Element; readonly top: number } | undefined
  readonly #sizes = new ResizeObserver(() => {
    this.#stayAtEnd()
    this.#moved()
  })

  /** Draw a `.log` that scrolls and one `.content` in it. `moved` is called when other lines may be in view. */
  constructor(host: ReactiveElement, moved: () => void) {
    this.#host = host
    this.#moved = moved
    host.addController(this)
  }

  hostConnected(): void {
    if (this.scroller) this.#observe()
  }

  hostDisconnected(): void {
    this.#sizes.disconnect()
  }

  hostUpdate(): void {
    this.#held = this.isAtEnd ? undefined : this.#hold()
  }

  hostUpdated(): void {
    if (!this.scroller) this.#observe()
    if (!this.isAtEnd) this.#putBack()
    // Without lines there is no end to go to, and no reason to lay the page out before all of it is drawn.
    else if (this.scroller?.querySelector('.line')) this.#stayAtEnd()
  }

  /** Call it for every scroll event. */
  scrolled(): void {
    const scroller = this.scroller
    // A hidden element has no size, and its place means nothing.
    if (!scroller || scroller.clientHeight === 0) return
    const { scrollTop } = scroller
    // Only moving up leaves the end: what comes or grows below is followed.
    const isLeaving = !this.isAtEnd || scrollTop < this.#lastTop
    this.#lastTop = scrollTop
    if (isLeaving) this.isAtEnd = scroller.scrollHeight - scrollTop - scroller.clientHeight <= endPx
    this.#moved()
  }

  /** Goes to the end and stays there. */
  goToEnd(): void {
    this.isAtEnd = true
    this.#stayAtEnd()
  }

  #observe(): void {
    for (const each of this.#host.renderRoot.querySelectorAll<HTMLElement>('.content, .log')) this.#sizes.observe(each)
    this.scroller = this.#host.renderRoot.querySelector<HTMLElement>('.log') ?? undefined
  }

  #stayAtEnd(): void {
    if (!this.isAtEnd || !this.scroller) return
    this.scroller.scrollTop = this.scroller.scrollHeight
    this.#lastTop = this.scroller.scrollTop
  }

  #hold() {
    const line = this.scroller && firstLineBelow(this.scroller, this.scroller.getBoundingClientRect().top)
    return line && { line, top: line.getBoundingClientRect().top }
  }

  #putBack(): void {
    if (!this.#held?.line.isConnected || !this.scroller) return
    const { style } = this.scroller
    // The browser's own anchoring would move a second time for the same change; it goes on with the next one.
    style.overflowAnchor = 'none'
    const movedPx = this.#held.line.getBoundingClientRect().top - this.#held.top
    if (Math.abs(movedPx) >= 1) this.scroller.scrollTop += movedPx
    this.#lastTop = this.scroller.scrollTop
    style.overflowAnchor = ''
  }
}

/** The first line that reaches below `y`. Looks at a few boxes only, however many lines there are. */
export function firstLineBelow(scroller: Element, y: number): Element | undefined {
  const reachesBelow = ({ bottom }: DOMRect) => bottom > y
  const chunk = childrenOf(scroller, '.chunk', reachesBelow).from
  return chunk && childrenOf(chunk, '.line', reachesBelow).from
}

/** The last line that begins above `y`. */
export function lastLineAbove(scroller: Element, y: number): Element | undefined {
  const beginsBelow = ({ top }: DOMRect) => top >= y
  const chunk = childrenOf(scroller, '.chunk', beginsBelow).before
  // Between the beginning of a chunk and its first line stands at most the divider of a day.
  return (
    chunk &&
    (childrenOf(chunk, '.line', beginsBelow).before ?? chunk.previousElementSibling?.lastElementChild ?? undefined)
  )
}

/**
 * The boxes that match in `parent`, which follow each other downwards, divided at `y`: the first `from` which on
 * `isBeyond` holds, and the last one `before`.
 */
function childrenOf(parent: Element, selector: string, isBeyond: (box: DOMRect) => boolean) {
  const boxes = parent.querySelectorAll(selector)
  let from = 0
  let to = boxes.length
  while (from < to) {
    const middle = (from + to) >> 1
    const box = boxes[middle]?.getBoundingClientRect()
    if (box && isBeyond(box)) to = middle
    else from = middle + 1
  }
  return { from: boxes[from], before: boxes[from - 1] }
}
