import { css, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { face, faceStyles, hueStyles, type Hue } from './faces.ts'
import { base } from './styles.ts'

/**
 * Somebody's initials on their colour. Decoration: put the name beside it.
 *
 * @cssproperty --parley-avatar - Its width.
 */
export class ParleyAvatar extends LitElement {
  static override styles = [
    base,
    hueStyles,
    faceStyles,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
    `,
  ]

  @property() name = ''
  /** The participant's colour, by the order of joining: see `hueOf`. */
  @property({ type: Number }) hue: Hue = 0

  protected override render() {
    return face(this.name, this.hue)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-avatar': ParleyAvatar
  }
}
