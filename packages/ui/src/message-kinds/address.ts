import { canonicalUrl } from '@parley/protocol'
import type { Side } from '../transcript/scene.ts'
import { css, html, nothing, type TemplateResult } from 'lit'

/** What every link to somewhere else has: the page behind it learns nothing of this one. */
export const linkRel = 'noopener noreferrer nofollow ugc'

export interface AddressOptions {
  /** The id of what else is to be said about the link. */
  readonly describedBy?: string
  /** At the desk a tooltip of ours says where it leads; elsewhere the browser's own. */
  readonly side?: Side
}

/**
 * An address as a link that says where it goes (A111): all of the canonical address is its text, the host in bold. What is not
 * an address that can be opened stays text. Needs `addressStyles`, but in a bubble.
 */
export function drawAddress(address: string, { describedBy, side }: AddressOptions = {}): TemplateResult {
  const url = canonicalUrl(address)
  if (!url) return html`<bdi class="address">${address}</bdi>`
  const { protocol, host } = new URL(url)
  const beforeHost = `${protocol}//`
  return html`<a class="address" dir="ltr" href=${url} title=${side === 'staff' ? nothing : url} data-tooltip=${side === 'staff' ? url : nothing} target="_blank" rel=${linkRel} referrerpolicy="no-referrer" aria-describedby=${describedBy ?? nothing}>${beforeHost}<b>${host}</b>${url.slice(beforeHost.length + host.length)}</a>`
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
