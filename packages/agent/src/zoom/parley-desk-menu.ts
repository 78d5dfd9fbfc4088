import { base, buttons, floating, glyphs, icon, placeBeside, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { bringAlerts } from '../bring.ts'
import type { DeskState } from '../desk/desk-state.ts'
import type { ActEvent } from '../events.ts'
import type { ParleySounds } from '../attention/parley-sounds.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { isOpener } from './openers.ts'

/**
 * The main menu of the desk: the size of the text, where the server allows to change it, how the agent is told, and what opens
 * over the panel.
 *
 * @fires parley-act - `larger-text`, `smaller-text`, or what opens over the panel.
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
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private isOpen = false
  @query('.panel') private readonly panel!: HTMLElement
  @query('parley-sounds') private readonly sounds!: ParleySounds
  @query('.icon-button') private readonly button!: HTMLElement
  private readonly texts = new TextsController(this, agentTexts)
  /** What is in the menu arrives after it has opened. */
  private readonly growing = new ResizeObserver(() =>
    placeBeside(this.panel, this.button, { side: 'below', align: 'end' }),
  )

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.growing.disconnect()
  }

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
        ${
          this.isOpen
            ? html`<parley-desk-menu-items
                .state=${this.state}
                @parley-act=${this.onAct}
                @parley-open-sounds=${this.openSounds}
              ></parley-desk-menu-items>`
            : nothing
        }
      </div>
      <parley-sounds .state=${this.state} @close=${() => this.button.focus()}></parley-sounds>
    `
  }

  private openSounds() {
    this.panel.hidePopover()
    this.sounds.open()
  }

  /** What opens over the panel takes the place of the menu. */
  private onAct({ action }: ActEvent) {
    if (!isOpener(action)) return
    this.panel.hidePopover()
    this.button.focus()
  }

  private onToggle({ newState }: ToggleEvent) {
    this.isOpen = newState === 'open'
    if (!this.isOpen) return this.growing.disconnect()
    bringAlerts()
    this.growing.observe(this.panel)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-desk-menu': ParleyDeskMenu
  }
}
