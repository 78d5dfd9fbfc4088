import { base, TextsController, visuallyHidden } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { contactName, type DeskEntry } from '../desk/desk-state.ts'
import { composerTexts } from './texts/composer-texts.ts'

/**
 * What the contact has written and not sent (A012): a dashed bubble that says so, at the end of the transcript, so that nobody
 * takes it for a message (A013). No screen reader is interrupted by it; it can be read there.
 */
export class ParleyUnsent extends LitElement {
  static override styles = [
    base,
    visuallyHidden,
    css`
      :host {
        display: block;
      }

      .unsent {
        inline-size: fit-content;
        max-inline-size: min(85%, 60ch);
        margin: var(--parley-space-2) var(--parley-space-4) 0;
        margin-inline-start: calc(var(--parley-space-4) + var(--parley-avatar) + var(--parley-space-2));
        padding: 6px 12px;
        border: 1px dashed var(--parley-control-line);
        border-radius: var(--parley-radius-bubble);
        color: var(--parley-ink-muted);
        font-style: italic;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      .mark {
        margin: 2px var(--parley-space-4) 0;
        margin-inline-start: calc(var(--parley-space-4) + var(--parley-avatar) + var(--parley-space-2));
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined

  private readonly texts = new TextsController(this, composerTexts)

  protected override render() {
    const { entry, texts } = this
    const unsent = entry?.view.conversation.status === 'ended' ? [] : (entry?.view.unsent ?? [])
    if (!entry || unsent.length === 0) return nothing
    return unsent.map(
      ({ text }) => html`<div aria-live="off">
        <div class="unsent" dir="auto"><span class="visually-hidden">${texts.say('unsentOf', { name: contactName(entry) })} </span>${text}</div>
        <p class="mark" aria-hidden="true">${texts.say('notSentYet')}</p>
      </div>`,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-unsent': ParleyUnsent
  }
}
