import { base, buttons, floating, glyphs, icon, placeBeside, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { actionIds, actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutWords } from '../actions/shortcuts.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { ActEvent, MyHistoryEvent } from '../events.ts'
import type { ParleySounds } from '../attention/parley-sounds.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/**
 * The main menu of the desk: the size of the text, where the server allows to change it, how the agent is told, and the keys.
 *
 * @fires parley-act - `larger-text` or `smaller-text`.
 */
export class ParleyDeskMenu extends LitElement {
  static override styles = [
    base,
    buttons,
    floating,
    css`
      :host {
        display: inline-flex;
      }

      .icon {
        font-size: calc(10px + 8px * var(--parley-zoom));
      }

      .panel {
        min-inline-size: 240px;
        max-inline-size: min(320px, calc(100vw - 16px));
        max-block-size: min(80dvh, 560px);
        padding: var(--parley-space-3);
        border-radius: var(--parley-radius-card);
        overflow-y: auto;
      }

      .size {
        display: flex;
        align-items: center;
        gap: var(--parley-space-1);
        padding-block-end: var(--parley-space-3);
      }

      .size > :first-child {
        flex: 1;
      }

      output {
        min-inline-size: 6ch;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }

      .history {
        margin: 0 0 var(--parley-space-3);
      }

      h3 {
        margin: 0 0 var(--parley-space-1);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        font-weight: 600;
      }

      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--parley-space-1) var(--parley-space-3);
        margin: 0;
      }

      dd {
        margin: 0;
        color: var(--parley-ink-muted);
      }

      kbd {
        font: inherit;
        font-size: var(--parley-meta-size);
      }

      [aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private isOpen = false
  @query('.panel') private readonly panel!: HTMLElement
  @query('parley-sounds') private readonly sounds!: ParleySounds
  @query('.icon-button') private readonly button!: HTMLElement
  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    return html`
      <button
        class="icon-button"
        type="button"
        popovertarget="panel"
        aria-label=${this.texts.say('menu')}
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        title=${this.texts.say('menu')}
      >
        ${icon(glyphs.menu)}
      </button>
      <div
        id="panel"
        class="panel"
        popover="auto"
        role="dialog"
        aria-label=${this.texts.say('menu')}
        @toggle=${this.onToggle}
      >
        ${this.isOpen ? html`${this.drawSize()} ${this.drawAlerts()} ${this.drawHistory()} ${this.drawKeys()}` : nothing}
      </div>
      <parley-sounds .state=${this.state} @close=${() => this.button.focus()}></parley-sounds>
    `
  }

  private drawSize() {
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

  private drawAlerts() {
    if (!this.state?.agent) return nothing
    return html`<parley-alert-choices .state=${this.state} @parley-open-sounds=${this.openSounds}></parley-alert-choices>`
  }

  private openSounds() {
    this.panel.hidePopover()
    this.sounds.open()
  }

  private drawHistory() {
    if (!this.state?.agent) return nothing
    return html`<p class="history">
      <button class="button" type="button" @click=${this.openHistory}>${icon(glyphs.clock)} ${this.texts.say('myHistory')}</button>
    </p>`
  }

  private openHistory() {
    this.panel.hidePopover()
    this.dispatchEvent(new MyHistoryEvent())
  }

  private drawKeys() {
    const keyed = actionIds.flatMap((id) => {
      const { key, label } = actionOf(id)
      return key ? { key, label } : []
    })
    return html`
      <h3>${this.texts.say('shortcuts')}</h3>
      <dl>
        ${keyed.map(
          ({ key, label }) =>
            html`<dt>${this.texts.say(label)}</dt>
              <dd><kbd>${shortcutWords(key)}</kbd></dd>`,
        )}
      </dl>
    `
  }

  private onToggle({ newState }: ToggleEvent) {
    this.isOpen = newState === 'open'
  }

  protected override updated() {
    if (this.isOpen) placeBeside(this.panel, this.button, { side: 'below', align: 'end' })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-desk-menu': ParleyDeskMenu
  }
}
