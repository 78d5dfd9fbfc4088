import type { ConnectionState } from '@parley/protocol/client'
import { base, TextsController } from '@parley/ui'
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
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: 1.25;
        text-align: end;
      }

      .offline,
      .refused {
        color: var(--parley-danger);
      }
    `,
  ]

  @property({ attribute: false }) line: ConnectionState = { is: 'closed' }

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const word = lineWord(this.line)
    return html`
      <div role="status" aria-label=${this.texts.say('connection')} class=${word}>
        <span part="word">${this.texts.say(word)}</span>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-connection': ParleyConnection
  }
}
