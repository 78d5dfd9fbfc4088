import type { ParticipantId } from '@parley/protocol'
import { type Chunk, type ConversationView, emptyView } from '@parley/protocol/client'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import { Announcer } from '../controllers/announcer.ts'
import { VisibilityController } from '../controllers/visibility.ts'
import { DiscardEvent, LoadOlderEvent, ReadEvent, RetryEvent } from '../events.ts'
import { face } from '../parts/faces.ts'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import { Tooltips } from '../parts/tooltips.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { uiTexts } from '../texts/ui-texts.ts'
import { readByOtherSide } from './delivery.ts'
import { drawChunk, drawPendingChunk, drawWaitingChunk, markWithin } from './draw-chunk.ts'
import { DrawingQueue } from './drawing-queue.ts'
import { firstLine, lastLine, newestLines, newestOfOthers } from './lines.ts'
import { newsAfter } from './news.ts'
import { type Scene, SceneMaker, type Side } from './scene.ts'
import { lastLineAbove, ScrollKeeper } from './scroll-keeper.ts'
import { transcriptStyles } from './transcript-styles.ts'

const lastOf = (chunk: Chunk | undefined) => chunk?.lines.at(-1)

/** Distance from the oldest line, in pixels, at which older ones are asked for. */
const nearTopPx = 400

/** The contact's place in every conversation. */
const contactId: ParticipantId = 'p1'

/**
 * Shows a conversation as its participants see it. Takes a `ConversationView` as the client has it, draws only what
 * has changed in it, and keeps the reader's place.
 *
 * @fires parley-load-older - The reader is near the oldest line and there is more.
 * @fires parley-read - Every message of others up to `upTo` has been in view.
 * @fires parley-retry - Try the refused message `key` again.
 * @fires parley-discard - Drop the refused message `key`.
 * @slot start - Before the oldest line, once it is there: a greeting.
 * @slot empty - Instead of lines while there are none.
 * @slot end - After the newest line.
 * @csspart log - The scrolling area.
 * @csspart news - The button that tells of new messages below.
 */
export class ParleyTranscript extends LitElement {
  static override styles = transcriptStyles

  /** The conversation. Hand in each new view; nothing is drawn that did not change. */
  @property({ attribute: false }) view: ConversationView | undefined
  /** Who reads: their messages stand at the end. The contact unless set. */
  @property({ attribute: false }) me: ParticipantId | undefined = contactId
  /** Whose screen it is: decides what delivery looks like and how much is told. */
  @property({ reflect: true }) side: Side = 'contact'
  /** The accessible name of the log, where `Conversation` is not exact enough. */
  @property() label = ''

  @state() private unseen = 0
  @state() private isAway = false
  @query('.log') private readonly log!: HTMLElement
  @query('.content') private readonly content!: HTMLElement

  private readonly texts = new TextsController(this, uiTexts)
  private readonly announcer = new Announcer(this)
  private readonly visibility = new VisibilityController(this, () => this.lookAround())
  private readonly place = new ScrollKeeper(
    this,
    () => this.log && { scroller: this.log, content: this.content },
    () => this.lookAround(),
  )
  private readonly scenes = new SceneMaker()
  private scene!: Scene

  private readonly queue = new DrawingQueue()
  private seenSeq = 0
  private toldSeq = 0
  private askedRead = 0
  private askedOlderFrom = 0
  private newestPending = ''
  private isLooking = false

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const view = this.view ?? emptyView('')
    const { chunks } = view.transcript
    if (changed.has('view') && changed.get('view')?.id !== this.view?.id) this.startAnew()
    this.queue.admit(chunks)
    this.scene = this.scenes.make(view.conversation, { me: this.me, side: this.side, speaker: this.texts.speaker })

    // What the reader says is wanted in sight.
    const newestPending = view.pending.at(-1)?.key ?? ''
    if (newestPending && newestPending !== this.newestPending) this.place.isAtEnd = true
    this.newestPending = newestPending

