import { ContextConsumer } from '@lit/context'
import type { StandardResponse } from '@parley/protocol'
import { base, buttons, drawMessage, loadKind, type Media, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import { agentTexts } from '../texts/agent-texts.ts'

type Responses =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'there'; readonly responses: readonly StandardResponse[] }

/**
 * The rich standard responses that the administrator has set up, to be looked at (A109). They are not for the text field
 * (A110): what is shown here can be read, paged and copied from, and nothing else.
 */
export class ParleyResponses extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        padding: var(--parley-space-3);
      }

      .state,
      .none {
        margin: 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
      }

      ul {
        display: grid;
        gap: var(--parley-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      h3 {
        margin: 0 0 var(--parley-space-2);
        font-size: var(--parley-meta-size);
        font-weight: 600;
      }

      .content {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ]

  /** Where pictures and videos may come from. */
  @property({ attribute: false }) media: Media = () => undefined
  /** Whether the line is up: what could not be loaded is asked for again. */
  @property({ attribute: false }) isOnline = false

  @state() private loaded: Responses = { is: 'loading' }
  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('isOnline') && this.isOnline && this.loaded.is !== 'there') void this.load()
  }

  protected override render() {
    const { loaded } = this
    if (loaded.is === 'loading') return html`<p class="state" role="status">${this.texts.say('responsesLoading')}</p>`
    if (loaded.is === 'failed')
      return html`<p class="state" role="status">${this.texts.say('responsesFailed')}</p>
        <button class="button small" type="button" @click=${this.load}>${this.texts.say('tryAgain')}</button>`
    if (loaded.responses.length === 0) return html`<p class="none">${this.texts.say('responsesNone')}</p>`
    return html`<ul>
      ${loaded.responses.map(
        ({ title, message }) => html`<li>
          <h3 dir="auto">${title}</h3>
          <div class="content">${(message && drawMessage(message, { media: this.media, side: 'staff' })) ?? nothing}</div>
        </li>`,
      )}
    </ul>`
  }

  private async load() {
    this.loaded = { is: 'loading' }
    const responses = await this.desk.value?.responses()
    if (!responses) {
      this.loaded = { is: 'failed' }
      return
    }
    await Promise.all([...new Set(responses.flatMap(({ message }) => message?.kind ?? []))].map(loadKind))
    this.loaded = { is: 'there', responses }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-responses': ParleyResponses
  }
}
