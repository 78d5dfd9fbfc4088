import { canonicalUrl, type Message } from '@parley/protocol'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { onPushedLinks, pushedLinksAround, type PushedLinks } from '../links/pushed-links.ts'
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

      .agree {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 24px;
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
        cursor: pointer;
      }

      .agree input {
        flex: none;
        inline-size: 16px;
        block-size: 16px;
        margin: 0;
        accent-color: var(--parley-accent);
      }

      .outcome {
        margin: 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      .outcome:empty {
        display: none;
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
  #links: PushedLinks | undefined
  #unfollow: (() => void)[] = []

  override connectedCallback() {
    super.connectedCallback()
    this.#unfollow = [onPushedLinks(() => this.#look())]
    this.#look()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    for (const stop of this.#unfollow) stop()
  }

  /** Finds out whether links may open by themselves here, and follows what becomes of them. */
  #look() {
    if (this.side !== 'contact') return
    const links = pushedLinksAround(this)
    if (links && links !== this.#links) this.#unfollow.push(links.onChange(() => this.requestUpdate()))
    this.#links = links
    this.requestUpdate()
  }

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
      ${url && this.side === 'contact' && this.#links ? this.#drawOpening(url, this.#links) : nothing}
      <span id="opens" hidden>${texts.say('opensInNewTab')}</span>
    </div>`
  }

  /** Whether links may open by themselves, and why this one did not. */
  #drawOpening(url: string, links: PushedLinks) {
    const texts = this.#texts
    const outcome = links.outcomeOf(url)
    const agree = ({ target }: Event) => links.agree((target as HTMLInputElement).checked)
    return html`<label class="agree"
        ><input type="checkbox" .checked=${links.isAgreed} @change=${agree} /><span>${texts.say('openByThemselves')}</span></label
      >
      <p class="outcome" role="status">${
        outcome === 'blocked' ? texts.say('linkBlocked') : outcome === 'opened' ? texts.say('linkOpened') : nothing
      }</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-link-push': ParleyLinkPush
  }
}
