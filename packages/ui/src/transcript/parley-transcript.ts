import type { ParticipantId } from '@parley/protocol'
import { type ConversationView, emptyView, type Growing, type Line } from '@parley/protocol/client'
import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { nextFrame } from '../controllers/next-frame.ts'
import { DiscardEvent, LoadOlderEvent, RetryEvent } from '../events.ts'
import { loadKind, rich } from '../message-kinds/index.ts'
import type { Media } from '../message-kinds/offer.ts'
import { face } from '../parts/faces.ts'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { uiTexts } from '../texts/ui-texts.ts'
import { ChunkBoxes } from './chunk-boxes.ts'
import { readByOtherSide } from './delivery.ts'
import type { en as deskTexts } from './desk-texts.ts'
import { drawChunk, markWithin } from './draw-chunk.ts'
import { lastSeq, newestLines } from './lines.ts'
import { Onlooker } from './onlooker.ts'
import { SceneMaker, type Side } from './scene.ts'
import { ScrollKeeper } from './scroll-keeper.ts'
import { transcriptStyles } from './transcript-styles.ts'

/**
 * Shows a conversation as its participants see it. Takes a `ConversationView` as the client has it, draws only what
 * has changed in it, and keeps the reader's place.
 *
 * @fires parley-load-older - The reader is near the oldest line and there is more.
 * @fires parley-read - Every message of others up to `upTo` has been in view.
 * @fires parley-retry - Try the refused message `key` again.
 * @fires parley-discard - Drop the refused message `key`.
 * @fires parley-make-choice - The contact chooses in the message at `seq`.
 * @slot start - Before the oldest line, once it is there: a greeting.
 * @slot empty - Instead of lines while there are none.
 * @slot end - After the newest line.
 * @csspart log - The scrolling area.
 * @csspart news - The button that tells of new messages below.
 */
export class ParleyTranscript extends LitElement {
  static override styles: CSSResultGroup = transcriptStyles

  /** The conversation. Hand in each new view; nothing is drawn that did not change. */
  @property({ attribute: false }) view: ConversationView | undefined
  /** Who reads: their messages stand at the end. The contact unless set. */
  @property({ attribute: false }) me: ParticipantId | undefined = 'p1'
  /** Whose screen it is: decides what delivery looks like and how much is told. */
  @property({ reflect: true }) side: Side = 'contact'
  /** Where pictures and videos may come from; from nowhere unless set. */
  @property({ attribute: false }) media: Media = () => undefined
  /** Now by the server's clock, in milliseconds since 1970: some choices are open until a moment. */
  @property({ attribute: false }) now: () => number = Date.now
  /** The accessible name of the log, where `Conversation` is not exact enough. */
  @property() label = ''

  readonly #texts = new TextsController(this, uiTexts)
  /** What only staff reads: set at the desk. */
  protected readonly deskWords: TextsController<typeof deskTexts> | undefined
  readonly #scenes = new SceneMaker()
  readonly #boxes = new ChunkBoxes()
  readonly #onlooker = new Onlooker(this, () => this.#place, this.#boxes)
  readonly #place: ScrollKeeper = new ScrollKeeper(this, () => this.#onlooker.look())

  /** The last line that was there when the reader was at the end. */
  #seenSeq = 0
  /** The oldest `seq` that has been drawn; another one means that history comes. */
  #drawnFromSeq: number | undefined
  #newestPending: string | undefined
  /** Kinds of messages whose files were asked for. */
  readonly #awaited = new Set<string>()
  /** Set while this frame has had its drawing: when the next one begins. */
  #frame: Promise<unknown> | undefined

