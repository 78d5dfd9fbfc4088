import type { Action, Message } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { TextsController } from '../texts/texts-controller.ts'
import { actionStyles } from './actions.ts'
import { addressStyles } from './address.ts'
import { Clicking } from './clicking.ts'
import { cardStyles, drawCard } from './draw-card.ts'
import type { Media, Offer } from './offer.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/**
 * Something to look at, and what can be done with it.
 *
 * @fires parley-make-choice - The contact has clicked a button.
 */
export class ParleyCard extends LitElement {
  static override styles = [
    richStyles,
    addressStyles,
    actionStyles,
    cardStyles,
    css`
      .card {
        inline-size: min(100%, 320px);
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'card'> | undefined
  @property({ attribute: false }) offer: Offer | undefined
  @property({ attribute: false }) media: Media = () => undefined

  readonly #texts = new TextsController(this, richTexts)
  readonly #clicking = new Clicking(this)

  protected override willUpdate() {
    this.#clicking.hold(this.offer)
  }

  protected override render() {
    const { message, offer, media } = this
    if (!message) return nothing
    const act = (action: Action) => this.#clicking.act(this.offer, action)
    return html`<section class="card sheet" role="group" aria-label=${message.title} tabindex="-1">
      ${drawCard(message, { offer, media, speaker: this.#texts.speaker, act })}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-card': ParleyCard
  }
}
