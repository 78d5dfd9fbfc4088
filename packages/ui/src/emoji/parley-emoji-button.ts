import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { placeBeside } from '../parts/place.ts'
import { Tooltips } from '../parts/tooltips.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { emojiButtonStyles } from './emoji-button-styles.ts'
import type { EmojiPicker } from './open-picker.ts'
import { PickEmojiEvent } from './pick-emoji-event.ts'
import { emojiTexts } from './texts/emoji-texts.ts'

/** How the picker is made; tests put another one here. */
export type MakePicker = (language: string) => Promise<EmojiPicker>

const makePicker: MakePicker = async (language) => (await import('./open-picker.ts')).makePicker(language)

/**
 * The button that opens the emoji picker. The picker and its emojis are fetched when it is pressed for the first time.
 *
 * @fires parley-pick-emoji - This emoji was chosen; the picker is closed.
 * @csspart button - The button.
 */
export class ParleyEmojiButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = emojiButtonStyles

  /** Set while nothing can be written. */
  @property({ type: Boolean }) disabled = false
  /** Beside what the picker opens; the button unless set. */
  @property({ attribute: false }) anchor: Element | null | undefined
  @property({ attribute: false }) makePicker = makePicker

  @state() private isOpen = false
  @state() private picker: EmojiPicker | 'loading' | 'failed' | undefined
  @query('button') private readonly button!: HTMLButtonElement
  @query('.box') private readonly box!: HTMLElement
  private readonly texts = new TextsController(this, emojiTexts)
  /** The language of the picker that is there. */
  private language = ''

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override render() {
    const name = this.texts.say('chooseEmoji')
    return html`
      <button
        part="button"
        class="icon-button"
        type="button"
        aria-label=${name}
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        data-tooltip=${this.isOpen ? nothing : name}
        ?disabled=${this.disabled}
        @click=${this.toggle}
      >
        ${icon(glyphs.smile)}
      </button>
      <div
        class="box"
        popover="auto"
        role="dialog"
        aria-label=${name}
        tabindex="-1"
        @toggle=${this.onToggle}
        @keydown=${this.onKeydown}
        @emoji-click=${this.onPick}
      >
        ${this.drawPicker()}
      </div>
    `
  }

  private drawPicker() {
    const { picker, texts } = this
    if (picker === 'failed')
      return html`<div class="state" role="alert">
        ${texts.say('failed')}
        <button class="button small" type="button" @click=${this.load}>${texts.say('tryAgain')}</button>
      </div>`
    if (picker instanceof HTMLElement) return picker
    return html`<p class="state" role="status">${this.isOpen ? texts.say('loading') : nothing}</p>`
  }

  private toggle() {
    if (this.isOpen) return this.close()
    this.box.showPopover()
    placeBeside(this.box, this.anchor ?? this.button, { side: 'above', align: 'end' })
    this.box.focus()
    if (this.picker instanceof HTMLElement && this.language === this.texts.language) return this.enter()
    void this.load()
  }

  private async load() {
    const { language } = this.texts
    this.picker = 'loading'
    try {
      this.picker = await this.makePicker(language)
      this.language = language
    } catch {
      this.picker = 'failed'
      return
    }
    await this.updateComplete
    await nextTask()
    this.enter()
  }

  /** Into the field that finds emojis; not where that would bring up a keyboard over them. */
  private enter() {
    if (!this.isOpen || !(this.picker instanceof HTMLElement) || matchMedia('(pointer: coarse)').matches) return
    this.picker.shadowRoot?.querySelector<HTMLElement>('input[type="search"]')?.focus()
  }

  private onToggle({ newState }: ToggleEvent) {
    this.isOpen = newState === 'open'
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return
    // The picker alone: what is behind it stays open.
    event.preventDefault()
    event.stopPropagation()
    this.close()
  }

  private onPick(event: CustomEvent<{ readonly unicode?: string }>) {
    event.stopPropagation()
    const { unicode } = event.detail
    this.close()
    if (unicode) this.dispatchEvent(new PickEmojiEvent(unicode))
  }

  /** Closes the picker; the focus goes back to the button. */
  private close() {
    this.box.hidePopover()
    this.button.focus()
  }
}

/** The picker draws itself in a task of its own. */
const nextTask = () => new Promise((begun) => setTimeout(begun))

declare global {
  interface HTMLElementTagNameMap {
    'parley-emoji-button': ParleyEmojiButton
  }
}
