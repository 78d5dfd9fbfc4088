import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { base } from '../parts/styles.ts'
import { TextsController } from '../texts/texts-controller.ts'
import type { Hidden } from './hiding.ts'
import { writingTexts } from './writing-texts.ts'

/** Tells the writer, above the input, that something in what they sent was hidden. */
export class ParleyHiddenNote extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      p {
        display: flex;
        gap: 6px;
        margin: 0;
        padding: 6px var(--parley-space-2);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      .icon {
        font-size: calc(8px + 8px * var(--parley-zoom));
      }
    `,
  ]

  /** What was hidden; with nothing the note is not shown. */
  @property() hid: Hidden = 'nothing'

  private readonly texts = new TextsController(this, writingTexts)

  protected override render() {
    const { hid } = this
    return html`<div role="status">
      ${
        hid === 'nothing'
          ? nothing
          : html`<p>${icon(glyphs.lock)}<span>${this.texts.say(hid === 'card' ? 'cardHidden' : 'secretHidden')}</span></p>`
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-hidden-note': ParleyHiddenNote
  }
}
