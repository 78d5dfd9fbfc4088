import type { Line, PendingLine } from '@parley/protocol/client'
import { render, type TemplateResult } from 'lit'

/** Lines that are drawn together. */
export interface Lines {
  readonly key: string
  readonly lines: readonly (Line | PendingLine)[]
}

/** How to draw a chunk, and from what: drawn again only when one of `from` is another one than before. */
export interface Drawing {
  readonly from: readonly unknown[]
  readonly draw: () => TemplateResult
}

interface Box {
  element: HTMLElement
  lines: Lines['lines']
  drawnFrom: readonly unknown[] | undefined
  isNewest: boolean
}

/** So many new chunks are drawn at a time: what the end of a transcript usually brings. */
const chunksAtOnce = 2

/** So many at the end are laid out wherever the reader is. */
const newestChunks = 2

/**
 * The boxes in which the chunks of a transcript are drawn. A change draws only the chunks that it touches. However much
 * comes at once, the newest lines are drawn first and the rest follows frame by frame, so that no frame takes long.
 */
export class ChunkBoxes {
  #boxes = new Map<string, Box>()

  /** Whether chunks are left to be drawn by the next calls of `show`. */
  isUnfinished = false

  /** Shows exactly `chunks` in `parent`, in their order. `drawing` tells of the one at an index. */
  show(parent: HTMLElement, chunks: readonly Lines[], drawing: (index: number) => Drawing): void {
    const boxes = new Map<string, Box>()
    let below: Element | null = null
    let room = chunksAtOnce
    this.isUnfinished = false
    for (let index = chunks.length - 1; index >= 0; index -= 1) {
      const { key, lines } = chunks[index] ?? { key: '', lines: [] }
      const box = this.#boxes.get(key) ?? newBox(lines)
      box.lines = lines
      boxes.set(key, box)
      if (box.drawnFrom || room > 0) {
        if (!box.drawnFrom) room -= 1
        redraw(box, drawing(index))
      } else this.isUnfinished = true

      const { element } = box
      const isNewest = index >= chunks.length - newestChunks
      if (box.isNewest !== isNewest) element.classList.toggle('newest', (box.isNewest = isNewest))
      if (element.nextElementSibling !== below || !element.parentElement) parent.insertBefore(element, below)
      below = element
    }
    for (const [key, { element }] of this.#boxes) if (!boxes.has(key)) element.remove()
    this.#boxes = boxes
  }

  /** The line that an element shows. */
  lineOf(element: Element | undefined): Line | PendingLine | undefined {
    const chunk = element?.parentElement
    for (const box of this.#boxes.values())
      if (element && box.element === chunk) return box.lines[[...chunk.querySelectorAll('.line')].indexOf(element)]
    return undefined
  }

  /** Forgets what is drawn: another conversation is shown. */
  clear(): void {
    for (const { element } of this.#boxes.values()) element.remove()
    this.#boxes.clear()
  }
}

function newBox(lines: Lines['lines']): Box {
  return { element: newElement('chunk waiting'), lines, drawnFrom: undefined, isNewest: false }
}

function newElement(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  return element
}

/** Draws a box anew if it has to be. */
function redraw(box: Box, { from, draw }: Drawing): void {
  const { drawnFrom } = box
  if (drawnFrom && from.every((each, at) => each === drawnFrom[at])) return
  box.drawnFrom = from
  if (drawnFrom) return void render(draw(), box.element)

  // Filled before it is in the page: what is put into a box that the browser skips stays unstyled, and the browser
  // would walk through all of it whenever it styles anything else.
  const waiting = box.element
  box.element = newElement('chunk')
  box.isNewest = false
  render(draw(), box.element)
  waiting.replaceWith(box.element)
}
