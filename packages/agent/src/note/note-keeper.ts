import type { Clock, ConversationId } from '@parley/protocol'
import type { Keepsakes } from '../desk/keepsakes.ts'

/** How long the agent has to pause before what they wrote is sent, in milliseconds. */
const pauseMs = 700

/** When what could not be saved is tried again, in milliseconds; a line that comes back is not waited for so long. */
const retryMs = 5_000

/** Whether a save was accepted, refused for good, or could not be tried. */
export type Saving = 'accepted' | 'refused' | 'unreachable'

interface Surroundings {
  readonly clock: Clock
  readonly keepsakes: () => Keepsakes
  readonly save: (id: ConversationId, text: string) => Promise<Saving>
  readonly changed: () => void
}

/**
 * The notes that the agent is writing. Each letter is kept on this machine until the server has accepted it; after a crash of
 * the browser the rest is sent when the desk is open again.
 */
export class NoteKeeper {
  readonly #around: Surroundings
  /** How to call off what is sent after a pause. */
  readonly #pauses = new Map<ConversationId, () => void>()
  readonly #saving = new Map<ConversationId, Promise<void>>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** What was written and not accepted yet; nothing when all of it was. */
  unsaved(id: ConversationId): string | undefined {
    return this.#around.keepsakes().note(id)
  }

  /** Whether a save is under way or is about to be. */
  isSaving(id: ConversationId): boolean {
    return this.#saving.has(id)
  }

  /** The whole text of the note from now on. */
  write(id: ConversationId, text: string): void {
    this.#around.keepsakes().keepNote(id, text)
    this.#after(id, pauseMs)
    this.#around.changed()
  }

  /** Saves at once what is not saved yet; resolves when the server has answered. */
  async flush(id: ConversationId): Promise<void> {
    this.#pauses.get(id)?.()
    this.#pauses.delete(id)
    await this.#saving.get(id)
    if (this.unsaved(id) === undefined) return
    const saving = this.#save(id)
    this.#saving.set(id, saving)
    this.#around.changed()
    await saving
  }

  /** The line is there: what an earlier page or a lost line left is sent. */
  online(): void {
    for (const id of this.#around.keepsakes().notedConversations()) void this.flush(id)
  }

  close(): void {
    for (const callOff of this.#pauses.values()) callOff()
    this.#pauses.clear()
  }

  async #save(id: ConversationId): Promise<void> {
    const { keepsakes, save, changed } = this.#around
    const text = this.unsaved(id) ?? ''
    const saved = await save(id, text)
    this.#saving.delete(id)
    // What was written meanwhile is sent by its own pause.
    if (saved === 'refused' || (saved === 'accepted' && this.unsaved(id) === text)) keepsakes().keepNote(id, undefined)
    if (saved === 'unreachable') this.#after(id, retryMs)
    changed()
  }

  #after(id: ConversationId, ms: number): void {
    this.#pauses.get(id)?.()
    this.#pauses.set(
      id,
      this.#around.clock.after(ms, () => void this.flush(id)),
    )
  }
}