  get #shown(): ConversationView {
    return this.view ?? emptyView('')
  }

  get #scene() {
    const { me = '', side, media, deskWords } = this
    const { speaker } = this.#texts
    return this.#scenes.make(this.#shown.conversation, {
      me,
      side,
      speaker,
      desk: deskWords?.speaker,
      media,
      missesKind: this.#missesKind,
    })
  }

  /** Draws what has come in one frame together. */
  protected override async scheduleUpdate() {
    while (this.#frame) await this.#frame
    if (this.hasUpdated) this.#frame = nextFrame().then(() => (this.#frame = undefined))
    await super.scheduleUpdate()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { transcript, pending } = this.#shown
    if (changed.has('view') && changed.get('view')?.id !== this.view?.id) this.#startAnew()

    // What the reader says is wanted in sight.
    const newestPending = pending.at(-1)?.key
    if (newestPending && newestPending !== this.#newestPending) this.#place.isAtEnd = true
    this.#newestPending = newestPending
    if (this.#place.isAtEnd) this.#seenSeq = lastSeq(transcript.chunks)
  }

  protected override render() {
    const view = this.#shown
    const say = this.#texts
    return html`
      <div
        part="log"
        class="log"
        role="log"
        aria-live="polite"
        aria-label=${this.label || say.say('conversation')}
        tabindex="0"
        @scroll=${this.#onScroll}
        @click=${this.#onClick}
      >
        <div class="content">
          ${this.#drawStart(view)}
          ${view.transcript.chunks.length + view.pending.length ? nothing : html`<slot name="empty"></slot>`}
          <div class="chunks"></div>
          <slot name="end"></slot>
          <div class="typing" aria-live="off">${view.growing.map((growing) => this.#drawGrowing(growing))}${view.typing.map((id) => this.#drawTyping(id))}</div>
        </div>
      </div>
      ${this.#place.isAtEnd ? nothing : this.#drawNews(view)}
    `
  }

  protected override update(changed: PropertyValues<this>) {
    super.update(changed)
    const { conversation, transcript, pending } = this.#shown
    const scene = this.#scene
    const readUpTo = readByOtherSide(conversation, this.side)
    // History is no news: a screen reader is asked to wait while it is being drawn.
    const drawsHistory = this.#drawnFromSeq !== transcript.fromSeq || this.#boxes.isUnfinished
    this.#drawnFromSeq = transcript.fromSeq
    if (this.#place.scroller) this.#place.scroller.ariaBusy = String(drawsHistory)
    const chunks = pending.length ? [...transcript.chunks, { key: 'pending', lines: pending }] : transcript.chunks
    const offer = (line: Extract<Line, { is: 'message' }>) =>
      rich?.offerOf(line, this.#shown, { side: this.side, now: this.now() })
    this.#boxes.show(this.renderRoot.querySelector('.chunks') as HTMLElement, chunks, (index) => {
      const chunk = chunks[index] ?? { key: '', lines: [] }
      const above = chunks[index - 1]?.lines.at(-1)
      const below = chunks[index + 1]?.lines[0]
      const mark = markWithin(chunk, below, readUpTo)
      return {
        from: [chunk.lines, above, below, mark, scene, rich?.offersIn(chunk.lines, offer)],
        draw: () => drawChunk(chunk, { above, below }, mark, scene, offer),
      }
    })
    if (drawsHistory) requestAnimationFrame(() => this.requestUpdate())
  }

  protected override updated() {
    this.#onlooker.look()
  }

  readonly #missesKind = (kind: string) => {
    if (this.#awaited.has(kind)) return
    this.#awaited.add(kind)
    void loadKind(kind).then((isThere) => {
      if (!isThere) return void this.#awaited.delete(kind)
      this.#scenes.renew()
      this.requestUpdate()
    })
  }

  #drawStart({ older }: ConversationView) {
    if (older === 'none') return html`<slot name="start"></slot>`
    const { speaker } = this.#texts
    return html`<p class="older" role="status">
      ${
        older === 'loading'
          ? speaker.say('loadingOlder')
          : html`<button class="button quiet small" @click=${this.#loadOlder}>${speaker.say('loadOlder')}</button>`
      }
    </p>`
  }

  #drawGrowing(growing: Growing) {
    if (!rich) this.#missesKind(growing.kind)
    return rich?.drawGrowing(growing, this.#scene)
  }

  #drawTyping(id: ParticipantId) {
    if (id === this.me) return nothing
    const { name, hue } = this.#scene.person(id)
    return html`<p class="writer hue-${hue}">
      ${face(name, hue)}<span class="name" dir="auto">${name}</span>
      <span class="notice">${this.#texts.say('isTyping')}</span>
    </p>`
  }

  #drawNews({ transcript }: ConversationView) {
    let count = 0
    for (const line of newestLines(transcript.chunks, this.#seenSeq))
      if (line.is === 'message' && line.by !== this.me) count += 1
    return html`<button
      part="news"
      class=${count ? 'news some' : 'news'}
      aria-label=${count ? nothing : this.#texts.say('jumpToLatest')}
      @click=${this.#onNewsClick}
    >
      ${count ? this.#texts.say('newMessages', { count }) : nothing}${icon(glyphs.down)}
    </button>`
  }

  #startAnew() {
    const { pending } = this.#shown
    this.#place.isAtEnd = true
    this.#boxes.clear()
    this.#onlooker.forget()
    this.#drawnFromSeq = undefined
    this.#newestPending = pending.at(-1)?.key
  }

  #onScroll() {
    const wasAtEnd = this.#place.isAtEnd
    this.#place.scrolled()
    if (wasAtEnd !== this.#place.isAtEnd) this.requestUpdate()
  }

  #onClick(event: MouseEvent) {
    const { retry, discard } = (event.target as Element).closest<HTMLElement>('button')?.dataset ?? {}
    if (retry) this.dispatchEvent(new RetryEvent(retry))
    if (discard) this.dispatchEvent(new DiscardEvent(discard))
  }

  #onNewsClick() {
    this.scrollToEnd()
    this.#place.scroller?.focus({ preventScroll: true })
  }

  #loadOlder() {
    this.dispatchEvent(new LoadOlderEvent())
  }

  /** Goes to the newest line and stays there as more come. */
  scrollToEnd() {
    this.#place.goToEnd()
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-transcript': ParleyTranscript
  }
}
