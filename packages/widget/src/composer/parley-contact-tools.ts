import type { SiteAppearance } from '@parley/protocol'
import { base, buttons, type ParleyComposer } from '@parley/ui'
import { css, html, LitElement } from 'lit'
import { property } from 'lit/decorators.js'

/**
 * The buttons beside the contact's field. Comes a moment after the panel; until then it is an empty element that keeps their
 * place, so that nothing jumps.
 */
export class ParleyContactTools extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        align-items: center;
      }
    `,
  ]

  /** What the site allows. */
  @property({ attribute: false }) site: SiteAppearance | undefined

  /** The composer that the buttons stand in. */
  get composer(): ParleyComposer | null {
    return this.closest('parley-composer')
  }

  protected override render() {
    return html`<!-- The tools stand here, in this order: emoji, attachments. -->`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact-tools': ParleyContactTools
  }
}
