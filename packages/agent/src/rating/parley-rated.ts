import type { Rating } from '@parley/protocol'
import { base, glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { ratedTexts } from './texts/rated-texts.ts'

/** What the contact thinks of a conversation that has ended: stars, and their comment. */
export class ParleyRated extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow-wrap: anywhere;
      }

      p {
        margin: 0;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--parley-space-2);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      .stars {
        display: inline-flex;
        color: var(--parley-accent-text);
      }

      .stars .icon {
        font-size: calc(16px * var(--parley-zoom));
      }

      .lit .icon {
        fill: currentColor;
      }

      .comment {
        max-block-size: 6lh;
        overflow: auto;
        white-space: pre-line;
      }
    `,
  ]

  @property({ attribute: false }) rating: Rating | undefined

  private readonly texts = new TextsController(this, ratedTexts)

  protected override render() {
    const { rating, texts } = this
    if (!rating) return nothing
    const { stars, comment } = rating
    return html`
      <p class="line">
        <span class="stars" aria-hidden="true"
          >${[1, 2, 3, 4, 5].map((each) => html`<span class=${each <= stars ? 'lit' : ''}>${icon(glyphs.star)}</span>`)}</span
        >
        ${texts.say('rated', { count: stars })}
      </p>
      ${comment ? html`<p class="comment" dir="auto">${comment}</p>` : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-rated': ParleyRated
  }
}
