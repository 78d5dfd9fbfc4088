import type { Message } from '@parley/protocol'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { addressStyles } from '../message-kinds/address.ts'
import type { Media } from '../message-kinds/offer.ts'
import { richStyles } from '../message-kinds/rich-styles.ts'
import { markdownStyles } from './markdown-styles.ts'
import { renderMarkdown } from './render-markdown.ts'

/** Text with a look of its own, and a picture above it (A108). Also while it is still growing: drawn at most once a frame. */
export class ParleyMarkdown extends LitElement {
  static override styles = [
    richStyles,
    addressStyles,
    markdownStyles,
    css`
      .display {
        margin-block-end: var(--parley-space-2);
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'markdown'> | undefined
  @property({ attribute: false }) media: Media = () => undefined

  protected override render() {
    const { message, media } = this
    if (!message) return nothing
    return html`${
      message.image
        ? html`<parley-picture class="display" .picture=${message.image} .media=${media}></parley-picture>`
        : nothing
    }
    <div class="say markdown" dir="auto"></div>`
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('message') && !changed.has('media')) return
    const before = changed.get('message')?.markdown
    if (!changed.has('media') && before === this.message?.markdown) return
    const place = this.renderRoot.querySelector('.markdown')
    place?.replaceChildren(renderMarkdown(this.message?.markdown ?? '', this.media))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-markdown': ParleyMarkdown
  }
}
