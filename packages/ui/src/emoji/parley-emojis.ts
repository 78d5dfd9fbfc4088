import { css, html, LitElement } from 'lit'

/** Draws emojis that are all of a message as large as they are meant. */
export class ParleyEmojis extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      padding-block: 2px;
      font-size: calc(36px * var(--parley-zoom));
      line-height: 1.2;
    }
  `

  protected override render() {
    return html`<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-emojis': ParleyEmojis
  }
}
