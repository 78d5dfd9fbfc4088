import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { ChooseEvent } from '../events.ts'
import * as glyphs from './all-glyphs.ts'
import { icon } from './icon.ts'
import { menuStyles } from './menu-styles.ts'
import { nextEntry } from './menu-keys.ts'
import { placeBeside, type Placement } from './place.ts'
import { Tooltips } from './tooltips.ts'

/** One entry of a menu. */
export interface MenuEntry {
  /** What `parley-choose` says. */
  readonly id: string
  readonly label: string
  /** One of `glyphs`. */
  readonly glyph?: string
  /** Set in menus where one of several is in force. */
  readonly checked?: boolean
  /** Why it cannot be chosen now: shown below the label. */
  readonly denied?: string
  readonly danger?: boolean
  /** Begins a new part of the menu. */
  readonly apart?: boolean
}

/**
 * A button that opens a menu. All keys of a menu work: arrows, Home, End, the first letters, Escape.
 *
 * @fires parley-choose - The entry `choice` was chosen.
 * @slot - What the button shows; three dots without it.
 * @csspart button - The button.
 * @csspart menu - The menu.
 */
export class ParleyMenu extends LitElement {
  static override styles = menuStyles
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }

  /** The accessible name of the button; its tooltip when it shows no words. */
  @property() label = ''
  /** What the button's state is, for screen readers: a menu named `Presence` says `Ready` here. */
  @property() description = ''
  @property({ attribute: false }) entries: readonly MenuEntry[] = []
  /** On which side of the button, and flush with which edge of it, the menu opens. */
  @property({ attribute: false }) placement: Placement = { side: 'below', align: 'end' }
  @property({ type: Boolean }) disabled = false

  @state() private isOpen = false
  @query('button') private readonly button!: HTMLButtonElement
  @query('.menu') private readonly menu!: HTMLElement
  private typed = ''
  private typedAt = 0
  private hasContent = false

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override render() {
    return html`
      <button
        part="button"
        type="button"
        class=${this.hasContent ? 'button quiet' : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-label=${this.label}
        aria-describedby=${this.description ? 'description' : nothing}
        data-tooltip=${this.hasContent || this.isOpen ? nothing : this.label}
        ?disabled=${this.disabled}
        @click=${this.onButtonClick}
        @keydown=${this.onButtonKeydown}
      >
        <slot @slotchange=${this.onSlotChange}>${icon(glyphs.more)}</slot>
      </button>
      <span id="description" hidden>${this.description}</span>
      <div
        part="menu"
        class="menu"
        popover="auto"
        role="menu"
        aria-label=${this.label}
        @toggle=${this.onToggle}
        @click=${this.onMenuClick}
        @keydown=${this.onMenuKeydown}
      >
        ${this.entries.map((entry) => this.drawEntry(entry))}
      </div>
    `
  }

  private drawEntry({ id, label, glyph, checked, denied, danger, apart }: MenuEntry) {
    return html`${apart ? html`<div class="apart" role="separator"></div>` : nothing}
      <div
        class="entry ${danger ? 'danger' : ''}"
        role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
        tabindex="-1"
        data-id=${id}
        aria-description=${denied ?? nothing}
        aria-disabled=${denied ? 'true' : nothing}
        aria-checked=${checked === undefined ? nothing : String(checked)}
      >
        ${checked === undefined && !glyph ? nothing : icon(checked ? glyphs.check : (glyph ?? ''))}
        <span>${label}${denied ? html`<small aria-hidden="true">${denied}</small>` : nothing}</span>
      </div>`
  }

  private get items(): readonly HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('.entry')]
  }

  private onButtonClick() {
    if (this.isOpen) this.close()
    else this.open()
  }

  private onButtonKeydown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    this.open(event.key === 'ArrowUp' ? 'last' : 'first')
  }

  private onToggle({ newState }: ToggleEvent) {
    this.isOpen = newState === 'open'
  }

  private onMenuClick({ target }: Event) {
    this.choose((target as Element).closest<HTMLElement>('.entry'))
  }

  private onMenuKeydown(event: KeyboardEvent) {
    const { key } = event
    const focused = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null
    if (key === 'Tab') return this.close()
    if (key === 'Enter' || (key === ' ' && !this.typed)) {
      event.preventDefault()
      return this.choose(focused)
    }
    if (key === 'Escape') {
      // The menu alone: what is behind it stays open.
      event.preventDefault()
      event.stopPropagation()
      return this.close()
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const now = performance.now()
    if (key.length === 1) this.typed = now - this.typedAt > 700 ? key : this.typed + key
    else this.typed = ''
    this.typedAt = now
    const { items } = this
    const to = nextEntry(
      key,
      this.typed,
      items.indexOf(focused as HTMLElement),
      this.entries.map(({ label }) => label),
    )
    if (to === undefined) return
    event.preventDefault()
    items[to]?.focus()
  }

  private choose(item: HTMLElement | null) {
    const entry = this.entries.find(({ id }) => id === item?.dataset['id'])
    if (!entry || entry.denied) return
    this.close()
    this.dispatchEvent(new ChooseEvent(entry.id))
  }

  private onSlotChange({ target }: Event) {
    this.hasContent = (target as HTMLSlotElement).assignedNodes().some((node) => node.textContent?.trim() !== '')
    this.requestUpdate()
  }

  protected override updated(_changed: PropertyValues<this>) {
    if (this.isOpen) placeBeside(this.menu, this.button, this.placement)
  }

  /** Opens the menu and puts the focus on its first (or last) entry. */
  open(focus: 'first' | 'last' = 'first') {
    if (this.disabled || this.entries.length === 0) return
    this.typed = ''
    this.menu.showPopover()
    placeBeside(this.menu, this.button, this.placement)
    this.items.at(focus === 'first' ? 0 : -1)?.focus()
  }

  /** Closes the menu; the focus goes back to the button. */
  close() {
    const hadFocus = this.menu.matches(':focus-within')
    if (this.menu.matches(':popover-open')) this.menu.hidePopover()
    if (hadFocus) this.button.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-menu': ParleyMenu
  }
}
