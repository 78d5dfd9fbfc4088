import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/** The tabs, in their order. Visit takes its place here. */
const tabs = ['caseData', 'contact', 'history', 'responses', 'note', 'dispositions'] as const
export type Tab = (typeof tabs)[number]

/** What belongs to the selected interaction besides what is said in it. Arrows, Home and End move between the tabs. */
export class ParleyInformation extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        min-block-size: 0;
        background: var(--parley-surface);
      }

      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-inline: var(--parley-space-3);
        border-block-end: 1px solid var(--parley-line);
      }

      .icon-button {
        display: var(--_information-display, inline-flex);
      }

      [role='tablist'] {
        display: flex;
        flex: 1;
        align-self: stretch;
        gap: var(--parley-space-1);
        min-inline-size: 0;
        min-block-size: 47px;
        overflow-x: auto;
        scrollbar-width: none;
      }

      [role='tab'] {
        padding: 0 var(--parley-space-2);
        border: 0;
        border-block-end: 2px solid transparent;
        background: none;
        color: var(--parley-ink-muted);
        font: inherit;
        font-weight: 500;
        white-space: nowrap;
        cursor: pointer;
      }

      [role='tab']:focus-visible {
        outline-offset: -2px;
      }

      [role='tab'][aria-selected='true'] {
        border-color: var(--parley-accent-text);
        color: var(--parley-ink);
      }

      [role='tabpanel'] {
        min-block-size: 0;
        overflow: auto;
        overscroll-behavior: contain;
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private chosen: Tab = 'responses'
  private readonly texts = new TextsController(this, agentTexts)

  protected override firstUpdated() {
    // What a tab shows is loaded after the panel itself.
    void import('../dispositions/define-outcome.ts').then(({ defineOutcome }) => defineOutcome())
    void import('../case-data/define-case-data.ts').then(({ defineCaseData }) => defineCaseData())
    void import('../contact/define-contact.ts').then(({ defineContact }) => defineContact())
    void import('../history/define-history.ts').then(({ defineHistory }) => defineHistory())
    void import('../responses/define-responses.ts').then(({ defineResponses }) => defineResponses())
  }

  protected override render() {
    const { state, chosen } = this
    if (!state) return nothing
    return html`
      <div class="top"><div role="tablist" aria-label=${this.texts.say('information')} @keydown=${this.onKeydown}>
        ${tabs.map(
          (tab) => html`<button
            id=${`tab-${tab}`}
            role="tab"
            type="button"
            aria-selected=${tab === chosen ? 'true' : 'false'}
            aria-controls=${`panel-${tab}`}
            tabindex=${tab === chosen ? 0 : -1}
            @click=${() => (this.chosen = tab)}
          >
            ${this.texts.say(tab)}
          </button>`,
        )}
      </div><button
          class="icon-button"
          type="button"
          aria-label=${this.texts.say('hide')}
          @click=${() => this.dispatchEvent(new ActEvent('toggle-information'))}
        >
          ${icon(glyphs.close)}
        </button></div>
      <div id=${`panel-${chosen}`} role="tabpanel" aria-labelledby=${`tab-${chosen}`} tabindex="0">
        ${this.drawPanel(chosen, state)}
      </div>
    `
  }

  /** Brings a tab to the front. */
  showTab(tab: Tab) {
    this.chosen = tab
  }

  protected override updated() {
    // Among many tabs the chosen one may stand outside of what is seen.
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  private drawPanel(tab: Tab, state: DeskState) {
    const panels: { readonly [Name in Tab]: () => unknown } = {
      caseData: () => html`<parley-case-data .entry=${state.selected} .state=${state}></parley-case-data>`,
      contact: () => html`<parley-contact .entry=${state.selected} .state=${state}></parley-contact>`,
      history: () => html`<parley-history .entry=${state.selected} .state=${state}></parley-history>`,
      responses: () => html`<parley-responses .entry=${state.selected} .state=${state}></parley-responses>`,
      note: () => html`<parley-note .entry=${state.selected} .state=${state}></parley-note>`,
      dispositions: () => html`<parley-dispositions .entry=${state.selected} .state=${state}></parley-dispositions>`,
    }
    return panels[tab]()
  }

  private onKeydown(event: KeyboardEvent) {
    const at = tabs.indexOf(this.chosen)
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    this.chosen = tabs[(to + tabs.length) % tabs.length] ?? this.chosen
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-information': ParleyInformation
  }
}
