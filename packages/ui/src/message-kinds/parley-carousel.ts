import type { Action, CardFace, Message } from '@parley/protocol'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { nextFrame } from '../controllers/next-frame.ts'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { actionStyles } from './actions.ts'
import { addressStyles } from './address.ts'
import { Clicking } from './clicking.ts'
import { cardStyles, drawCard } from './draw-card.ts'
import { isChosen, type Media, type Offer } from './offer.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/** So many cards are drawn when the carousel comes, and with each frame after that. */
const cardsAtOnce = 4

/**
 * Cards side by side (A101, A102): paged by its buttons, by swipe, and by arrow keys. Staff may page as well and chooses nothing
 * (A092, A104).
 *
 * @fires parley-make-choice - The contact has clicked a button of a card.
 */
export class ParleyCarousel extends LitElement {
  static override styles = [
    richStyles,
    addressStyles,
    actionStyles,
    cardStyles,
    css`
      .head {
        display: flex;
        align-items: center;
        gap: var(--parley-space-2);
        margin-block-end: var(--parley-space-2);
      }

      .head h3 {
        flex: 1;
        min-inline-size: 0;
        font-size: inherit;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .row {
        display: flex;
        gap: var(--parley-space-2);
        margin: 0;
        padding: 2px;
        overflow: auto hidden;
        overscroll-behavior-inline: contain;
        scroll-snap-type: inline mandatory;
        scroll-behavior: smooth;
        scrollbar-width: none;
        list-style: none;
      }

      .card {
        flex: 0 0 auto;
        inline-size: min(260px, 88%);
        scroll-snap-align: start;
      }

      .row:focus-visible {
        outline-offset: -2px;
      }

      .icon-button {
        border: 1px solid var(--parley-control-line);
        border-radius: 50%;
      }

      @media (prefers-reduced-motion: reduce) {
        .row {
          scroll-behavior: auto;
        }
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'carousel'> | undefined
  @property({ attribute: false }) offer: Offer | undefined
  @property({ attribute: false }) media: Media = () => undefined

  /** The card at the beginning of what is in view; 0 is the first. */
  @state() private place = 0
  /** Whether the last card is wholly in view. */
  @state() private isAtEnd = false
  @state() private drawn = cardsAtOnce

  readonly #texts = new TextsController(this, richTexts)
  readonly #clicking = new Clicking(this)
  readonly #resized = new ResizeObserver(() => this.#look())

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#resized.disconnect()
  }

  protected override willUpdate() {
    this.#clicking.hold(this.offer)
  }

  protected override render() {
    const { message, place } = this
    if (!message) return nothing
    const { title, cards } = message
    const say = this.#texts
    return html`<section
      role="group"
      aria-roledescription=${say.say('carousel')}
      aria-label=${title}
      tabindex="-1"
      @keydown=${this.#onKeydown}
    >
      <div class="head">
        <h3 dir="auto">${title}</h3>
        <span class="muted" aria-hidden="true">${place + 1} / ${cards.length}</span>
        ${this.#drawPager('previousCard', glyphs.back, place === 0, -1)}
        ${this.#drawPager('nextCard', glyphs.forward, this.isAtEnd, 1)}
      </div>
      <div class="row" tabindex="0" @scroll=${this.#look}>
        ${cards.map((card, at) => this.#drawCard(card, at, cards.length))}
      </div>
    </section>`
  }

  protected override updated(changed: PropertyValues<this>) {
    const row = this.#row
    if (row && !changed.has('message')) return
    if (row) this.#resized.observe(row)
    void this.#drawRest()
  }

  #drawPager(key: 'previousCard' | 'nextCard', glyph: string, isOver: boolean, steps: 1 | -1) {
    // Not disabled: a button that is lets go of the focus, and the reader with it.
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${this.#texts.say(key)}
      aria-disabled=${isOver ? 'true' : nothing}
      @click=${() => this.#page(steps)}
    >
      <span class="mirrored">${icon(glyph)}</span>
    </button>`
  }

  #drawCard(card: CardFace, at: number, count: number) {
    const { offer, media } = this
    const { speaker } = this.#texts
    const act = (action: Action) => this.#clicking.act(this.offer, action)
    const isTaken = card.actions?.some(({ id }) => isChosen(offer, id))
    const position = speaker.say('cardPosition', { place: at + 1, count })
    return html`<div
      class="card sheet"
      role="group"
      aria-label=${card.title}
      aria-description=${isTaken ? `${position}, ${speaker.say('chosen')}` : position}
    >
      ${at < this.drawn ? drawCard(card, { offer, media, speaker, act }) : nothing}
    </div>`
  }

  /** The cards beyond the first ones come frame by frame, so that none takes long. */
  async #drawRest() {
    this.drawn = cardsAtOnce
    await this.updateComplete
    while (this.isConnected && this.drawn < (this.message?.cards.length ?? 0)) {
      await nextFrame()
      this.drawn += cardsAtOnce
      await this.updateComplete
    }
    this.#look()
  }

  get #row(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.row')
  }

  /** Where the row stands: measured from its beginning, which is on the right where writing begins there. */
  readonly #look = () => {
    const row = this.#row
    const cards = row ? [...row.children] : []
    const [first, second] = cards
    if (!row || !first) return
    const step = second ? Math.abs(this.#startOf(second) - this.#startOf(first)) : row.clientWidth
    const scrolled = Math.abs(row.scrollLeft)
    this.isAtEnd = scrolled >= row.scrollWidth - row.clientWidth - 2
    const reached = Math.round(scrolled / Math.max(1, step))
    this.place = Math.min(cards.length - 1, this.isAtEnd && scrolled > 0 ? Math.max(reached, this.place) : reached)
  }

  #startOf(element: Element): number {
    const { left, right } = element.getBoundingClientRect()
    return this.matches(':dir(rtl)') ? right : left
  }

  #page(steps: 1 | -1) {
    this.#show(this.place + steps)
  }

  #show(place: number) {
    const cards = this.#row?.children
    const to = cards?.[Math.max(0, Math.min(place, (cards.length ?? 1) - 1))]
    if (!to || !this.#row) return
    this.place = Math.max(0, Math.min(place, cards.length - 1))
    const way = this.#startOf(to) - this.#startOf(this.#row)
    this.#row.scrollBy({ left: way })
  }

  #onKeydown(event: KeyboardEvent) {
    const { target } = event
    if (event.altKey || event.ctrlKey || event.metaKey || (target as Element).localName === 'parley-player') return
    const isRtl = this.matches(':dir(rtl)')
    const last = (this.message?.cards.length ?? 1) - 1
    const to = {
      [isRtl ? 'ArrowLeft' : 'ArrowRight']: this.place + 1,
      [isRtl ? 'ArrowRight' : 'ArrowLeft']: this.place - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    this.#show(to)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-carousel': ParleyCarousel
  }
}
