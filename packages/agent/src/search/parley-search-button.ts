import { base, buttons, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf } from '../actions/registry.ts'
import { shortcutAttribute, shortcutOf, shortcutWords } from '../actions/shortcuts.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/**
 * Opens the search, from the top of the interaction bar.
 *
 * @fires parley-act - `search`.
 */
export class ParleySearchButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: inline-flex;
      }

      .icon {
        font-size: calc(10px + 8px * var(--parley-zoom));
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
    const { state, texts } = this
    const { label, glyph, availability } = actionOf('search')
    const keys = state && shortcutOf('search', state.settings)
    const now = state && availability(state, {})
    const why = now?.is === 'impossible' ? texts.say(now.why) : ''
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${texts.say(label)}
      aria-haspopup="dialog"
      aria-keyshortcuts=${keys ? shortcutAttribute(keys) : nothing}
      aria-disabled=${why ? 'true' : nothing}
      aria-description=${why || nothing}
      title=${keys ? `${texts.say(label)} (${shortcutWords(keys)})` : texts.say(label)}
      @click=${() => why || this.dispatchEvent(new ActEvent('search'))}
    >
      ${icon(glyph)}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-search-button': ParleySearchButton
  }
}
