import { partyOf, system, type InternalNote, type Interaction } from '@parley/protocol'
import type { Chunk, ConversationView, Line } from '@parley/protocol/client'

/** What a chunk became with its notes: the same again as long as neither has changed. */
interface Merged {
  readonly notes: readonly InternalNote[]
  readonly chunk: Chunk
}

/**
 * Puts the internal notes of interactions among the lines of their conversations, each where the conversation was when it was
 * written. What has not changed stays the same object, because that is what a transcript looks at.
 */
export class NoteMerger {
  readonly #merged = new WeakMap<Chunk, Merged>()
  #last: { view: ConversationView; interaction: Interaction; result: ConversationView } | undefined

  merge(view: ConversationView, interaction: Interaction): ConversationView {
    const { notes } = interaction
    const { chunks, fromSeq } = view.transcript
    // Before the page that is here: it comes with that page.
    const shown = notes.filter(({ after }) => after >= fromSeq)
    if (shown.length === 0 || chunks.length === 0) return view
    if (this.#last?.view === view && this.#last.interaction === interaction) return this.#last.result

    const merged = chunks.map((chunk, place) => {
      const from = place === 0 ? 0 : firstSeq(chunk)
      const next = chunks[place + 1]
      const to = next ? firstSeq(next) : Number.POSITIVE_INFINITY
      const own = shown.filter(({ after }) => after >= from && after < to)
      return own.length === 0 ? chunk : this.#withNotes(chunk, own, interaction)
    })
    const result = { ...view, transcript: { ...view.transcript, chunks: merged } }
    this.#last = { view, interaction, result }
    return result
  }

  #withNotes(chunk: Chunk, notes: readonly InternalNote[], interaction: Interaction): Chunk {
    const known = this.#merged.get(chunk)
    if (known && isSame(known.notes, notes)) return known.chunk
    const lines = [...chunk.lines, ...notes.map((note) => lineOf(note, interaction))]
    // Stable: a note comes after the line that it was written after.
    lines.sort((one, other) => one.seq - other.seq)
    const merged = { key: chunk.key, lines }
    this.#merged.set(chunk, { notes, chunk: merged })
    return merged
  }
}

const firstSeq = ({ lines }: Chunk) => lines[0]?.seq ?? 0

const isSame = (one: readonly InternalNote[], other: readonly InternalNote[]) =>
  one.length === other.length && one.every((note, place) => note === other[place])

function lineOf(note: InternalNote, interaction: Interaction): Line {
  const { seq, at, after, agentId, name, text } = note
  return {
    is: 'happening',
    key: `note-${seq}`,
    // Between what was there and what came next.
    seq: after + 0.5,
    at,
    by: partyOf(interaction, agentId)?.participantId ?? system,
    event: { name: 'note-added', seq, at, by: agentId, body: { agentId, name, text, after } },
  }
}
