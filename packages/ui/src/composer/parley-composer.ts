import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { limits } from '@parley/protocol'
import { DraftEvent, SendEvent, TypingEvent } from '../events.ts'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { uiTexts } from '../texts/ui-texts.ts'
import { composerStyles } from './composer-styles.ts'
import { roomIn } from './room.ts'

/** How often somebody who goes on writing says so, in milliseconds. */
const typingEveryMs = 3_000

/**
 * Where a participant writes. Knows nothing of conversations: it asks, and whoever listens sends.
 *
 * @fires parley-send - The writer wants `text` sent. Cancel it to keep the draft in place.
 * @fires parley-typing - `writing`, at most every three seconds while the writer writes; `stopped` when nothing is left, or the field is left.
 * @fires parley-draft - The draft has changed by the writer's hand.
 * @slot above - What goes with the message, or has to be said about it, above the input.
 * @slot actions - Buttons beside the input, such as attach or emoji.
 * @csspart field - The frame around input and buttons.
 * @csspart input - The text area.
 * @csspart send - The button that sends.
 */
export class ParleyComposer extends LitElement {
  static override styles = composerStyles
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }

  /** What is written and not yet sent. */
  @property({ attribute: false }) draft = ''
  /** Set while the conversation takes no messages; the draft stays readable. */
  @property({ type: Boolean, reflect: true }) disabled = false
  /** Characters that one message may have. */
  @property({ type: Number }) limitChars: number = limits.textChars
  /** Set while something goes with the message, such as a file: then it may have no words. */
  @property({ type: Boolean }) laden = false
  /** The accessible name of the input, where `Message` is not exact enough. */
  @property() label = ''
  /** The words in the empty input, where ours do not fit. */
  @property() placeholder = ''
  /** The name of the button, where `Send` is not exact enough; then it is shown in words. */
  @property() sendLabel = ''

  readonly #texts = new TextsController(this, uiTexts)
  /** When somebody was last told that the writer writes; 0 when nobody thinks so. */
  #toldWritingAt = 0

  /** Where the writer writes: for those who put something in, or look at what is selected. */
  get input(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement
  }

  protected override render() {
    const room = roomIn(this.draft, this.limitChars)
    const roomText =
      room.is === 'ample'
        ? nothing
        : this.#texts.say(room.is === 'over' ? 'charactersOver' : 'charactersLeft', { count: room.count })
    return html`
      <div part="field" class="field">
        <slot name="above"></slot>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${this.label || this.#texts.say('message')}
          aria-describedby="room"
          aria-invalid=${room.is === 'over' ? 'true' : nothing}
          placeholder=${this.placeholder || this.#texts.say('writeMessage')}
          ?readonly=${this.disabled}
          aria-disabled=${this.disabled ? 'true' : nothing}
          .value=${this.draft}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @blur=${this.#tellStopped}
        ></textarea>
        <div class="actions">
          <slot name="actions"></slot>
          <button
            part="send"
            type="button"
            class="send"
            aria-label=${this.sendLabel || this.#texts.say('send')}
            ?disabled=${!this.#isSayable}
            @pointerdown=${keepFocus}
            @click=${this.send}
          >
            ${this.sendLabel ? html`<span aria-hidden="true">${this.sendLabel}</span>` : nothing}
            <span class="mirrored">${icon(glyphs.send)}</span>
          </button>
        </div>
      </div>
      <p id="room" class="room ${room.is}">${roomText}</p>
      <div class="visually-hidden" role="status">${room.isTold ? roomText : nothing}</div>
    `
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('draft')) this.#fit()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#tellStopped()
  }

  get #isSayable() {
    return (
      !this.disabled && (this.laden || this.draft.trim() !== '') && roomIn(this.draft, this.limitChars).is !== 'over'
    )
  }

  #onInput() {
    this.draft = this.input.value
    this.dispatchEvent(new DraftEvent(this.draft))
    if (this.draft === '') return this.#tellStopped()
    const now = performance.now()
    if (this.#toldWritingAt && now - this.#toldWritingAt < typingEveryMs) return
    this.#toldWritingAt = now
    this.dispatchEvent(new TypingEvent('writing'))
  }

  #onKeydown(event: KeyboardEvent) {
    // 229: Safari ends a composition before it tells of the Enter that ended it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.send()
  }

  #tellStopped() {
    if (!this.#toldWritingAt) return
    this.#toldWritingAt = 0
    this.dispatchEvent(new TypingEvent('stopped'))
  }

  /** Where the browser cannot grow a field with its content, we measure. */
  #fit() {
    if (growsByItself) return
    this.input.style.blockSize = 'auto'
    this.input.style.blockSize = `${this.input.scrollHeight}px`
  }

  /** Asks to send the draft, as the button does. Does nothing while there is nothing to send. */
  send() {
    if (!this.#isSayable) return
    const isKept = !this.dispatchEvent(new SendEvent(this.draft.trim()))
    if (!isKept) this.empty()
  }

  /** Begins anew, because the draft has been sent. */
  empty() {
    // Whoever sends ends the typing notice by the message itself.
    this.#toldWritingAt = 0
    this.draft = ''
    this.dispatchEvent(new DraftEvent(''))
    this.input.focus()
  }
}

const growsByItself = globalThis.CSS?.supports('field-sizing', 'content') ?? false

/** A press on the button leaves the keyboard of a phone where it is. */
const keepFocus = (event: Event) => event.preventDefault()

declare global {
  interface HTMLElementTagNameMap {
    'parley-composer': ParleyComposer
  }
}
