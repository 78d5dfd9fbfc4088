import type { ChannelName } from '@parley/protocol'
import { base, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { channelOf } from '../desk/channels.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { meaningWords } from './channel-words.ts'
import { channelTexts } from './texts/channel-texts.ts'

/** What does not work of one channel, where it is used. Nothing while it works. */
export class ParleyChannelNote extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      .note {
        display: flex;
        margin: 0;
        gap: var(--parley-space-2);
        padding: var(--parley-space-2) var(--parley-space-4);
        background: var(--parley-warning-surface);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
        text-wrap: pretty;
      }

      .icon {
        color: var(--parley-warning);
        font-size: 16px;
      }
    `,
  ]

  @property() channel: ChannelName = 'chat'
  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, channelTexts)

  protected override render() {
    const shown = this.state && channelOf(this.state, this.channel)
    const words = shown ? meaningWords(shown, this.texts) : ''
    // A screen reader is told by the system messages.
    return words ? html`<p class="note">${icon(glyphs.warning)}<span>${words}</span></p>` : nothing
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-channel-note': ParleyChannelNote
  }
}
