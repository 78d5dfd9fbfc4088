import { ContextConsumer } from '@lit/context'
import { limits } from '@parley/protocol'
import { base, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { outcomeOf } from '../desk/outcome.ts'
import { mayChange } from '../desk/permitted.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { outcomeTexts } from './texts/outcome-texts.ts'

/**
 * What the agent wants remembered of the interaction. Saved as it is written; says whether it is, who wrote it last and when.
 *
 * @csspart field - The text area.
 */
export class ParleyNote extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    fieldStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: var(--parley-space-2);
        box-sizing: border-box;
        min-block-size: 100%;
        padding: var(--parley-space-3);
      }

      textarea {
        min-block-size: calc(var(--parley-text-line) * 6);
        padding: var(--parley-space-2);
        resize: none;
        line-height: var(--parley-text-line);
      }

      p {
        min-block-size: var(--parley-meta-line);
        margin: 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
        overflow-wrap: anywhere;
      }

      .kept {
        color: var(--parley-warning);
      }
    `,
  ]

  /** The interaction that the note belongs to. */
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, outcomeTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    const { entry, texts } = this
    if (!entry) return nothing
    const unsaved = this.desk.value?.note.unsaved(entry.id)
    return html`
      <textarea
        part="field"
        dir="auto"
        aria-label=${texts.say('note')}
        aria-describedby="standing"
        placeholder=${texts.say('noteHint')}
        maxlength=${limits.outcomeNoteChars}
        ?readonly=${this.state && !mayChange(this.state, entry, 'note')}
        .value=${unsaved ?? outcomeOf(entry).note?.text ?? ''}
        @input=${this.onInput}
        @blur=${() => this.desk.value?.note.flush(entry.id)}
      ></textarea>
      <p id="standing" role="status" class=${this.isKeptHere(unsaved) ? 'kept' : ''}>${this.standing(entry, unsaved)}</p>
    `
  }

  private isKeptHere(unsaved: string | undefined): boolean {
    return unsaved !== undefined && this.state?.line.is !== 'online'
  }

  private standing(entry: DeskEntry, unsaved: string | undefined): string {
    const { texts } = this
    const { note } = outcomeOf(entry)
    if (this.isKeptHere(unsaved)) return texts.say('noteKept')
    if (unsaved !== undefined) return texts.say('noteSaving')
    return note ? texts.say('noteBy', { name: note.name, time: texts.speaker.time(note.at) }) : ''
  }

  private onInput(event: Event) {
    const { entry } = this
    if (entry) this.desk.value?.note.write(entry.id, (event.target as HTMLTextAreaElement).value)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-note': ParleyNote
  }
}
