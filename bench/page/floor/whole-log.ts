import { drawRow, type Said } from './rows.ts'

/** Messages per chunk. */
export const chunkRows = 32

/** Where messages are shown. */
export interface Log {
  append(said: readonly Said[]): void
  prepend(said: readonly Said[]): void
}

/** Everything is in the DOM; what is out of sight is neither laid out nor painted, chunk by chunk. */
export class WholeLog implements Log {
  readonly #content: HTMLElement
  #chunk: HTMLElement | undefined
  #last: Said | undefined

  constructor(content: HTMLElement) {
    this.#content = content
  }

  append(said: readonly Said[]): void {
    for (const one of said) {
      if (!this.#chunk || this.#chunk.childElementCount === chunkRows) {
        this.#chunk = newChunk()
        this.#content.append(this.#chunk)
      }
      this.#chunk.append(drawRow(one, this.#last))
      this.#last = one
    }
  }

  prepend(said: readonly Said[]): void {
    const chunks: HTMLElement[] = []
    for (let from = 0; from < said.length; from += chunkRows) {
      const chunk = newChunk()
      chunk.append(...said.slice(from, from + chunkRows).map((one, index) => drawRow(one, said[from + index - 1])))
      chunks.push(chunk)
    }
    this.#content.prepend(...chunks)
  }
}

function newChunk(): HTMLElement {
  const chunk = document.createElement('div')
  chunk.className = 'chunk'
  return chunk
}
