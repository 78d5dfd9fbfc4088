import type { ConversationId } from '@parley/protocol'
import type { ReactiveController, ReactiveElement } from 'lit'
import { placeAside } from './place-aside.ts'
import type { Reason } from './reasons.ts'

/** How long the pointer rests before a preview comes, and how long it stays when the pointer leaves, in milliseconds. */
const restMs = 120
const lingerMs = 200

interface PreviewOptions {
  readonly reasonsOf: (id: ConversationId) => readonly Reason[] | undefined
  /** The preview is there: the agent has looked. */
  readonly opened: (id: ConversationId) => void
}

/**
 * Shows a preview beside the entry under the pointer, or with the focus. It stays while the pointer is on either of the two, and
 * goes with Escape.
 */
export class PreviewController implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #options: PreviewOptions
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The entry that the pointer rests on. */
  #next: ConversationId | undefined
  /** The entry that is previewed. */
  shown: ConversationId | undefined
  /** Why it flashed. */
  reasons: readonly Reason[] = []

  constructor(host: ReactiveElement, options: PreviewOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostDisconnected(): void {
    this.close()
  }

  readonly enter = (event: Event): void => {
    // A finger has nothing to hover with: it shows the interaction itself.
    if ((event as PointerEvent).pointerType === 'touch') return
    const id = (event.currentTarget as HTMLElement).dataset['id'] ?? ''
    if (id === this.shown) return this.stay()
    if (id === this.#next || !this.#options.reasonsOf(id)) return
    clearTimeout(this.#timer)
    this.#next = id
    this.#timer = setTimeout(() => this.#open(id), event.type === 'focus' ? 0 : restMs)
  }

  readonly stay = (): void => clearTimeout(this.#timer)

  readonly leave = (): void => {
    clearTimeout(this.#timer)
    this.#next = undefined
    if (this.shown !== undefined) this.#timer = setTimeout(() => this.close(), lingerMs)
  }

  /** Whether there was something to close. */
  close(): boolean {
    clearTimeout(this.#timer)
    this.#next = undefined
    if (this.shown === undefined) return false
    this.shown = undefined
    document.removeEventListener('keydown', this.#onKeydown, true)
    this.#host.requestUpdate()
    return true
  }

  /** Shows what was drawn, beside its entry. */
  place(box: HTMLElement | null, entry: Element | null): void {
    if (!box || !entry) return
    if (!box.matches(':popover-open')) box.showPopover()
    placeAside(box, entry)
  }

  /** Escape is heard wherever the focus is while the pointer rests. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.close()
  }

  #open(id: ConversationId): void {
    const reasons = this.#options.reasonsOf(id)
    this.close()
    if (!reasons) return
    document.addEventListener('keydown', this.#onKeydown, true)
    this.shown = id
    this.reasons = reasons
    this.#host.requestUpdate()
    this.#options.opened(id)
  }
}
