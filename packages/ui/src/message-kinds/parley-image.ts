import type { Message } from '@parley/protocol'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { holdFocus } from './answering.ts'
import { figureStyles } from './figure-styles.ts'
import { largePictureStyles } from './large-picture-styles.ts'
import type { Media } from './offer.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/** A picture for itself. A click shows all of it, as large as the screen allows. */
export class ParleyImage extends LitElement {
  static override styles = [
    richStyles,
    figureStyles,
    largePictureStyles,
    css`
      .box {
        position: relative;
      }

      /* All of the picture can be pressed. */
      .enlarge {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        cursor: zoom-in;
      }

      .enlarge:focus-visible {
        outline-offset: -3px;
        border-radius: var(--parley-radius-card);
        box-shadow: inset 0 0 0 5px var(--parley-surface);
      }

      /* Over the picture, whatever it shows. */
      .enlarge .icon {
        position: absolute;
        inset-block-end: var(--parley-space-2);
        inset-inline-end: var(--parley-space-2);
        padding: 3px;
        border-radius: 6px;
        background: rgb(0 0 0 / 0.6);
        color: #fff;
        font-size: 24px;
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'image'> | undefined
  @property({ attribute: false }) media: Media = () => undefined

  /** Whether it is shown large. */
  @state() private isLarge = false
  /** Whether it could not be loaded: then there is nothing to enlarge. */
  @state() private isBroken = false

  readonly #texts = new TextsController(this, richTexts)

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.get('message') && changed.get('message')?.url !== this.message?.url)
      this.isBroken = this.isLarge = false
  }

  protected override render() {
    const { message, media } = this
    if (!message) return nothing
    const { alt, caption } = message
    const address = media(message.url)
    return html`<figure class="sheet" tabindex="-1">
        <div class="box">
          <parley-picture .picture=${message} .media=${media} @error=${this.#onError}></parley-picture>
          ${
            address && !this.isBroken
              ? html`<button class="enlarge" type="button" aria-haspopup="dialog" aria-label="${this.#texts.say('enlarge')}: ${alt}" @click=${this.#onEnlarge}>${icon(glyphs.expand)}</button>`
              : nothing
          }
        </div>
        ${caption ? html`<figcaption><p class="muted" dir="auto">${caption}</p></figcaption>` : nothing}
      </figure>
      ${this.isLarge && address ? this.#drawLarge(message, address) : nothing}`
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('isLarge') && this.isLarge) this.renderRoot.querySelector('dialog')?.showModal()
  }

  #drawLarge({ alt, caption }: Message<'image'>, address: string) {
    return html`<dialog aria-label=${alt} @click=${this.#onClick} @keydown=${this.#onKeydown} @close=${this.#onClose}>
      <button class="icon-button" type="button" aria-label=${this.#texts.say('close')}>${icon(glyphs.close)}</button>
      <img src=${address} alt=${alt} referrerpolicy="no-referrer" />
      ${caption ? html`<p dir="auto">${caption}</p>` : nothing}
    </dialog>`
  }

  #onError() {
    holdFocus(this, 'figure')
    this.isBroken = true
  }

  #onEnlarge() {
    this.isLarge = true
  }

  /** The button, and everything around the picture, closes. */
  #onClick({ target, currentTarget }: Event) {
    if (target instanceof HTMLImageElement || target instanceof HTMLParagraphElement) return
    ;(currentTarget as HTMLDialogElement).close()
  }

  /** Closes the picture, and nothing behind it. */
  #onKeydown(event: KeyboardEvent) {
    if (event.key === 'Escape') event.stopPropagation()
  }

  #onClose() {
    this.isLarge = false
    this.renderRoot.querySelector<HTMLElement>('.enlarge')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-image': ParleyImage
  }
}
