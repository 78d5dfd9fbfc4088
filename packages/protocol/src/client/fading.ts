import type { Clock } from '../clock.ts'
import type { ConversationId, ParticipantId } from '../ids.ts'

/** What participants are doing right now, as signals tell it. Each notice fades by itself, because its end may never arrive. */
export class Fading<Value> {
  readonly #clock: Clock
  readonly #holdMs: number
  readonly #changed: (conversation: ConversationId, values: readonly Value[]) => void
  readonly #held = new Map<
    ConversationId,
    Map<ParticipantId, { readonly value: Value; readonly callOff: () => void }>
  >()

  constructor(clock: Clock, holdMs: number, changed: (conversation: ConversationId, values: readonly Value[]) => void) {
    this.#clock = clock
    this.#holdMs = holdMs
    this.#changed = changed
  }

  /** Holds `value` for a while; without one it is over. */
  heard(conversation: ConversationId, by: ParticipantId, value?: Value): void {
    const held = this.#held.get(conversation) ?? new Map()
    this.#held.set(conversation, held)
    held.get(by)?.callOff()
    held.delete(by)
    if (value !== undefined)
      held.set(by, { value, callOff: this.#clock.after(this.#holdMs, () => this.heard(conversation, by)) })
    this.#changed(
      conversation,
      [...held.values()].map((each) => each.value),
    )
  }

  forgetAll(): void {
    for (const held of this.#held.values()) for (const { callOff } of held.values()) callOff()
    this.#held.clear()
  }
}
