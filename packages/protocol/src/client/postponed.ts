import type { Clock } from '../clock.ts'
import type { ClientFrame, ServerFrame } from '../frame.ts'

type Question = Extract<ClientFrame, { type: 'read' | 'list' | 'ask' }>

/** Questions that the server has no room for yet: they are asked again when it said, and whoever asked waits a little longer. */
export class Postponed {
  readonly #clock: Clock
  readonly #sendFrame: (frame: ClientFrame) => boolean
  readonly #open = new Map<string, Question>()

  constructor(clock: Clock, sendFrame: (frame: ClientFrame) => boolean) {
    this.#clock = clock
    this.#sendFrame = sendFrame
  }

  /** Sends on the line, or returns false. Searches are not postponed: whoever types has another question by then. */
  send(frame: ClientFrame): boolean {
    const isSent = this.#sendFrame(frame)
    if (isSent && (frame.type === 'read' || frame.type === 'list' || frame.type === 'ask'))
      this.#open.set(frame.id, frame)
    return isSent
  }

  /** Whether what came refuses a question only for the moment: then it is asked again, and nobody needs to hear of it. */
  takes(frame: ServerFrame): boolean {
    if (!('id' in frame) || !frame.id) return false
    const { id } = frame
    const question = this.#open.get(id)
    if (!question) return false
    if (frame.type !== 'refused' || frame.code !== 'too-many-commands') {
      this.#open.delete(id)
      return false
    }
    this.#clock.after(Number(frame.facts['retryAfterMs'] ?? 1_000), () => {
      if (this.#open.get(id) === question) this.#sendFrame(question)
    })
    return true
  }

  /** Whoever asked has heard by other means that nothing comes. */
  lineLost(): void {
    this.#open.clear()
  }
}
