import { css, html, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import * as glyphs from './all-glyphs.ts'
import { icon } from './icon.ts'
import { base } from './styles.ts'

/** What a banner is about. Each has a shape beside its colour. */
export type Tone = 'info' | 'warning' | 'danger' | 'success'

const glyphByTone: { readonly [Of in Tone]: string } = {
  info: glyphs.info,
  warning: glyphs.warning,
  danger: glyphs.warning,
  success: glyphs.check,
}

/**
 * One plain sentence about what is going on, across the width, with the remedy as a button. Screen readers hear it
 * when its words change while it is there: keep the element and fill or empty it.
 *
 * @slot action - The remedy.
 */
export class ParleyBanner extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      .banner {
        display: flex;
        align-items: center;
        gap: var(--parley-space-2);
        padding: var(--parley-space-2) var(--parley-space-4);
        border-block-end: 1px solid var(--parley-line);
        background: var(--tone-surface);
      }

      .banner:not(.filled) {
        display: none;
      }

      .icon {
        color: var(--tone);
        font-size: 18px;
      }

      .words {
        flex: 1;
        min-inline-size: 0;
        text-wrap: pretty;
      }

      .info {
        --tone: var(--parley-ink-muted);
        --tone-surface: var(--parley-surface-sunken);
      }

      .warning {
        --tone: var(--parley-warning);
        --tone-surface: var(--parley-warning-surface);
      }

      .danger {
        --tone: var(--parley-danger);
        --tone-surface: var(--parley-danger-surface);
      }

      .success {
        --tone: var(--parley-success);
        --tone-surface: var(--parley-success-surface);
      }
    `,
  ]

  @property({ reflect: true }) tone: Tone = 'info'
  /** The sentence; without one the banner takes no room. */
  @property() words = ''

  protected override render() {
    return html`
      <div role="status">
        <div class="banner ${this.tone} ${this.words ? 'filled' : ''}">
          ${icon(glyphByTone[this.tone])}
          <span class="words">${this.words}</span>
          <slot name="action"></slot>
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-banner': ParleyBanner
  }
}
