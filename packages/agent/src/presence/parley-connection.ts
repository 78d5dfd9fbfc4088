import type { ConnectionState } from '@parley/protocol/client'
import { base, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { agentTexts } from '../texts/agent-texts.ts'
import { lineWord } from './line-words.ts'

/**
 * Whether the desk is connected, in one word. What a lost line means is told across the panel.
 *
 * @csspart word - The word.
 */
export class ParleyConnection extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        min-inline-size: 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
        white-space: nowrap;
      }

      [role='status'] {
        display: flex;
        align-items: center;
        gap: var(--parley-space-1);
        min-inline-size: 0;
      }

      .icon {
        font-size: calc(8px + 8px * var(--parley-zoom));
      }

      .offline,
      .refused {
        color: var(--parley-danger);
      }

      span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ]

  @property({ attribute: false }) line: ConnectionState = { is: 'closed' }

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const word = lineWord(this.line)
    const isDown = word === 'offline' || word === 'refused'
    return html`
      <div role="status" aria-label=${this.texts.say('connection')} class=${word}>
        ${isDown ? icon(glyphs.lineDown) : ''}<span part="word">${this.texts.say(word)}</span>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-connection': ParleyConnection
  }
}
