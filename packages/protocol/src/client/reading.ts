import type { LoggedEvent } from '../features/types.ts'
import type { ClientFrame } from '../frame.ts'
import { newId, type LogId } from '../ids.ts'
import { limits } from '../limits.ts'

/** A part of a log, by exclusive bounds. */
interface Range {
  readonly after?: number
  readonly before?: number
}

/** Asks the server for parts of logs, and hands each page to whoever asked. A lost line forgets the questions. */
export class Reading {
  readonly #sendFrame: (frame: ClientFrame) => boolean
  readonly #asked = new Map<
    string,
    { readonly what: string; readonly got: (events: LoggedEvent[] | undefined) => void }
  >()

  constructor(sendFrame: (frame: ClientFrame) => boolean) {
    this.#sendFrame = sendFrame
  }

  /**
   * Asks for at most a page. `purpose` is asked once at a time for each log. `got` hears nothing (`undefined`) when the
   * page was refused or the line was lost. Returns whether the question is under way.
   */
  ask(log: LogId, purpose: string, range: Range, got: (events: LoggedEvent[] | undefined) => void): boolean {
    const what = `${purpose} ${log}`
    for (const asked of this.#asked.values()) if (asked.what === what) return true
    const id = newId()
    if (!this.#sendFrame({ type: 'read', id, log, ...range, limit: limits.pageEvents })) return false
    this.#asked.set(id, { what, got })
    return true
  }

  /** The answer to a question. Answers that nobody asked for are dropped. */
  answered(id: string, events: LoggedEvent[] | undefined): void {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    asked?.got(events)
  }

  lineLost(): void {
    for (const id of [...this.#asked.keys()]) this.answered(id, undefined)
  }
}
