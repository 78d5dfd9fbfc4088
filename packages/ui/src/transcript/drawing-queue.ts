import type { Chunk } from '@parley/protocol/client'

/** So many chunks are drawn at once, and with every frame after: what the end of a transcript usually brings. */
const chunksPerFrame = 2

/**
 * Which chunks wait to be drawn. However much comes at once, the newest lines are on screen with the next frame, the
 * rest follows from new to old, and no frame takes long.
 */
export class DrawingQueue {
  #known = new Set<string>()
  readonly #waiting = new Set<string>()

  get isEmpty(): boolean {
    return this.#waiting.size === 0
  }

  waits({ key }: Chunk): boolean {
    return this.#waiting.has(key)
  }

  /** Forgets everything: another conversation is shown. */
  clear(): void {
    this.#known.clear()
    this.#waiting.clear()
  }

  /** Takes note of chunks that are new. */
  admit(chunks: readonly Chunk[]): void {
    const added = chunks.filter(({ key }) => !this.#known.has(key))
    if (added.length === 0 && this.#known.size === chunks.length) return
    this.#known = new Set(chunks.map(({ key }) => key))
    for (const { key } of added.slice(0, -chunksPerFrame)) this.#waiting.add(key)
  }

  /** Lets some more be drawn, the newest first. */
  drawSome(): void {
    for (const key of [...this.#waiting].slice(-chunksPerFrame)) this.#waiting.delete(key)
  }
}
