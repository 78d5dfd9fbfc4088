import { ContextConsumer } from '@lit/context'
import type { ConversationId } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import { agentTexts } from '../texts/agent-texts.ts'

type Reading =
  | { readonly is: 'closed' }
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'open'; readonly view: ConversationView }

/**
 * The contact's chat shortly before this one, loaded when the agent wants it: a contact who was cut off need not say
 * everything twice.
 */
export class ParleyEarlierChat extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        margin: 0 var(--parley-space-4);
      }

      .hint {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--parley-space-1) var(--parley-space-3);
        padding: var(--parley-space-2) var(--parley-space-3);
        border: 1px solid var(--parley-line);
        border-radius: var(--parley-radius-card);
        background: var(--parley-surface-sunken);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      .hint .icon {
        font-size: calc(8px + 8px * var(--parley-zoom));
      }

      .words {
        flex: 1 1 24ch;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      parley-desk-transcript {
        max-block-size: min(50dvh, 480px);
        margin-block-start: var(--parley-space-2);
        border: 1px solid var(--parley-line);
        border-radius: var(--parley-radius-card);
        overflow: hidden;
      }

      .begins {
        display: flex;
        align-items: center;
        gap: var(--parley-space-3);
        margin: var(--parley-space-3) 0 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        font-weight: 600;
      }

      .begins::before,
      .begins::after {
        content: '';
        flex: 1;
        border-block-start: 1px solid var(--parley-line);
      }
    `,
  ]

  /** The earlier conversation. */
  @property({ attribute: false }) conversation: ConversationId = ''
  /** What the contact is called. */
  @property() contact = ''

  @state() private reading: Reading = { is: 'closed' }
  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    const { reading } = this
    return html`
      <section aria-label=${this.texts.say('earlierChat')}>
        <div class="hint">
          ${icon(glyphs.clock)}
          <span class="words" role="status">${this.words()}</span>
          <button
            class="button small"
            type="button"
            aria-expanded=${reading.is === 'open' ? 'true' : 'false'}
            ?disabled=${reading.is === 'loading'}
            @click=${this.toggle}
          >
            ${this.texts.say(reading.is === 'failed' ? 'tryAgain' : reading.is === 'open' ? 'hide' : 'show')}
          </button>
        </div>
        ${
          reading.is === 'open'
            ? html`<parley-desk-transcript
                label=${this.texts.say('earlierChat')}
                .view=${reading.view}
                .me=${undefined}
                @parley-read=${(event: Event) => event.stopPropagation()}
              ></parley-desk-transcript>
              <p class="begins">${this.texts.say('currentChatBegins')}</p>`
            : nothing
        }
      </section>
    `
  }

  private words(): string {
    const { reading } = this
    if (reading.is === 'loading') return this.texts.say('earlierLoading')
    if (reading.is === 'failed') return this.texts.say('earlierFailed')
    if (reading.is === 'closed') return this.texts.say('earlierHint', { name: this.contact })
    const { endedAt } = reading.view.conversation
    return endedAt ? this.texts.say('earlierChatEnded', { time: this.moment(endedAt) }) : this.texts.say('earlierChat')
  }

  private moment(at: number): string {
    const { speaker } = this.texts
    return `${speaker.day(at, this.desk.value?.now ?? Date.now())}, ${speaker.time(at)}`
  }

  private async toggle() {
    if (this.reading.is === 'open') {
      this.reading = { is: 'closed' }
      return
    }
    this.reading = { is: 'loading' }
    const view = await this.desk.value?.archive.readConversation(this.conversation)
    this.reading = view ? { is: 'open', view } : { is: 'failed' }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-earlier-chat': ParleyEarlierChat
  }
}
