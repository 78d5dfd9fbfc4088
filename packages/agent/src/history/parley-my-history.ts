import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { DeskState } from '../desk/desk-state.ts'
import { dialogFrame } from '../parts/dialog-styles.ts'
import { historyTexts } from './texts/history-texts.ts'

/** What the agent was engaged in, over the desk. */
export class ParleyMyHistory extends LitElement {
  static override styles = [
    base,
    buttons,
    dialogFrame,
    css`
      dialog {
        --_inline-size: 560px;
        block-size: calc(640px * var(--parley-zoom));
      }

      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--parley-space-2) var(--parley-space-3);
        border-block-end: 1px solid var(--parley-line);
      }

      h2 {
        margin: 0;
        font-size: var(--parley-title-size);
      }

      parley-history-list {
        overflow: auto;
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private isOpen = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, historyTexts)

  protected override render() {
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${() => (this.isOpen = false)}
    >
      <div class="head">
        <h2 id="title">${this.texts.say('myHistory')}</h2>
        <button class="icon-button" type="button" aria-label=${this.texts.say('close')} @click=${() => this.dialog.close()}>
          ${icon(glyphs.close)}
        </button>
      </div>
      ${this.isOpen ? html`<parley-history-list .state=${this.state}></parley-history-list>` : nothing}
    </dialog>`
  }

  async open() {
    await this.updateComplete
    this.isOpen = true
    this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-my-history': ParleyMyHistory
  }
}
