import { base, buttons, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Invited } from '../desk/invited.ts'
import { ActEvent } from '../events.ts'
import { wantsWords } from './refusal-words.ts'
import { teamworkTexts } from './texts/teamwork-texts.ts'

const reasons = ['reasonBusy', 'reasonNotMine', 'reasonLater'] as const

/**
 * In an invitation from a colleague: who asks, for what, what they say with it, and how to say no with a reason.
 *
 * @fires parley-act - `reject` with the reason as its value.
 */
export class ParleyColleagueWish extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--parley-space-1);
        overflow-wrap: anywhere;
      }

      p {
        margin: 0;
      }

      .target {
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
      }

      blockquote {
        margin: 0;
        padding-inline-start: var(--parley-space-2);
        border-inline-start: 2px solid var(--parley-line);
        white-space: pre-line;
      }

      .why {
        justify-self: start;
        margin-inline-start: calc(-1 * var(--parley-space-2));
      }

      .reasons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--parley-space-1);
      }
    `,
  ]

  @property({ attribute: false }) invited: Invited | undefined
  @property({ type: Boolean }) disabled = false

  @state() private isSayingWhy = false
  private readonly texts = new TextsController(this, teamworkTexts)

  protected override render() {
    const { invited } = this
    if (!invited?.from || invited.purpose === 'handle') return nothing
    const { name, target, note } = invited.from
    const wants = wantsWords(invited.purpose)
    return html`
      <p><strong dir="auto">${this.texts.say(wants, { name })}</strong></p>
      ${target.kind === 'agent' ? nothing : html`<p class="target">${this.texts.say('asOneOf', { target: target.name })}</p>`}
      ${note ? html`<blockquote dir="auto">${note}</blockquote>` : nothing}
      <button
        class="button quiet small why"
        type="button"
        aria-expanded=${this.isSayingWhy ? 'true' : 'false'}
        @click=${() => (this.isSayingWhy = !this.isSayingWhy)}
      >
        ${this.texts.say('rejectWithReason')}
      </button>
      ${
        this.isSayingWhy
          ? html`<div class="reasons" role="group" aria-label=${this.texts.say('reasonLabel')}>
              ${reasons.map(
                (reason) => html`<button
                  class="button small"
                  type="button"
                  ?disabled=${this.disabled}
                  @click=${() => this.dispatchEvent(new ActEvent('reject', invited.id, this.texts.say(reason)))}
                >
                  ${this.texts.say(reason)}
                </button>`,
              )}
            </div>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-colleague-wish': ParleyColleagueWish
  }
}
