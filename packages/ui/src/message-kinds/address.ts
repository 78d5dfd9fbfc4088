import { canonicalUrl } from '@parley/protocol'
import { css, html, nothing, type TemplateResult } from 'lit'
import { offerTip } from '../links/offer-tip.ts'

/** What every link to somewhere else has: the page behind it learns nothing of this one. */
export const linkRel = 'noopener noreferrer nofollow ugc'

export interface AddressOptions {
  /** The id of what else is to be said about the link. */
  readonly describedBy?: string
}

/**
 * An address as a link that says where it goes (A111): all of the canonical address is its text, the host in bold; a tip beside
 * it opens and copies it (A114). What is not an address that can be opened stays text. Needs `addressStyles`, but in a bubble.
 */
export function drawAddress(address: string, { describedBy }: AddressOptions = {}): TemplateResult {
  const url = canonicalUrl(address)
  if (!url) return html`<bdi class="address">${address}</bdi>`
  const { before, host, after } = addressParts(url)
  return html`<a class="address" dir="ltr" href=${url} target="_blank" rel=${linkRel} referrerpolicy="no-referrer" aria-describedby=${describedBy ?? nothing} @pointerenter=${offerTip} @focus=${offerTip}>${before}<b>${host}</b>${after}</a>`
}

/** A canonical address around its host; of what is none, all is the host. */
export function addressParts(address: string): {
  readonly before: string
  readonly host: string
  readonly after: string
} {
  const [, before = '', host = address, after = ''] = /^(https?:\/\/)([^/]+)(.*)$/.exec(address) ?? []
  return { before, host, after }
}

export const addressStyles = css`
  .address {
    color: var(--parley-accent-text);
    overflow-wrap: anywhere;
    text-underline-offset: 2px;
    unicode-bidi: isolate;
  }

  .address b {
    font-weight: 600;
  }
`
