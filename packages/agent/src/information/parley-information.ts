import type { PermissionId } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { DeskState } from '../desk/desk-state.ts'
import { may, mayChange } from '../desk/permitted.ts'
import { tabs, type Tab } from '../desk/shown.ts'
import { ActEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'

/** What it takes to see what is in a tab, and to change it. */
const needed: { readonly [Name in Tab]: { readonly see?: PermissionId; readonly change?: PermissionId } } = {
  caseData: { change: 'case-data-edit' },
  contact: { see: 'contact-view', change: 'contact-edit' },
  history: { see: 'history' },
  responses: {},
  note: { change: 'note' },
  dispositions: { change: 'disposition' },
}

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

      /*
       * Not all tabs fit: a neighbour of the chosen one is always to be seen and pressed, and an edge with more behind it has
       * a shadow. The first two layers scroll along, and cover the shadow at either end.
       */
      [role='tablist'] {
        display: flex;
        flex: 1;
        align-self: stretch;
        gap: var(--parley-space-1);
        min-inline-size: 0;
        min-block-size: 47px;
        overflow-x: auto;
        scroll-padding-inline: 48px;
        scrollbar-width: none;
        --_shade: light-dark(rgb(0 0 0 / 0.12), rgb(0 0 0 / 0.6));
        background:
          linear-gradient(to right, var(--parley-surface) 50%, transparent) left / 32px 100% local,
          linear-gradient(to left, var(--parley-surface) 50%, transparent) right / 32px 100% local,
          linear-gradient(to right, var(--_shade), transparent) left / 12px 100% scroll,
          linear-gradient(to left, var(--_shade), transparent) right / 12px 100% scroll;
        background-repeat: no-repeat;
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

      /* There no border is transparent: only the chosen one is to be seen. */
      @media (forced-colors: active) {
        [role='tab'] {
          border-color: Canvas;
        }

        [role='tab'][aria-selected='true'] {
          border-color: Highlight;
        }
      }

      [role='tabpanel']:has(.not-permitted) {
        display: grid;
        grid-template-rows: auto minmax(min-content, 1fr);
      }

      .not-permitted {
        display: flex;
        gap: var(--parley-space-2);
        margin: 0;
        padding: var(--parley-space-3) var(--parley-space-3) 0;
        color: var(--parley-ink-muted);
      }

      .not-permitted + * {
        min-block-size: 0;
      }

      .not-permitted .icon {
        flex: none;
        margin-block-start: 2px;
        font-size: 16px;
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
        ${this.drawPermission(chosen, state)}
      </div>
    `
  }

  /** Brings a tab to the front, with the focus on it. */
  async showTab(tab: Tab) {
    this.chosen = tab
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  }

  protected override updated(changed: PropertyValues<this>) {
    const tab = this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')
    // Among many tabs the chosen one may stand outside of what is seen.
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // What had the focus may lie behind it now.
    const before = changed.get('state')
    if (before && !before.isInformationOpen && this.state?.isInformationOpen) tab?.focus()
  }

  /** What may not be seen says so in its place, what may not be changed above it ([PRM12]). */
  private drawPermission(tab: Tab, state: DeskState) {
    const { see, change } = needed[tab]
    const isForContact = tab === 'responses' && state.selected !== undefined && state.selected.part !== 'handling'
    if (isForContact)
      return html`<p class="not-permitted">${icon(glyphs.lock)}<span>${this.texts.say('noResponsesHere')}</span></p>`
    const words = see && !may(state, see) ? 'mayNotSee' : change && whyNotChange(state, change)
    return html`
      ${words ? html`<p class="not-permitted">${icon(glyphs.lock)}<span>${this.texts.say(words)}</span></p>` : nothing}
      ${words === 'mayNotSee' ? nothing : this.drawPanel(tab, state)}
    `
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
    void this.showTab(tabs[(to + tabs.length) % tabs.length] ?? this.chosen)
  }
}

/** Why something of the selected interaction cannot be changed; nothing where it can. */
function whyNotChange(state: DeskState, change: PermissionId) {
  if (!may(state, change)) return 'mayNotChange'
  const { selected } = state
  if (!selected || mayChange(state, selected, change)) return undefined
  return selected.part === 'consulted' ? 'consultedReads' : 'partReads'
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-information': ParleyInformation
  }
}
