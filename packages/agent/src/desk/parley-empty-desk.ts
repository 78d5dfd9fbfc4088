import { base, buttons, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf } from '../actions/registry.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import type { DeskState } from './desk-state.ts'

/**
 * What stands where a conversation would: one sentence about why there is none, and the one thing to do about it.
 *
 * @fires parley-act - `become-ready`.
 */
export class ParleyEmptyDesk extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--parley-space-3);
        padding: var(--parley-space-6);
        background: var(--parley-surface);
        color: var(--parley-ink-muted);
        text-align: center;
      }

      p {
        max-inline-size: 44ch;
        margin: 0;
        padding: var(--parley-space-2) var(--parley-space-3);
        border-radius: var(--parley-radius-control);
        text-wrap: balance;
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const { state } = this
    if (!state) return nothing
    const becomeReady = actionOf('become-ready')
    const canBecomeReady = state.entries.length === 0 && becomeReady.availability(state, {}).is === 'possible'
    return html`
      <p tabindex="-1">${this.words(state)}</p>
      ${
        canBecomeReady
          ? html`<button
            class="button primary"
            type="button"
            @click=${() => this.dispatchEvent(new ActEvent('become-ready'))}
          >
            ${this.texts.say(becomeReady.label)}
          </button>`
          : nothing
      }
    `
  }

  /** Puts the focus on the sentence: who had it on the last interaction hears that there is none left. */
  override focus() {
    this.renderRoot.querySelector('p')?.focus()
  }

  private words({ agent, entries, line }: DeskState): string {
    if (!agent) return this.texts.say(line.is === 'refused' || line.is === 'offline' ? 'notSignedIn' : 'signingIn')
    if (entries.length > 0) return this.texts.say('chooseOne')
    return this.texts.say(agent.presence.is === 'ready' ? 'emptyReady' : 'emptyNotReady')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-empty-desk': ParleyEmptyDesk
  }
}
