import { canonicalUrl, type Message } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import type { Side } from '../transcript/scene.ts'
import { addressStyles, drawAddress, linkRel } from './address.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/** An address that the contact is asked to open: as a link for everybody (A161, A162), with a large button for the contact. */
export class ParleyLinkPush extends LitElement {
  static override styles = [
    richStyles,
    addressStyles,
    css`
      .push {
        display: grid;
        gap: var(--parley-space-2);
        inline-size: fit-content;
        max-inline-size: 100%;
      }

      .button {
        min-inline-size: min(100%, calc(220px * var(--parley-zoom)));
        min-block-size: max(44px, var(--parley-control));
        padding-block: 6px;
        text-decoration: none;
        overflow-wrap: anywhere;
      }

      .mirrored {
        display: inline-flex;
      }
    `,
  ]

  @property({ attribute: false }) message: Message<'link-push'> | undefined
  /** Whose screen it is. */
  @property({ attribute: false }) side: Side = 'contact'

  readonly #texts = new TextsController(this, richTexts)

  protected override render() {
    if (!this.message) return nothing
    const url = canonicalUrl(this.message.url)
    const texts = this.#texts
    return html`<div class="push">
      <p id="words" class="say"><bdi>${texts.say('navigateTo')}</bdi> ${drawAddress(this.message.url, { describedBy: 'opens' })}</p>
      ${
        url && this.side === 'contact'
          ? html`<a class="button primary" href=${url} target="_blank" rel=${linkRel} referrerpolicy="no-referrer" aria-describedby="words opens">${texts.say('openLink')}<span class="mirrored">${icon(glyphs.external)}</span></a>`
          : nothing
      }
      <span id="opens" hidden>${texts.say('opensInNewTab')}</span>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-link-push': ParleyLinkPush
  }
}
