import type { ClientFrame, ServerFrame } from '../frame.ts'
import { newId } from '../ids.ts'

type Answer = Extract<ServerFrame, { type: 'page' | 'listed' | 'found' }>
type WithoutId<Frame> = Frame extends unknown ? Omit<Frame, 'id'> : never
type Question = WithoutId<Extract<ClientFrame, { type: 'read' | 'list' | 'search' }>>

/** Asks the server for what is not pushed: parts of logs, and lists. Hands each answer to whoever asked. A lost line forgets the questions. */
export class Reading {
  readonly #sendFrame: (frame: ClientFrame) => boolean
  readonly #asked = new Map<string, { readonly purpose: string; readonly got: (answer: Answer | undefined) => void }>()

  constructor(sendFrame: (frame: ClientFrame) => boolean) {
    this.#sendFrame = sendFrame
  }

  /**
   * Asks. One question at a time is under way for each `purpose`. `got` hears nothing (`undefined`) when it was refused or the
   * line was lost. Returns whether the question is under way.
   */
  ask(purpose: string, question: Question, got: (answer: Answer | undefined) => void): boolean {
    for (const asked of this.#asked.values()) if (asked.purpose === purpose) return true
    const id = newId()
    if (!this.#sendFrame({ ...question, id })) return false
    this.#asked.set(id, { purpose, got })
    return true
  }

  /** The answer to a question. Answers that nobody asked for are dropped. */
  answered(id: string, answer: Answer | undefined): void {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    asked?.got(answer)
  }

  lineLost(): void {
    for (const id of [...this.#asked.keys()]) this.answered(id, undefined)
  }
}
