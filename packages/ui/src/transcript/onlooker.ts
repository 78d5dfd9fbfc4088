import type { ParticipantId } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import type { ReactiveElement } from 'lit'
import { VisibilityController } from '../controllers/visibility.ts'
import { LoadOlderEvent, ReadEvent } from '../events.ts'
import type { ChunkBoxes } from './chunk-boxes.ts'
import { newestOfOthers } from './lines.ts'
import { lastLineAbove, type ScrollKeeper } from './scroll-keeper.ts'

/** Distance from the oldest line, in pixels, at which older ones are asked for. */
const nearTopPx = 400

/** How much of a line's height, in pixels, must be in view for it to count as seen. */
const seenPx = 8

interface Watched extends ReactiveElement {
  readonly view: ConversationView | undefined
  readonly me: ParticipantId | undefined
}

/** Sees what the reader sees, at most once per frame: asks to mark it read, and for older lines near the oldest one. */
export class Onlooker {
  readonly #host: Watched
  readonly #place: () => ScrollKeeper
  readonly #lineOf: ChunkBoxes['lineOf']
  readonly #visibility: VisibilityController
  #isLooking = false
  #askedRead = 0
  /** Where the reader was when older lines were asked for: not again before something has moved. */
  #askedOlderAt = ''

  constructor(host: Watched, place: () => ScrollKeeper, boxes: ChunkBoxes) {
    this.#host = host
    this.#lineOf = (element) => boxes.lineOf(element)
    this.#place = place
    this.#visibility = new VisibilityController(host, () => this.look())
  }

  /** Another conversation is shown. */
  forget(): void {
    this.#askedRead = 0
    this.#askedOlderAt = ''
  }

  /** Something may have come into view. */
  look(): void {
    if (this.#isLooking) return
    this.#isLooking = true
    requestAnimationFrame(() => {
      this.#isLooking = false
      const { view } = this.#host
      const { scroller, isAtEnd } = this.#place()
      if (!view || !scroller || !this.#visibility.isVisible) return
      this.#askToRead(view, scroller, isAtEnd)
      this.#askForOlder(view, scroller)
    })
  }

  #askToRead({ conversation, transcript }: ConversationView, scroller: HTMLElement, isAtEnd: boolean): void {
    const { me = '' } = this.#host
    const last = isAtEnd
      ? undefined
      : this.#lineOf(lastLineAbove(scroller, scroller.getBoundingClientRect().bottom - seenPx))
    const isAllInView = isAtEnd || last?.is === 'pending'
    const upTo = newestOfOthers(transcript.chunks, me, isAllInView ? Number.POSITIVE_INFINITY : (last?.seq ?? 0))
    if (upTo <= Math.max(this.#askedRead, conversation.readMarks[me] ?? 0)) return
    this.#askedRead = upTo
    this.#host.dispatchEvent(new ReadEvent(upTo))
  }

  #askForOlder({ older, transcript }: ConversationView, { scrollTop }: HTMLElement): void {
    if (older !== 'more' || scrollTop > nearTopPx) return
    const at = `${transcript.fromSeq} ${scrollTop}`
    if (at === this.#askedOlderAt) return
    this.#askedOlderAt = at
    this.#host.dispatchEvent(new LoadOlderEvent())
  }
}
