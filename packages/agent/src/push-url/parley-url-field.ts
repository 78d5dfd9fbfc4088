import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { pushUrlTexts } from './push-url-texts.ts'
import { suggestionsFor } from './url-history.ts'
import { urlFieldStyles } from './url-field-styles.ts'

/** The text in the field has changed: by typing, pasting or choosing. */
export class UrlEvent extends Event {
  static readonly type = 'parley-url'
  constructor(readonly value: string) {
    super(UrlEvent.type)
  }
}

/** The agent pressed Enter on what stands in the field. */
export class UrlEnteredEvent extends Event {
  static readonly type = 'parley-url-entered'
  constructor() {
    super(UrlEnteredEvent.type)
  }
}

/**
 * Where an address is typed or pasted (A156), with those of before: all of them at the down arrow (A157), those that fit while
 * one types (A158). A combobox with a list, as ARIA describes it.
 *
 * @fires parley-url - The text has changed.
 * @fires parley-url-entered - Enter was pressed, and no entry of the list was chosen with it.
 */
export class ParleyUrlField extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [base, buttons, visuallyHidden, urlFieldStyles]

  @property({ attribute: false }) value = ''
  /** The addresses of before, latest first. */
  @property({ attribute: false }) urls: readonly string[] = []
  /** The id of what is said about the field is not in reach of it: the words themselves. */
  @property() description = ''
  @property({ type: Boolean }) invalid = false

  @state() private isOpen = false
  /** The entry that the arrow keys have reached; -1 while it is the field. */
  @state() private active = -1
  /** Whether the list has all of them, whatever stands in the field. */
  private showsAll = false
  @query('input') private readonly input!: HTMLInputElement
  @query('.list') private readonly list!: HTMLElement
  private readonly texts = new TextsController(this, pushUrlTexts)

  private get suggestions(): readonly string[] {
    const found = suggestionsFor(this.urls, this.showsAll ? '' : this.value)
    return found.length === 1 && found[0] === this.value ? [] : found
  }

  protected override render() {
    const { texts, suggestions } = this
    const isShown = this.isOpen && suggestions.length > 0
    return html`<div class="field">
        <input
          role="combobox"
          type="text"
          inputmode="url"
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          dir="ltr"
          maxlength="2048"
          aria-label=${texts.say('url')}
          aria-description=${this.description || nothing}
          aria-invalid=${this.invalid ? 'true' : nothing}
          aria-autocomplete="list"
          aria-controls="list"
          aria-expanded=${isShown ? 'true' : 'false'}
          aria-activedescendant=${isShown && this.active >= 0 ? `option-${this.active}` : nothing}
          placeholder=${texts.say('urlPlaceholder')}
          .value=${this.value}
          @input=${this.onInput}
          @keydown=${this.onKeydown}
          @blur=${this.close}
        />
        <button
          class="icon-button"
          type="button"
          tabindex="-1"
          aria-label=${texts.say('showUrlHistory')}
          ?disabled=${this.urls.length === 0}
          @pointerdown=${keepFocus}
          @click=${this.onArrow}
        >
          ${icon(glyphs.down)}
        </button>
      </div>
      <ul
        id="list"
        class="list"
        role="listbox"
        aria-label=${texts.say('urlHistory')}
        ?hidden=${!isShown}
        @pointerdown=${keepFocus}
      >
        ${
          isShown
            ? suggestions.map(
                (url, at) =>
                  html`<li
                    id=${`option-${at}`}
                    role="option"
                    dir="ltr"
                    aria-selected=${at === this.active ? 'true' : 'false'}
                    @click=${() => this.choose(url)}
                  >${url}</li>`,
              )
            : nothing
        }
      </ul>
      <div class="visually-hidden" role="status">${isShown ? texts.say('urlsFound', { count: suggestions.length }) : nothing}</div>`
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('active')) this.list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  /** Selects what stands in the field, so that the next address replaces it. */
  select() {
    this.input.select()
  }

  private show(showsAll: boolean, active = -1) {
    this.showsAll = showsAll
    this.isOpen = true
    const count = this.suggestions.length
    this.active = count === 0 ? -1 : Math.min(active, count - 1)
  }

  private readonly close = () => {
    this.isOpen = false
    this.active = -1
  }

  private choose(url: string) {
    this.close()
    this.tell(url)
    this.input.focus()
  }

  private tell(value: string) {
    this.value = value
    this.dispatchEvent(new UrlEvent(value))
  }

  private onInput() {
    this.tell(this.input.value)
    if (this.value.trim() === '') this.close()
    else this.show(false)
  }

  private onArrow() {
    this.input.focus()
    if (this.isOpen) this.close()
    else this.show(true)
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    if (this.answer(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  /** What the keys of a combobox do; returns whether it was one of them. */
  private answer({ key, altKey }: KeyboardEvent): boolean {
    const isShown = this.isOpen && this.suggestions.length > 0
    switch (key) {
      case 'ArrowDown':
        if (altKey) this.show(true)
        else if (isShown) this.move(1)
        else this.show(this.value.trim() === '' || suggestionsFor(this.urls, this.value).length < 2, 0)
        return true
      case 'ArrowUp':
        if (altKey) this.close()
        else if (isShown) this.move(-1)
        else this.show(true, Number.POSITIVE_INFINITY)
        return true
      case 'Enter':
        if (isShown && this.active >= 0) this.choose(this.suggestions[this.active] ?? this.value)
        else {
          this.close()
          this.dispatchEvent(new UrlEnteredEvent())
        }
        return true
      case 'Escape':
        if (isShown) this.close()
        else if (this.value !== '') this.tell('')
        else return false
        return true
      default:
        // Caret keys belong to the text.
        if (isShown && this.active >= 0 && /^(?:Home|End|ArrowLeft|ArrowRight)$/.test(key)) this.active = -1
        return false
    }
  }

  /** Round the corner by way of the field. */
  private move(steps: 1 | -1) {
    const places = this.suggestions.length + 1
    this.active = ((this.active + 1 + steps + places) % places) - 1
  }
}

/** A press on the list leaves the focus, and the list, where they are. */
const keepFocus = (event: Event) => event.preventDefault()

declare global {
  interface HTMLElementTagNameMap {
    'parley-url-field': ParleyUrlField
  }
}
