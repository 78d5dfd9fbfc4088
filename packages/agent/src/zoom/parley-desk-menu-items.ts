import { base, buttons, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutAttribute, shortcutOf, shortcutWords } from '../actions/shortcuts.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { openers } from './openers.ts'

/**
 * What is in the main menu.
 *
 * @fires parley-act - `larger-text`, `smaller-text`, or what opens over the panel.
 * @fires parley-open-sounds - The agent wants to choose what they hear.
 */
export class ParleyDeskMenuItems extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }

      .icon {
        font-size: calc(10px + 8px * var(--parley-zoom));
      }

      parley-text-size {
        padding-block-end: var(--parley-space-3);
      }

      .openers {
        display: grid;
        margin: 0 calc(-1 * var(--parley-space-2));
        padding-block-start: var(--parley-space-2);
        border-block-start: 1px solid var(--parley-line);
      }

      .button {
        justify-content: start;
        gap: var(--parley-space-2);
        padding-inline: var(--parley-space-2);
        font-weight: inherit;
        text-align: start;
      }

      .button > span {
        flex: 1;
      }

      kbd {
        color: var(--parley-ink-muted);
        font: inherit;
        font-size: var(--parley-meta-size);
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const { state } = this
    if (!state) return nothing
    return html`
      <parley-text-size .state=${state}></parley-text-size>
      ${
        state.agent
          ? html`<parley-alert-choices
                .state=${state}
                @parley-open-sounds=${() => this.dispatchEvent(new Event('parley-open-sounds'))}
              ></parley-alert-choices>
              <div class="openers">${openers.map((id) => this.drawOpener(id, state))}</div>`
          : nothing
      }
    `
  }

  private drawOpener(id: ActionId, state: DeskState) {
    const { label, glyph, availability } = actionOf(id)
    if (availability(state, {}).is === 'absent') return nothing
    const keys = shortcutOf(id, state.settings)
    return html`<button
      class="button quiet"
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts=${keys ? shortcutAttribute(keys) : nothing}
      @click=${() => this.dispatchEvent(new ActEvent(id))}
    >
      ${icon(glyph)}<span>${this.texts.say(label)}</span>${keys ? html`<kbd aria-hidden="true">${shortcutWords(keys)}</kbd>` : nothing}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-desk-menu-items': ParleyDeskMenuItems
  }
}
