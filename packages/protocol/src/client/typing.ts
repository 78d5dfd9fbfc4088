import type { Clock } from '../clock.ts'
import type { ConversationId, ParticipantId } from '../ids.ts'
import { typingHoldMs } from '../limits.ts'

/** Who is writing where. Each notice fades by itself, because its end may never arrive. */
export class TypingNotices {
  readonly #clock: Clock
  readonly #changed: (conversation: ConversationId, typing: readonly ParticipantId[]) => void
  readonly #fading = new Map<ConversationId, Map<ParticipantId, () => void>>()

  constructor(clock: Clock, changed: (conversation: ConversationId, typing: readonly ParticipantId[]) => void) {
    this.#clock = clock
    this.#changed = changed
  }

  heard(conversation: ConversationId, by: ParticipantId, is: 'writing' | 'stopped'): void {
    const writers = this.#fading.get(conversation) ?? new Map<ParticipantId, () => void>()
    this.#fading.set(conversation, writers)
    writers.get(by)?.()
    writers.delete(by)
    if (is === 'writing')
      writers.set(
        by,
        this.#clock.after(typingHoldMs, () => this.heard(conversation, by, 'stopped')),
      )
    this.#changed(conversation, [...writers.keys()])
  }

  forgetAll(): void {
    for (const writers of this.#fading.values()) for (const callOff of writers.values()) callOff()
    this.#fading.clear()
  }
}
