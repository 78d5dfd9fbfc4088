import type { Chunk, ConversationView } from '@parley/protocol/client'

/**
 * Leaves out who joined, and who lost their connection: among colleagues the same people are in it from beginning to end, and how
 * they are now stands above.
 * What has not changed stays the same object, because that is what a transcript looks at.
 */
export class OnlyMessages {
  readonly #made = new WeakMap<Chunk, Chunk>()

  of(view: ConversationView): ConversationView {
    const chunks = view.transcript.chunks.map((chunk) => this.#of(chunk)).filter(({ lines }) => lines.length > 0)
    return { ...view, transcript: { ...view.transcript, chunks } }
  }

  #of(chunk: Chunk): Chunk {
    const known = this.#made.get(chunk)
    if (known) return known
    const lines = chunk.lines.filter(({ is }) => is !== 'happening')
    const made = lines.length === chunk.lines.length ? chunk : { ...chunk, lines }
    this.#made.set(chunk, made)
    return made
  }
}
