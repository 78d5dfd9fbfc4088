import { base, buttons, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/**
 * The size of the text, with a step to either side. Nothing where the server does not allow to change it.
 *
 * @fires parley-act - `larger-text` or `smaller-text`.
 */
export class ParleyTextSize extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }

      .size {
        display: flex;
        align-items: center;
        gap: var(--parley-space-1);
      }

      .size > :first-child {
        flex: 1;
      }

      .icon {
        font-size: calc(10px + 8px * var(--parley-zoom));
      }

      output {
        min-inline-size: 6ch;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }

      [aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    if (!this.state || actionOf('larger-text').availability(this.state, {}).is === 'absent') return nothing
    return html`
      <div class="size" role="group" aria-labelledby="size">
        <span id="size">${this.texts.say('textSize')}</span>
        ${this.drawStep('smaller-text')}
        <output>${this.texts.say('percent', { percent: Math.round(this.state.zoom * 100) })}</output>
        ${this.drawStep('larger-text')}
      </div>
    `
  }

  private drawStep(id: ActionId) {
    const { label, glyph, availability } = actionOf(id)
    const now = this.state && availability(this.state, {})
    const why = now?.is === 'impossible' ? this.texts.say(now.why) : ''
    return html`
      <button
        class="button"
        type="button"
        aria-label=${this.texts.say(label)}
        aria-disabled=${why ? 'true' : nothing}
        aria-description=${why || nothing}
        @click=${() => why || this.dispatchEvent(new ActEvent(id))}
      >
        ${icon(glyph)}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-text-size': ParleyTextSize
  }
}
