import type { Picture } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { drawAddress } from './address.ts'
import { mediaBoxStyles } from './media-box-styles.ts'
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
    mediaBoxStyles,
    css`
      :host {
        --_ground: var(--parley-surface-sunken);
      }

      img {
        object-fit: cover;
      }

      .broken {
        color: var(--parley-ink-muted);
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
