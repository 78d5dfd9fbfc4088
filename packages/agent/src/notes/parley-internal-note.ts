import { limits } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { agentTexts } from '../texts/agent-texts.ts'
import { AddNoteEvent, ToggleNoteEvent } from './note-events.ts'

/**
 * Where the agent writes a remark that no contact ever sees (B037). Of another shape and colour than the composer, and never in
 * its place, so that nobody takes one for the other.
 *
 * @fires parley-add-note - Add this remark.
 * @fires parley-toggle-note - The agent has done with it.
 */
export class ParleyInternalNote extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }

      .note {
        display: grid;
        gap: var(--parley-space-2);
        margin-block-end: var(--parley-space-2);
        padding: var(--parley-space-2) var(--parley-space-3);
        border: 1px dashed var(--parley-warning);
        border-radius: 2px;
        background: var(--parley-warning-surface);
      }

      label {
        display: flex;
        align-items: center;
        gap: var(--parley-space-1);
        color: var(--parley-warning);
        font-size: var(--parley-meta-size);
        font-weight: 600;
      }

      label .icon {
        font-size: 16px;
      }

      textarea {
        field-sizing: content;
        inline-size: 100%;
        min-block-size: calc(var(--parley-text-line) * 2 + 12px);
        max-block-size: 30dvb;
        padding: 6px var(--parley-space-2);
        border: 1px solid var(--parley-control-line);
        border-radius: var(--parley-radius-control);
        resize: none;
        background: var(--parley-surface);
        color: var(--parley-ink);
        font: inherit;
        font-size: var(--parley-field-size);
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--parley-space-2);
      }
    `,
  ]

  /** What is written and not yet added. */
  @property({ attribute: false }) draft = ''

  @state() private isEmpty = true
  @query('textarea') private readonly field!: HTMLTextAreaElement
  private readonly texts = new TextsController(this, agentTexts)

  protected override render() {
    const { texts } = this
    return html`<section class="note" aria-label=${texts.say('internalNote')} @keydown=${this.onKeydown}>
      <label for="text">${icon(glyphs.lock)}${texts.say('noteForStaff')}</label>
      <textarea
        id="text"
        dir="auto"
        rows="2"
        maxlength=${limits.noteChars}
        aria-label=${texts.say('internalNote')}
        .value=${this.draft}
        @input=${this.onInput}
      ></textarea>
      <div class="ways">
        <button class="button small" type="button" @click=${this.close}>${texts.say('cancel')}</button>
        <button class="button primary small" type="button" ?disabled=${this.isEmpty} @click=${this.add}>
          ${texts.say('addNote')}
        </button>
      </div>
    </section>`
  }

  private onInput() {
    this.draft = this.field.value
    this.isEmpty = this.draft.trim() === ''
  }

  /** Enter adds it as it sends a message; Escape goes back to the conversation. */
  private onKeydown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      this.close()
    } else if (event.key === 'Enter' && event.target === this.field && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      this.add()
    }
  }

  private add() {
    const text = this.draft.trim()
    if (text === '' || !this.dispatchEvent(new AddNoteEvent(text))) return
    this.draft = ''
    this.isEmpty = true
    this.close()
  }

  private close() {
    this.dispatchEvent(new ToggleNoteEvent())
  }
}

export const elements = { 'parley-internal-note': ParleyInternalNote }

declare global {
  interface HTMLElementTagNameMap {
    'parley-internal-note': ParleyInternalNote
  }
}
