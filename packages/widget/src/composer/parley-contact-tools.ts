import type { SiteAppearance } from '@parley/protocol'
import { base, buttons, insertInto, type ParleyComposer, type PickEmojiEvent } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'

/**
 * The buttons beside the contact's field. Comes a moment after the panel; until then it is an empty element that keeps their
 * place, so that nothing jumps.
 */
export class ParleyContactTools extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        align-items: center;
      }
    `,
  ]

  /** What the site allows. */
  @property({ attribute: false }) site: SiteAppearance | undefined

  /** The composer that the buttons stand in. */
  get composer(): ParleyComposer | null {
    return this.closest('parley-composer')
  }

  protected override render() {
    const { emoji, files } = this.site ?? {}
    return html`<!-- The tools stand here, in this order: attachments, emoji. -->
      ${files?.send ? html`<parley-attach-button .limits=${files}></parley-attach-button>` : nothing}
      ${
        emoji
          ? html`<parley-emoji-button
            .anchor=${this.composer}
            @parley-pick-emoji=${this.onEmoji}
          ></parley-emoji-button>`
          : nothing
      }`
  }

  private onEmoji(event: PickEmojiEvent) {
    event.stopPropagation()
    if (this.composer) insertInto(this.composer, event.emoji)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact-tools': ParleyContactTools
  }
}
