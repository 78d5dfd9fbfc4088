import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { contactName, type DeskEntry } from '../desk/desk-state.ts'
import { privateOrigin, type Origin } from './private-copies.ts'
import { consultationTexts } from './texts/consultation-texts.ts'

type Field = HTMLTextAreaElement | HTMLInputElement

/** What waits for an answer, and where it is wanted. */
interface Held {
  readonly text: string
  readonly origin: Origin
  readonly field: Field
}

/** Where what is written reaches staff only. */
const forStaff = 'parley-lane, parley-internal-note'

const questions = { lane: 'fromLane', thread: 'fromThread' } as const satisfies Record<Origin, string>

/**
 * Holds what was copied where only colleagues read when it is pasted or dropped where the contact would read it, and asks first. Watches
 * all of the interaction in whose shadow root it stands.
 */
export class ParleyPrivatePaste extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      [role='alertdialog'] {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--parley-space-2);
        margin-block-end: var(--parley-space-2);
        padding: var(--parley-space-2) var(--parley-space-3);
        border: 2px dashed var(--parley-hue-5);
        border-radius: var(--parley-radius-control);
        background: color-mix(in oklab, var(--parley-hue-5) 10%, var(--parley-surface));
        overflow-wrap: anywhere;
      }

      p {
        flex: 1 1 24ch;
        margin: 0;
      }

      .icon {
        font-size: calc(4px + 12px * var(--parley-zoom));
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined

  @state() private held: Held | undefined
  private readonly texts = new TextsController(this, consultationTexts)
  private watched: Node | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.watched = this.getRootNode()
    this.watched.addEventListener('paste', this.onArrival, { capture: true })
    this.watched.addEventListener('drop', this.onArrival, { capture: true })
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.removeEventListener('paste', this.onArrival, { capture: true })
    this.watched?.removeEventListener('drop', this.onArrival, { capture: true })
    this.held = undefined
  }

  protected override render() {
    const { entry, held } = this
    if (!entry || !held) return nothing
    return html`<div role="alertdialog" aria-labelledby="question" @keydown=${this.onKeydown}>
      ${icon(glyphs.lock)}
      <p id="question" dir="auto">${this.texts.say(questions[held.origin], { name: contactName(entry) })}</p>
      <button class="button small insert" type="button" @click=${this.onInsert}>${this.texts.say('insert')}</button>
      <button class="button primary small" type="button" @click=${this.letGo}>${this.texts.say('dontInsert')}</button>
    </div>`
  }

  private readonly onArrival = (event: Event) => {
    const [field] = event.composedPath()
    const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
    const data = event instanceof ClipboardEvent ? event.clipboardData : (event as DragEvent).dataTransfer
    const text = data?.getData('text/plain') ?? ''
    const origin = privateOrigin(text)
    if (!isField || !origin) return
    if (event.composedPath().some((each) => each instanceof Element && each.matches(forStaff))) return
    event.preventDefault()
    event.stopPropagation()
    void this.hold({ text, origin, field })
  }

  private async hold(held: Held) {
    this.held = held
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus()
  }

  private onInsert() {
    const { held } = this
    this.letGo()
    // As if it had been typed: it can be undone. The command is old, and there is no other.
    if (!held || document.execCommand('insertText', false, held.text)) return
    const { field, text } = held
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }

  private letGo() {
    this.held?.field.focus()
    this.held = undefined
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.letGo()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-private-paste': ParleyPrivatePaste
  }
}
