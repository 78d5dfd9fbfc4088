import type { Clip } from '@parley/protocol'
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
 * A video in a box of known ratio. It never plays by itself, and nothing of it is loaded before somebody plays it; from an
 * origin that the site's owner has not named nothing is loaded at all.
 */
export class ParleyPlayer extends LitElement {
  static override styles = [
    mediaBoxStyles,
    css`
      :host {
        --_ground: #000;
      }

      video {
        object-fit: contain;
      }

      .broken {
        color: #fff;
      }
    `,
  ]

  @property({ attribute: false }) clip: Clip | undefined
  /** What it shows, where the video does not say so itself. */
  @property() alt = ''
  @property({ attribute: false }) media: Media = () => undefined
  /** Whether its origin is none that the site allows. */
  @property({ type: Boolean, reflect: true }) refused = false

  @state() private broken: string | undefined
  /** Set when the captions' server does not let this page have them: the video goes on without. */
  @state() private isWithoutCaptions = false
  readonly #texts = new TextsController(this, richTexts)

  protected override willUpdate() {
    const address = this.clip && this.media(this.clip.url)
    this.refused = this.clip !== undefined && address === undefined
    this.toggleAttribute('broken', address !== undefined && address === this.broken)
  }

  protected override render() {
    const { clip, alt, broken, media } = this
    if (!clip) return nothing
    const words = clip.alt ?? alt
    const address = media(clip.url)
    if (!address) return html`${words ? html`<bdi>${words}</bdi>: ` : nothing}${drawAddress(clip.url)}`
    if (broken === address)
      return html`<div class="broken">
        ${icon(glyphs.warning)}<span>${this.#texts.say('cannotPlayVideo')}</span> <bdi>${words}</bdi>
      </div>`
    const captions = this.isWithoutCaptions ? [] : this.#captionsOf(clip)
    const poster = clip.poster === undefined ? undefined : media(clip.poster)
    return html`<video
      controls
      playsinline
      preload="none"
      aria-label=${words}
      src=${address}
      poster=${poster ?? nothing}
      crossorigin=${captions.some(isElsewhere) ? 'anonymous' : nothing}
      @error=${() => this.#onError(address, captions.length > 0)}
    >
      ${captions.map(
        ({ src, language, label }) => html`<track
          kind="captions"
          src=${src}
          srclang=${language}
          label=${label}
          ?default=${language.split('-')[0] === this.#texts.language.split('-')[0]}
        />`,
      )}
    </video>`
  }

  #onError(address: string, hasCaptions: boolean) {
    if (hasCaptions && !this.isWithoutCaptions) this.isWithoutCaptions = true
    else this.broken = address
  }

  #captionsOf({ captions = [] }: Clip) {
    return captions.flatMap(({ url, language, label }) => {
      const src = this.media(url)
      return src === undefined ? [] : [{ src, language, label }]
    })
  }
}

/** Captions from another origin than the page's are given only to who asks with CORS, and then for the video as well. */
const isElsewhere = ({ src }: { readonly src: string }) => new URL(src, document.baseURI).origin !== location.origin

declare global {
  interface HTMLElementTagNameMap {
    'parley-player': ParleyPlayer
  }
}
