import type { Message } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/** The shape of each tone, and the word for those who see neither shape nor colour; the compiler asks for every one. */
const tones: {
  readonly [Tone in Message<'notice'>['tone']]: {
    readonly glyph: string
    readonly word: 'toneInfo' | 'toneSuccess' | 'toneWarning'
  }
} = {
  info: { glyph: glyphs.info, word: 'toneInfo' },
  success: { glyph: glyphs.check, word: 'toneSuccess' },
  warning: { glyph: glyphs.warning, word: 'toneWarning' },
}

/** Something to know, set apart from what is said. */
export class ParleyNotice extends LitElement {
  static override styles = [
    richStyles,
    css`
      .notice {
        display: flex;
        gap: var(--parley-space-2);
        inline-size: fit-content;
        max-inline-size: 100%;
        padding: var(--parley-bubble-padding);
        border: 1px solid color-mix(in oklab, var(--tone) 35%, transparent);
        border-radius: var(--parley-radius-card);
        background: var(--tone-surface);
      }

      .icon {
        margin-block-start: calc((var(--parley-text-line) - 20px) / 2);
        color: var(--tone);
      }

      .words {
        min-inline-size: 0;
        overflow-wrap: anywhere;
        unicode-bidi: isolate;
        white-space: pre-wrap;
      }

      .info {
        --tone: var(--parley-accent-text);
        --tone-surface: color-mix(in oklab, var(--parley-accent) 7%, var(--parley-surface));
      }

      .success {
        --tone: var(--parley-success);
        --tone-surface: var(--parley-success-surface);
      }

      .warning {
        --tone: var(--parley-warning);
        --tone-surface: var(--parley-warning-surface);
      }

      @media (forced-colors: active) {
        .notice {
          border: 2px solid CanvasText;
        }
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'notice'> | undefined

  readonly #texts = new TextsController(this, richTexts)

  protected override render() {
    if (!this.message) return nothing
    const { tone, text } = this.message
    const { glyph, word } = tones[tone]
    return html`<div class="notice ${tone}">${icon(glyph)}<p><span class="visually-hidden">${this.#texts.say(word)} </span><span class="words" dir="auto">${text}</span></p></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-notice': ParleyNotice
  }
}
