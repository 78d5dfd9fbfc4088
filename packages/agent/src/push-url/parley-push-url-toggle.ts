import { base, buttons, define, floating, glyphs, icon, TextsController, Tooltips } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { pushUrlTexts } from './push-url-texts.ts'

/** Shows and hides the Push URL area (A155). A click on it is a click on the element: whoever listens opens the area. */
export class ParleyPushUrlToggle extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    buttons,
    floating,
    css`
      :host {
        display: inline-flex;
      }

      .icon-button[aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }

      .icon-button[aria-expanded='true'] {
        background: var(--parley-surface-hover);
        color: var(--parley-accent-text);
      }
    `,
  ]

  /** Whether the area is shown. */
  @property({ type: Boolean }) open = false
  /** Set while nothing can be sent. */
  @property({ type: Boolean }) disabled = false
  /** Why it cannot be used by this account: it says so instead of vanishing. */
  @property() denied = ''

  private readonly texts = new TextsController(this, pushUrlTexts)
  protected readonly tooltips = new Tooltips(this)

  protected override render() {
    const name = this.texts.say('showPushUrl')
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${name}
      aria-expanded=${this.open ? 'true' : 'false'}
      aria-disabled=${this.denied ? 'true' : nothing}
      aria-description=${this.denied || nothing}
      data-tooltip=${this.denied ? `${name}. ${this.denied}` : name}
      ?disabled=${this.disabled}
      @click=${bringArea}
    >
      ${icon(glyphs.link)}
    </button>`
  }
}

/** What the area consists of comes with the first wish for it; what cannot be fetched now is tried again with the next. */
const bringArea = () =>
  void import('./parley-push-url.ts').then(
    ({ elements }) => define(elements),
    () => {},
  )

declare global {
  interface HTMLElementTagNameMap {
    'parley-push-url-toggle': ParleyPushUrlToggle
  }
}
