import { drawRow, type Said } from './rows.ts'
import { chunkRows, type Log } from './whole-log.ts'

interface Part {
  readonly box: HTMLElement
  readonly said: readonly Said[]
  readonly above: Said | undefined
}

/** Only what is near the reader is in the DOM; the rest keeps its place by its height. No find-in-page, no printing. */
export class WindowedLog implements Log {
  readonly #content: HTMLElement
  readonly #parts = new Map<Element, Part>()
  readonly #near: IntersectionObserver
  #last: Part | undefined

  constructor(content: HTMLElement) {
    this.#content = content
    this.#near = new IntersectionObserver((seen) => seen.forEach((one) => this.#move(one)), {
      root: content.parentElement,
      rootMargin: '800px',
    })
  }

  append(said: readonly Said[]): void {
    let from = 0
    const last = this.#last
    if (last && last.said.length < chunkRows) {
      from = chunkRows - last.said.length
      const added = said.slice(0, from)
      if (last.box.childElementCount) last.box.append(...rows(added, last.said.at(-1)))
      this.#last = this.#note({ ...last, said: [...last.said, ...added] })
    }
    for (; from < said.length; from += chunkRows) {
      const above = from ? said[from - 1] : last?.said.at(-1)
      this.#last = this.#add({ box: newBox(), said: said.slice(from, from + chunkRows), above }, 'append')
    }
    if (this.#last) fill(this.#last)
  }

  prepend(said: readonly Said[]): void {
    for (let to = said.length; to > 0; to -= chunkRows) {
      const from = Math.max(0, to - chunkRows)
      this.#add({ box: newBox(), said: said.slice(from, to), above: said[from - 1] }, 'prepend')
    }
  }

  #add(part: Part, where: 'append' | 'prepend'): Part {
    part.box.style.height = `${part.said.length * 50}px`
    this.#content[where](part.box)
    this.#near.observe(part.box)
    return this.#note(part)
  }

  #note(part: Part): Part {
    this.#parts.set(part.box, part)
    return part
  }

  #move({ target, isIntersecting, boundingClientRect }: IntersectionObserverEntry): void {
    const part = this.#parts.get(target)
    if (!part || part === this.#last) return
    if (isIntersecting) return fill(part)
    if (part.box.childElementCount) part.box.style.height = `${boundingClientRect.height}px`
    part.box.replaceChildren()
  }
}

const rows = (said: readonly Said[], above: Said | undefined) =>
  said.map((one, index) => drawRow(one, said[index - 1] ?? above))

function fill({ box, said, above }: Part): void {
  if (box.childElementCount === 0) box.append(...rows(said, above))
  box.style.height = ''
}

function newBox(): HTMLElement {
  const box = document.createElement('div')
  box.className = 'chunk'
  return box
}
