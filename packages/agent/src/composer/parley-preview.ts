import { base, buttons, floating, glyphs, icon, type Media, placeBeside, TextsController, Tooltips } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { DeskEntry } from '../desk/desk-state.ts'
import { previewView } from './preview-view.ts'
import { composerTexts } from './texts/composer-texts.ts'

/**
 * The button that shows how the contact will see what is written (A143): drawn by the very element that the contact's widget draws
 * with, with links as they are shown there. While it is open it follows what is written.
 */
export class ParleyPreview extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    buttons,
    floating,
    css`
      :host {
        display: inline-flex;
      }

      .box {
        inline-size: min(384px, 100vw - 16px);
        padding: var(--parley-space-3) 0 0;
        border-radius: var(--parley-radius-card);
        background: var(--parley-surface);
        overflow: hidden;
      }

      h3 {
        margin: 0;
        padding-inline: var(--parley-space-4);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        font-weight: 600;
        line-height: var(--parley-meta-line);
      }

      parley-transcript {
        max-block-size: min(320px, 60dvh);
      }

      .none {
        margin: 0;
        padding: var(--parley-space-3) var(--parley-space-4) var(--parley-space-4);
        color: var(--parley-ink-muted);
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  /** What the contact would get: secrets are hidden in it. */
  @property({ attribute: false }) text = ''
  /** Above what the preview opens; the button unless set. */
  @property({ attribute: false }) anchor: Element | null | undefined
  /** Where pictures and videos may come from. */
  @property({ attribute: false }) media: Media = () => undefined

  @state() private isOpen = false
  @query('button') private readonly button!: HTMLButtonElement
  @query('.box') private readonly box!: HTMLElement
  private readonly texts = new TextsController(this, composerTexts)

  /** What is drawn in the box arrives after it has opened, and changes as the agent writes. */
  private readonly growing = new ResizeObserver(() => this.place())

  constructor() {
    super()
    new Tooltips(this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.growing.disconnect()
  }

  protected override render() {
    const name = this.texts.say('preview')
    return html`
      <button
        class="icon-button"
        type="button"
        aria-label=${name}
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        data-tooltip=${this.isOpen ? nothing : name}
        @click=${this.toggle}
      >
        ${icon(glyphs.eye)}
      </button>
      <div
        class="box"
        popover="auto"
        role="dialog"
        aria-label=${name}
        tabindex="-1"
        @toggle=${this.onToggle}
        @keydown=${this.onKeydown}
        @parley-read=${stop}
        @parley-load-older=${stop}
      >
        ${this.isOpen ? this.drawMessage() : nothing}
      </div>
    `
  }

  private drawMessage() {
    const { entry, text, media, texts } = this
    if (!entry || text.trim() === '') return html`<p class="none">${texts.say('nothingToPreview')}</p>`
    return html`
      <h3>${texts.say('asContactSees')}</h3>
      <parley-transcript
        label=${texts.say('asContactSees')}
        .view=${previewView(entry, text.trim(), Date.now())}
        .media=${media}
      ></parley-transcript>
    `
  }

  private place() {
    if (this.isOpen) placeBeside(this.box, this.anchor ?? this.button, { side: 'above', align: 'end' })
  }

  private toggle() {
    if (this.isOpen) return this.close()
    this.box.showPopover()
    this.growing.observe(this.box)
    this.box.focus()
  }

  private onToggle({ newState }: ToggleEvent) {
    this.isOpen = newState === 'open'
    if (!this.isOpen) this.growing.disconnect()
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.close()
  }

  private close() {
    this.box.hidePopover()
    this.button.focus()
  }
}

/** What is only looked at was not read, and has no history. */
const stop = (event: Event) => event.stopPropagation()

declare global {
  interface HTMLElementTagNameMap {
    'parley-preview': ParleyPreview
  }
}
