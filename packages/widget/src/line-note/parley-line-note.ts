import { base, buttons, ReconnectEvent, TextsController } from '@parley/ui'
import type { ConnectionState } from '@parley/protocol/client'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { connectionNotice } from './connection-notice.ts'
import { lineTexts } from './line-texts.ts'

const offline = { is: 'offline', attempts: 0, retryAt: 0 } as const

/**
 * What is wrong with the line, what becomes of what is written meanwhile, and the remedy. Comes a moment after the panel:
 * while all is well it has nothing to say.
 *
 * @fires parley-reconnect - The contact wants to connect now.
 */
export class ParleyLineNote extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
    `,
  ]

  /** Where the line stands. */
  @property({ attribute: false }) line: ConnectionState = { is: 'closed' }
  /** Whether the chat survives a reload. */
  @property({ attribute: false }) isKept = true

  private readonly texts = new TextsController(this, lineTexts)

  override connectedCallback() {
    super.connectedCallback()
    for (const change of ['online', 'offline']) addEventListener(change, this.look)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    for (const change of ['online', 'offline']) removeEventListener(change, this.look)
  }

  protected override render() {
    const { line, texts } = this
    // What the browser knows comes first: a dead line is noticed only after a while.
    const notice = connectionNotice(navigator.onLine || line.is === 'refused' ? line : offline)
    return html`
      <parley-banner tone=${notice?.tone ?? 'info'} words=${notice ? texts.say(notice.key) : ''}>
        ${
          notice?.remedy && navigator.onLine
            ? html`<button slot="action" class="button small" @click=${this.reconnect}>
              ${texts.say(notice.remedy === 'reconnect' ? 'reconnectNow' : 'tryAgain')}
            </button>`
            : nothing
        }
      </parley-banner>
      ${this.isKept ? nothing : html`<parley-banner words=${texts.say('notKept')}></parley-banner>`}
    `
  }

  private readonly look = () => this.requestUpdate()

  private reconnect() {
    this.dispatchEvent(new ReconnectEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-line-note': ParleyLineNote
  }
}
