import type { Picture } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import { base } from '../parts/styles.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { addressStyles, drawAddress } from './address.ts'
import type { Media } from './offer.ts'
import { richTexts } from './texts/rich-texts.ts'

/**
 * A picture in a box whose ratio is known before the picture is: nothing moves when it comes. From an origin that the site's
 * owner has not named nothing is loaded; then the address stands there.
 *
 * @fires error - The picture could not be shown.
 * @cssprop [--_ratio=16 / 10] - The box's ratio.
 */
export class ParleyPicture extends LitElement {
  static override styles = [
    base,
    addressStyles,
    css`
      :host {
        display: block;
        aspect-ratio: var(--_ratio, 16 / 10);
        overflow: hidden;
        background: var(--parley-surface-sunken);
        overflow-wrap: anywhere;
      }

      /* Grows with its words. */
      :host([broken]) {
        overflow: visible;
      }

      :host([refused]) {
        aspect-ratio: auto;
        padding: var(--parley-space-2) var(--parley-space-3);
        font-size: var(--parley-meta-size);
      }

      img {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }

      .broken {
        display: grid;
        place-content: center;
        place-items: center;
        gap: var(--parley-space-1);
        block-size: 100%;
        padding: var(--parley-space-2);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        text-align: center;
      }
    `,
  ]

  @property({ attribute: false }) picture: Picture | undefined
  /** What it shows, where the picture does not say so itself. */
  @property() alt = ''
  @property({ attribute: false }) media: Media = () => undefined
  /** Whether its origin is none that the site allows. */
  @property({ type: Boolean, reflect: true }) refused = false

  @state() private broken: string | undefined
  readonly #texts = new TextsController(this, richTexts)

  protected override willUpdate() {
    const address = this.picture && this.media(this.picture.url)
    this.refused = this.picture !== undefined && address === undefined
    this.toggleAttribute('broken', address !== undefined && address === this.broken)
  }

  protected override render() {
    const { picture, alt, broken } = this
    if (!picture) return nothing
    const words = picture.alt ?? alt
    const address = this.media(picture.url)
    if (!address) return html`${words ? html`<bdi>${words}</bdi>: ` : nothing}${drawAddress(picture.url)}`
    if (broken === address)
      return html`<div class="broken" title=${this.#texts.say('cannotDisplayImage')}>
        ${icon(glyphs.warning)}<span>${this.#texts.say('cannotDisplayImage')}</span> <bdi>${words}</bdi>
      </div>`
    return html`<img
      src=${address}
      alt=${words}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${() => this.#onError(address)}
    />`
  }

  #onError(address: string) {
    this.broken = address
    this.dispatchEvent(new Event('error'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-picture': ParleyPicture
  }
}
