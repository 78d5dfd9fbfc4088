import type { Running } from '../features/supervision.ts'
import type { ClientFrame, ServerFrame } from '../frame.ts'
import { newId, type ConversationId } from '../ids.ts'

/** The conversations that are going on, by id, as the server told last. What has not changed is the same object as before. */
export type RunningView = ReadonlyMap<ConversationId, Running>

/**
 * What a supervisor looks at: all conversations that are going on, and those that they watch. A lost line loses nothing: with the
 * next one everything is followed anew.
 */
export class RunningWatch {
  readonly #sendFrame: (frame: ClientFrame) => boolean
  readonly #watched = new Set<ConversationId>()
  #isLooking = false
  #view: RunningView | undefined

  constructor(sendFrame: (frame: ClientFrame) => boolean) {
    this.#sendFrame = sendFrame
  }

  /** Nothing until the server has told, and while nobody looks. */
  get view(): RunningView | undefined {
    return this.#view
  }

  /** The conversations that are watched, in the order in which that was begun. */
  get watched(): ReadonlySet<ConversationId> {
    return this.#watched
  }

  look(isLooking: boolean): void {
    if (isLooking === this.#isLooking) return
    this.#isLooking = isLooking
    if (!isLooking) this.#view = undefined
    this.#sendFrame({ type: 'follow-running', id: newId(), follow: isLooking })
  }

  watch(id: ConversationId, isWatching: boolean): void {
    if (isWatching === this.#watched.has(id)) return
    if (isWatching) this.#watched.add(id)
    else this.#watched.delete(id)
    this.#sendFrame({ type: 'watch', id: newId(), conversation: id, watch: isWatching })
  }

  /** The server has taken a log back: what is over is watched no longer. */
  closed(id: ConversationId): void {
    this.#watched.delete(id)
  }

  welcomed(): void {
    if (this.#isLooking) this.#sendFrame({ type: 'follow-running', id: newId(), follow: true })
    for (const conversation of this.#watched) this.#sendFrame({ type: 'watch', id: newId(), conversation, watch: true })
  }

  received({ whole, conversations, over }: Extract<ServerFrame, { type: 'running' }>): void {
    if (!this.#isLooking) return
    const view = new Map(whole ? [] : this.#view)
    for (const running of conversations) view.set(running.id, running)
    for (const id of over) view.delete(id)
    this.#view = view
  }
}
