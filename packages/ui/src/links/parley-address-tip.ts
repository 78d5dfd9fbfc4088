import { html, LitElement, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { define } from '../define.ts'
import { addressParts, addressStyles } from '../message-kinds/address.ts'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { placeBeside } from '../parts/place.ts'
import { base, buttons, visuallyHidden } from '../parts/styles.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { copyText } from './copy-text.ts'
import { linkTexts } from './link-texts.ts'
import { tipStyles } from './tip-styles.ts'

/** How long the pointer may take from the link to the tip, in milliseconds. */
const graceMs = 300

const wording = {
  link: { name: 'linkTip', open: 'openAddress' },
  phone: { name: 'phoneTip', open: 'callNumber' },
  email: { name: 'emailTip', open: 'writeEmail' },
} as const

/**
 * Beside a link, while somebody points at it or has gone to it by keyboard: the whole address, what to beware of, Open and Copy.
 * The Tab key goes from the link into it and on behind it; Escape closes it.
 */
export class ParleyAddressTip extends LitElement {
  static override styles = [base, buttons, visuallyHidden, addressStyles, tipStyles]

  /** What it is about. */
  link!: HTMLAnchorElement

  @state() private copied: 'no' | 'yes' | 'denied' = 'no'
  private readonly texts = new TextsController(this, linkTexts)
  private listening: AbortController | undefined
  private leaving: ReturnType<typeof setTimeout> | undefined

  override connectedCallback() {
    super.connectedCallback()
    const { signal } = (this.listening = new AbortController())
    for (const each of [this, this.link] as readonly HTMLElement[]) {
      each.addEventListener('pointerenter', this.onEnter, { signal })
      each.addEventListener('pointerleave', this.onLeave, { signal })
      each.addEventListener('focusin', this.onEnter, { signal })
      each.addEventListener('focusout', this.onLeave, { signal })
      each.addEventListener('keydown', this.onTab, { signal })
    }
    // Escape is heard wherever the focus is while the pointer rests.
    document.addEventListener('keydown', this.onKeydown, { signal, capture: true })
    document.addEventListener('scroll', this.onScroll, { signal, capture: true, passive: true })
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.leaving)
    this.listening?.abort()
    if (shown === this) shown = undefined
  }

  protected override render() {
    const { texts } = this
    const { is, address } = addressOf(this.link)
    const { name, open } = wording[is]
    const { before, host, after } = addressParts(address)
    const warning = warningAbout(address)
    return html`<div class="tip" role="group" aria-label=${texts.say(name)}>
      <div role="tooltip" class="full" dir="ltr">${before}<b>${host}</b>${after}</div>
      ${warning ? html`<p class="warning">${icon(glyphs.warning)}<span>${texts.say(warning)}</span></p>` : nothing}
      <div class="actions">
        <button class="button small" type="button" @click=${() => this.link.click()}>${texts.say(open)}</button>
        <button class="button small" type="button" @click=${this.onCopy}>${texts.say('copyAddress')}</button>
        <span class="copied" role="status">${
          this.copied === 'no' ? nothing : texts.say(this.copied === 'yes' ? 'addressCopied' : 'addressNotCopied')
        }</span>
      </div>
    </div>`
  }

  protected override updated() {
    // Another language takes another room.
    this.place()
    const warning = warningAbout(addressOf(this.link).address)
    // Who goes to the link by keyboard hears it with the link.
    if (warning) this.link.setAttribute('aria-description', this.texts.say(warning))
  }

  private place() {
    placeBeside(this, this.link)
  }

  private async onCopy() {
    this.copied = (await copyText(addressOf(this.link).address)) ? 'yes' : 'denied'
  }

  private get buttons(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')]
  }

  private readonly onEnter = () => clearTimeout(this.leaving)

  private readonly onLeave = () => {
    clearTimeout(this.leaving)
    this.leaving = setTimeout(() => {
      const isPointedAt = [this, this.link].some((each) => each.matches(':hover'))
      const focused = this.shadowRoot?.activeElement ?? this.link
      if (!isPointedAt && !focused.matches(':focus-visible')) this.remove()
    }, graceMs)
  }

  /** The tip stands at the end of the document; for the Tab key it stands behind its link. */
  private readonly onTab = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return
    const focused = this.shadowRoot?.activeElement
    const [first, last] = [this.buttons[0], this.buttons.at(-1)]
    if (event.currentTarget === this.link) {
      if (event.shiftKey) return
      event.preventDefault()
      first?.focus()
    } else if (event.shiftKey ? focused === first : focused === last) {
      this.link.focus()
      // On from the link, or back to it.
      if (event.shiftKey) event.preventDefault()
      else this.remove()
    }
  }

  private readonly onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    const hadFocus = this.matches(':focus-within')
    // The tip alone: what is behind it stays open.
    event.stopPropagation()
    event.preventDefault()
    this.remove()
    if (!hadFocus) return
    hushed = this.link
    this.link.focus()
  }

  private readonly onScroll = () => {
    if (this.link.isConnected && this.link.checkVisibility()) this.place()
    else this.remove()
  }
}

let shown: ParleyAddressTip | undefined
/** The link that gets the focus back because its tip was closed: that asks for none. */
let hushed: HTMLAnchorElement | undefined

/** Shows the tip of a link, in place of any other. */
export function showTip(link: HTMLAnchorElement): void {
  if (shown?.link === link) return
  const isHushed = hushed === link
  hushed = undefined
  if (isHushed) return
  define({ 'parley-address-tip': ParleyAddressTip })
  shown?.remove()
  const tip = document.createElement('parley-address-tip') as ParleyAddressTip
  tip.link = link
  tip.popover = 'manual'
  shown = tip
  // Beside the link, so that it speaks the same language and wears the same colours.
  const root = link.getRootNode()
  ;(root instanceof ShadowRoot ? root : document.body).append(tip)
  tip.showPopover()
}

/** What is shown and copied: of what is no page, without the scheme. */
function addressOf(link: HTMLAnchorElement): { readonly is: keyof typeof wording; readonly address: string } {
  const href = link.getAttribute('href') ?? ''
  if (href.startsWith('tel:')) return { is: 'phone', address: href.slice('tel:'.length) }
  if (href.startsWith('mailto:')) return { is: 'email', address: href.slice('mailto:'.length) }
  return { is: 'link', address: href }
}

/** A host with letters of other alphabets shows as it is looked up: with `xn--`. */
function warningAbout(address: string): 'foreignLetters' | 'notEncrypted' | undefined {
  const host = /[/@]([^/]+)|$/.exec(address)?.[1] ?? ''
  if (/(?:^|\.)xn--/.test(host)) return 'foreignLetters'
  return address.startsWith('http:') ? 'notEncrypted' : undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-address-tip': ParleyAddressTip
  }
}
