import type { ContactAnswer, ContactQuestion } from '../features/contacts.ts'
import type { ClientFrame, Refusal, ServerFrame } from '../frame.ts'
import { newId } from '../ids.ts'

/** How a question was answered. */
export type ContactReply = ContactAnswer | ({ readonly is: 'refused' } & Refusal)

/** What the server would say if it could be reached. */
const unreachable: ContactReply = {
  is: 'refused',
  code: 'unavailable',
  facts: { retryAfterMs: 1_000 },
  retry: 'later',
  remedy: 'Try again when the line is back.',
}

/** Questions about contacts and their histories. A lost line answers them all: whoever asked asks again. */
export class ContactQuestions {
  readonly #sendFrame: (frame: ClientFrame) => boolean
  readonly #asked = new Map<string, (reply: ContactReply) => void>()

  constructor(sendFrame: (frame: ClientFrame) => boolean) {
    this.#sendFrame = sendFrame
  }

  ask(question: ContactQuestion): Promise<ContactReply> {
    const id = newId()
    return new Promise((resolve) => {
      if (!this.#sendFrame({ type: 'ask', id, question })) resolve(unreachable)
      else this.#asked.set(id, resolve)
    })
  }

  received(frame: ServerFrame): void {
    if (frame.type === 'answered') this.#reply(frame.id, frame.answer)
    if (frame.type === 'refused' && frame.id) {
      const { code, facts, retry, remedy } = frame
      this.#reply(frame.id, { is: 'refused', code, facts, retry, remedy })
    }
  }

  lineLost(): void {
    for (const id of [...this.#asked.keys()]) this.#reply(id, unreachable)
  }

  #reply(id: string, reply: ContactReply): void {
    const resolve = this.#asked.get(id)
    this.#asked.delete(id)
    resolve?.(reply)
  }
}
