import type { Message } from '@parley/protocol'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { figureStyles } from './figure-styles.ts'
import type { Media } from './offer.ts'
import { richStyles } from './rich-styles.ts'

/** A video with its title. It never plays by itself. */
export class ParleyVideo extends LitElement {
  static override styles = [richStyles, figureStyles]

  @property({ attribute: false }) message: Message<'video'> | undefined
  @property({ attribute: false }) media: Media = () => undefined

  protected override render() {
    if (!this.message) return nothing
    const { title, video, caption } = this.message
    // Where its address stands in its place, the title stands beside it.
    const name = this.media(video.url) ? title : ''
    return html`<figure class="sheet" aria-labelledby="title">
      <parley-player .clip=${video} .media=${this.media} alt=${name}></parley-player>
      <figcaption>
        <h3 id="title" dir="auto">${title}</h3>
        ${caption ? html`<p class="muted" dir="auto">${caption}</p>` : nothing}
      </figcaption>
    </figure>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-video': ParleyVideo
  }
}
