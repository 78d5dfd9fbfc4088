import type { Clock } from '../clock.ts'
import type { SignalBody } from '../features/index.ts'
import type { ConversationId, ParticipantId } from '../ids.ts'
import { growingHoldMs } from '../limits.ts'

/** A message that somebody is still writing: what there is of it. */
export interface Growing extends SignalBody<'message-growing'> {
  readonly by: ParticipantId
}

type Changed = (conversation: ConversationId, growing: readonly Growing[]) => void

/** What is growing where. Each one fades when nothing is heard of it: its end may never arrive. */
export class GrowingMessages {
  readonly #clock: Clock
  readonly #changed: Changed
  readonly #growing = new Map<ConversationId, Map<ParticipantId, { readonly growing: Growing; callOff: () => void }>>()

  constructor(clock: Clock, changed: Changed) {
    this.#clock = clock
    this.#changed = changed
  }

  heard(conversation: ConversationId, by: ParticipantId, body: SignalBody<'message-growing'>): void {
    const here = this.#growing.get(conversation) ?? new Map()
    this.#growing.set(conversation, here)
    here.get(by)?.callOff()
    here.delete(by)
    if (body.text !== '') {
      const callOff = this.#clock.after(growingHoldMs, () => this.heard(conversation, by, { ...body, text: '' }))
      here.set(by, { growing: { by, ...body }, callOff })
    }
    this.#changed(
      conversation,
      [...here.values()].map(({ growing }) => growing),
    )
  }

  /** These have said what they were writing. */
  done(conversation: ConversationId, writers: Iterable<ParticipantId>): void {
    for (const by of writers)
      if (this.#growing.get(conversation)?.has(by)) this.heard(conversation, by, { kind: 'text', text: '' })
  }

  forgetAll(): void {
    for (const here of this.#growing.values()) for (const { callOff } of here.values()) callOff()
    this.#growing.clear()
  }
}