    if (this.place.isAtEnd) this.seenSeq = lastLine(chunks)?.seq ?? 0
    this.isAway = !this.place.isAtEnd
    this.unseen = 0
    if (!this.place.isAtEnd)
      for (const line of newestLines(chunks, this.seenSeq))
        if (line.is === 'message' && line.by !== this.me) this.unseen += 1
  }

  protected override render() {
    const view = this.view ?? emptyView('')
    const { chunks } = view.transcript
    const isEmpty = chunks.length === 0 && view.pending.length === 0
    const readUpTo = readByOtherSide(view.conversation, this.side)
    const { scene } = this
    return html`
      <div
        part="log"
        class="log"
        role="log"
        aria-live="off"
        aria-label=${this.label || this.texts.say('conversation')}
        tabindex="0"
        @scroll=${this.onScroll}
        @click=${this.onClick}
      >
        <div class="content">
          ${this.drawStart(view)}
          ${isEmpty ? html`<slot name="empty"></slot>` : nothing}
          ${repeat(
            chunks,
            (chunk) => chunk.key,
            (chunk, index) => {
              if (this.queue.waits(chunk)) return guard([chunk.key], drawWaitingChunk)
              const above = lastOf(chunks[index - 1])
              const below = chunks[index + 1]?.lines[0] ?? view.pending[0]
              const mark = markWithin(chunk, below, readUpTo)
              return guard([chunk, above, below, mark, scene], () => drawChunk(chunk, { above, below }, mark, scene))
            },
          )}
          ${view.pending.length ? drawPendingChunk(view.pending, lastLine(chunks), this.me ?? contactId, scene) : nothing}
          <slot name="end"></slot>
          <div class="typing">${view.typing.map((id) => this.drawTyping(id))}</div>
        </div>
      </div>
      ${this.isAway ? this.drawNews() : nothing}
      <span id="unread-words" hidden>${this.texts.say('contactHasNotRead')}</span>
    `
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('view')) this.tellNews()
    if (!this.queue.isEmpty) requestAnimationFrame(() => this.drawMore())
    this.lookAround()
  }

  private drawStart({ older }: ConversationView) {
    if (older === 'loading') return html`<p class="older" role="status">${this.texts.say('loadingOlder')}</p>`
    return older === 'more'
      ? html`<p class="older">
          <button class="button quiet small" @click=${this.loadOlder}>${this.texts.say('loadOlder')}</button>
        </p>`
      : html`<slot name="start"></slot>`
  }

  private drawTyping(id: ParticipantId) {
    if (id === this.me) return nothing
    const { name, hue } = this.scene.person(id)
    return html`<p class="writer hue-${hue}">
      ${face(name, hue)}<span class="name" dir="auto">${name}</span>
      <span class="notice">${this.texts.say('isTyping')}</span>
    </p>`
  }

  private drawNews() {
    const words = this.unseen ? this.texts.say('newMessages', { count: this.unseen }) : nothing
    return html`<button
      part="news"
      class="news ${this.unseen ? 'some' : ''}"
      aria-label=${this.unseen ? nothing : this.texts.say('jumpToLatest')}
      @click=${this.onNewsClick}
    >
      ${words}${icon(glyphs.down)}
    </button>`
  }

  private startAnew() {
    const chunks = this.view?.transcript.chunks ?? []
    this.place.isAtEnd = true
    this.queue.clear()
    this.toldSeq = lastLine(chunks)?.seq ?? 0
    this.askedRead = this.askedOlderFrom = 0
    this.newestPending = this.view?.pending.at(-1)?.key ?? ''
  }

  /** Draws some more of what is older. */
  private drawMore() {
    this.queue.drawSome()
    this.requestUpdate()
  }

  private tellNews() {
    const { view } = this
    if (!view) return
    for (const text of newsAfter(this.toldSeq, view, this.scene)) this.announcer.say(text)
    this.toldSeq = Math.max(this.toldSeq, lastLine(view.transcript.chunks)?.seq ?? 0)
  }

  private onScroll() {
    const wasAtEnd = this.place.isAtEnd
    this.askedOlderFrom = 0
    this.place.scrolled()
    if (wasAtEnd !== this.place.isAtEnd) this.requestUpdate()
  }

  private onClick(event: MouseEvent) {
    const button = (event.target as Element).closest<HTMLElement>('[data-retry], [data-discard]')
    const { retry, discard } = button?.dataset ?? {}
    if (retry) this.dispatchEvent(new RetryEvent(retry))
    if (discard) this.dispatchEvent(new DiscardEvent(discard))
  }

  private onNewsClick() {
    this.scrollToEnd()
    this.log.focus({ preventScroll: true })
  }

  /** Sees, at most once per frame, which lines are in view now, and asks for what follows from that. */
  private lookAround() {
    if (this.isLooking || !this.hasUpdated) return
    this.isLooking = true
    requestAnimationFrame(() => {
      this.isLooking = false
      if (!this.visibility.isVisible || !this.view || !this.isConnected) return
      this.askToRead(this.view)
      this.askForOlder(this.view)
    })
  }

  private askToRead({ conversation, transcript }: ConversationView) {
    const { me } = this
    const inView = this.place.isAtEnd
      ? Number.POSITIVE_INFINITY
      : Number(lastLineAbove(this.log, this.log.getBoundingClientRect().bottom - 8)?.getAttribute('data-seq') ?? 0)
    const upTo = newestOfOthers(transcript.chunks, me, inView)
    if (upTo <= Math.max(this.askedRead, (me && conversation.readMarks[me]) || 0)) return
    this.askedRead = upTo
    this.dispatchEvent(new ReadEvent(upTo))
  }

  private askForOlder({ older, transcript }: ConversationView) {
    if (older !== 'more' || this.log.scrollTop > nearTopPx) return
    const from = firstLine(transcript.chunks)?.seq ?? transcript.fromSeq
    if (from === this.askedOlderFrom) return
    this.askedOlderFrom = from
    this.loadOlder()
  }

  private loadOlder() {
    this.dispatchEvent(new LoadOlderEvent())
  }

  /** Goes to the newest line and stays there as more come. */
  scrollToEnd() {
    this.place.goToEnd()
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-transcript': ParleyTranscript
  }
}
