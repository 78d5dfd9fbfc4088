import { limits, type HandoverReceipt } from '@parley/protocol'
import { base, TextsController } from '@parley/ui'
import { css, html, LitElement } from 'lit'
import { property, query, queryAll } from 'lit/decorators.js'
import type { WithIt } from '../desk/wishes/team-wishes.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { teamCommunicatorTexts } from './texts/team-communicator-texts.ts'

const parts = ['asked', 'answered', 'promised', 'open'] as const satisfies readonly (keyof HandoverReceipt)[]

/** What goes along with a wish: a note, and the handover receipt as it was drafted and then changed. */
export class ParleyHandover extends LitElement {
  static override styles = [
    base,
    fieldStyles,
    css`
      :host {
        display: block;
      }

      h3 {
        margin: var(--parley-space-4) 0 0;
        font-size: inherit;
        font-weight: 600;
      }

      textarea {
        field-sizing: content;
        min-block-size: calc(2lh + 12px);
        max-block-size: 8lh;
        resize: none;
      }
    `,
  ]

  /** What the receipt says before anybody changes it. */
  @property({ attribute: false }) draft: HandoverReceipt = { asked: '', answered: '', promised: '', open: '' }

  @query('#note') private readonly note!: HTMLTextAreaElement
  @queryAll('.part') private readonly fields!: NodeListOf<HTMLTextAreaElement>
  private readonly texts = new TextsController(this, teamCommunicatorTexts)

  protected override render() {
    const { texts } = this
    return html`
      <p class="hint">${texts.say('goesAlongHint')}</p>
      <label class="label" for="note">${texts.say('note')}</label>
      <textarea id="note" rows="2" dir="auto" maxlength=${limits.handoverNoteChars}></textarea>
      <h3 id="receipt">${texts.say('receipt')}</h3>
      <p class="hint" id="hint">${texts.say('receiptHint')}</p>
      <div role="group" aria-labelledby="receipt" aria-describedby="hint">
        ${parts.map(
          (part) => html`<label class="label" for=${part}>${texts.say(part)}</label>
            <textarea
              id=${part}
              class="part"
              rows="2"
              dir="auto"
              maxlength=${limits.handoverNoteChars}
              .value=${this.draft[part]}
            ></textarea>`,
        )}
      </div>
    `
  }

  /** What stands in the fields now. A receipt without a word is none. */
  get value(): WithIt {
    const written = [...this.fields].map((field) => [field.id, field.value.trim()] as const)
    const note = this.note.value.trim()
    return {
      ...(note !== '' && { note }),
      ...(written.some(([, text]) => text !== '') && { receipt: { ...this.draft, ...Object.fromEntries(written) } }),
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-handover': ParleyHandover
  }
}
