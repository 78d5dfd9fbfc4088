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
    if (this.isAtEnd) this.#stayAtEnd()
    else this.#putBack()
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

/** All chunks, oldest first. */
const chunksIn = (scroller: Element) => scroller.querySelectorAll('.chunk')

/** The first line that reaches below `y`. Looks at a few boxes only, however many lines there are. */
export function firstLineBelow(scroller: Element, y: number): Element | undefined {
  const chunk = firstReaching(chunksIn(scroller), y)
  return chunk && firstReaching(chunk.querySelectorAll('.line'), y)
}

/** The last line that begins above `y`. */
export function lastLineAbove(scroller: Element, y: number): Element | undefined {
  const chunks = chunksIn(scroller)
  const at = indexReaching(chunks, y)
  for (let index = Math.min(at, chunks.length - 1); index >= 0; index -= 1) {
    const lines = chunks[index]?.querySelectorAll('.line')
    if (!lines?.length) continue
    const inChunk = Math.min(indexReaching(lines, y), lines.length - 1)
    const line = lines[inChunk]
    if (line && line.getBoundingClientRect().top < y) return line
    if (inChunk > 0) return lines[inChunk - 1]
  }
  return undefined
}

const firstReaching = (boxes: ArrayLike<Element>, y: number) => boxes[indexReaching(boxes, y)]

/** The index of the first box whose end is below `y`; their number when none is. The boxes follow each other downwards. */
function indexReaching(boxes: ArrayLike<Element>, y: number): number {
  let from = 0
  let to = boxes.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((boxes[middle]?.getBoundingClientRect().bottom ?? 0) > y) to = middle
    else from = middle + 1
  }
  return from
}
