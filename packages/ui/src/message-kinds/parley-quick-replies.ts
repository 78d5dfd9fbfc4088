import type { Message } from '@parley/protocol'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { Asking, holdFocus } from './answering.ts'
import { isChosen, type Offer } from './offer.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/**
 * A question with ready answers. The contact presses one, and it is said (A093, A094); then the buttons go. Staff keeps seeing
 * all of them, and which one was chosen.
 *
 * @fires parley-make-choice - The contact has pressed an answer.
 */
export class ParleyQuickReplies extends LitElement {
  static override styles = [
    richStyles,
    css`
      .replies {
        display: flex;
        flex-wrap: wrap;
        justify-content: var(--replies, start);
        gap: var(--parley-space-2);
        margin-block-start: var(--parley-space-2);
      }

      .reply {
        min-block-size: var(--parley-control);
        max-inline-size: 100%;
        padding: 4px 14px;
        border-radius: calc(var(--parley-control) / 2);
        border-color: var(--parley-accent-text);
        color: var(--parley-accent-text);
        overflow-wrap: anywhere;
        text-align: start;
      }

      .static {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 6px;
        border: 1px dashed var(--parley-line);
        color: var(--parley-ink-muted);
        font-weight: 500;
      }

      .static.chosen {
        border-style: solid;
        border-color: var(--parley-accent-text);
        color: var(--parley-accent-text);
      }

      .reply .icon {
        font-size: 16px;
      }

      .detail {
        font-size: var(--parley-meta-size);
        font-weight: 400;
      }

      .detail::before {
        content: '· ';
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'quick-replies'> | undefined
  @property({ attribute: false }) offer: Offer | undefined

  readonly #texts = new TextsController(this, richTexts)
  readonly #asking = new Asking(this)

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('offer') && this.hasUpdated && !this.#isOpen) holdFocus(this, '.say')
  }

  protected override render() {
    const { message, offer } = this
    if (!message) return nothing
    return html`<p id="question" class="say" dir="auto" tabindex="-1">${message.text}</p>
      ${this.#isOpen ? this.#drawButtons(message) : !offer || offer.is === 'shown' ? this.#drawAll(message) : nothing}`
  }

  /** What is pressed counts at once: the buttons go while it is on its way. */
  get #isOpen(): boolean {
    const { offer } = this
    return offer?.is === 'open' && !offer.isPending
  }

  #drawButtons({ replies }: Message<'quick-replies'>) {
    const { offer } = this
    return html`<div class="replies" role="group" aria-label=${this.#texts.say('quickReplies')}>
      ${replies.map(
        ({ id, label }) => html`<button
          class="button reply"
          type="button"
          dir="auto"
          aria-pressed=${isChosen(offer, id) ? 'true' : nothing}
          @click=${() => this.#choose(id)}
        >
          ${label}
        </button>`,
      )}
    </div>`
  }

  /** Everything that was offered, with what is said and told where the label does not say it. */
  #drawAll({ replies }: Message<'quick-replies'>) {
    return html`<ul class="replies" aria-label=${this.#texts.say('quickReplies')}>
      ${replies.map(({ id, label, text, payload }) => {
        const chosen = isChosen(this.offer, id)
        const details = [text, payload].filter((each) => each !== undefined && each !== '' && each !== label)
        return html`<li class="reply static ${chosen ? 'chosen' : ''}" dir="auto">
          ${chosen ? icon(glyphs.check) : nothing}${label}${
            chosen ? html`<span class="visually-hidden">, ${this.#texts.say('chosen')}</span>` : nothing
          }${details.map((detail) => html`<bdi class="detail">${detail}</bdi>`)}
        </li>`
      })}
    </ul>`
  }

  #choose(id: string) {
    if (this.offer && this.#isOpen) this.#asking.ask(this.offer, { actions: [id] })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-quick-replies': ParleyQuickReplies
  }
}
