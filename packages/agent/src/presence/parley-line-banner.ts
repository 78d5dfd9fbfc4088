import type { ConnectionState } from '@parley/protocol/client'
import { base, buttons, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { lineNotice } from './line-words.ts'

/**
 * Tells across the panel that the line is lost, what is safe, and what can be done.
 *
 * @fires parley-act - `connect-now`.
 */
export class ParleyLineBanner extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) line: ConnectionState = { is: 'closed' }
  /** Whether the server has welcomed the agent since the panel was opened. */
  @property({ type: Boolean }) wasWelcomed = false

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const notice = lineNotice(this.line, this.wasWelcomed)
    return html`
      <parley-banner tone=${notice?.tone ?? 'info'} words=${notice ? this.texts.say(notice.words) : ''}>
        ${notice?.remedy ? this.drawRemedy(notice.remedy) : nothing}
      </parley-banner>
    `
  }

  private drawRemedy(id: ActionId) {
    return html`
      <button slot="action" class="button small" type="button" @click=${() => this.dispatchEvent(new ActEvent(id))}>
        ${this.texts.say(actionOf(id).label)}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-line-banner': ParleyLineBanner
  }
}
