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
  readonly element: HTMLElement
  lines: Lines['lines']
  drawnFrom: readonly unknown[] | undefined
}

/** So many new chunks are drawn at a time: what the end of a transcript usually brings. */
const chunksAtOnce = 2

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
      const box = this.#boxes.get(key) ?? { element: document.createElement('div'), lines, drawnFrom: undefined }
      box.lines = lines
      const { element, drawnFrom } = box
      boxes.set(key, box)
      if (element.nextElementSibling !== below || !element.parentElement) parent.insertBefore(element, below)
      below = element

      if (!drawnFrom && room-- <= 0) {
        element.className = 'chunk waiting'
        this.isUnfinished = true
        continue
      }
      const { from, draw } = drawing(index)
      if (drawnFrom && from.every((each, at) => each === drawnFrom[at])) continue
      box.drawnFrom = from
      element.className = 'chunk'
      render(draw(), element)
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
