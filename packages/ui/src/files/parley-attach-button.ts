import type { FileLimits } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property, query } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { floating } from '../parts/floating-styles.ts'
import { icon } from '../parts/icon.ts'
import { base, buttons } from '../parts/styles.ts'
import { Tooltips } from '../parts/tooltips.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { AttachEvent } from './file-events.ts'
import { typeWords } from './problem-words.ts'
import { sizeWords } from './size-words.ts'
import { fileTexts } from './texts/file-texts.ts'

/**
 * The button that lets somebody choose files from their machine. Its tooltip and its description tell what is taken, before
 * anything is chosen.
 *
 * @fires parley-attach - These files were chosen.
 */
export class ParleyAttachButton extends LitElement {
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
    `,
  ]

  /** What the site takes; missing where it takes nothing. */
  @property({ attribute: false }) limits: FileLimits | undefined
  /** Set while nothing can be sent. */
  @property({ type: Boolean }) disabled = false
  /** Why it cannot be used by this reader: it says so instead of vanishing. */
  @property() denied = ''

  @query('input') private readonly input!: HTMLInputElement
  private readonly texts = new TextsController(this, fileTexts)

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override render() {
    const { limits, texts, denied } = this
    if (!limits) return nothing
    const { speaker } = texts
    const taken = speaker.say('limits', {
      count: limits.maxCount,
      size: sizeWords(limits.maxBytes, speaker as never),
      types: typeWords(limits.types),
    })
    const name = texts.say('addAttachments')
    return html`
      <button
        class="icon-button"
        type="button"
        aria-label=${name}
        aria-description=${denied || taken}
        aria-disabled=${denied ? 'true' : nothing}
        data-tooltip="${name}. ${denied || taken}"
        ?disabled=${this.disabled}
        @click=${() => denied || this.input.click()}
      >
        ${icon(glyphs.attach)}
      </button>
      <input
        type="file"
        hidden
        tabindex="-1"
        multiple
        accept=${limits.types.map((type) => `.${type}`).join()}
        @change=${this.onChange}
      />
    `
  }

  private onChange() {
    const files = [...(this.input.files ?? [])]
    // Choosing the same file again is a change as well.
    this.input.value = ''
    if (files.length > 0) this.dispatchEvent(new AttachEvent(files))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-attach-button': ParleyAttachButton
  }
}
