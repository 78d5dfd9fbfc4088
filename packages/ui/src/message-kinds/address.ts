import { canonicalUrl } from '@parley/protocol'
import { css, html, nothing, type TemplateResult } from 'lit'

/** What every link to somewhere else has: the page behind it learns nothing of this one. */
export const linkRel = 'noopener noreferrer nofollow ugc'

/**
 * An address as a link that says where it goes (A111): all of the canonical address is its text, the host in bold. What is not
 * an address that can be opened stays text. Needs `addressStyles`.
 *
 * @param describedBy the id of what else is to be said about the link
 */
export function drawAddress(address: string, describedBy?: string): TemplateResult {
  const url = canonicalUrl(address)
  if (!url) return html`<bdi class="address">${address}</bdi>`
  const { protocol, host } = new URL(url)
  const beforeHost = `${protocol}//`
  return html`<a class="address" dir="ltr" href=${url} title=${url} target="_blank" rel=${linkRel} referrerpolicy="no-referrer" aria-describedby=${describedBy ?? nothing}>${beforeHost}<b>${host}</b>${url.slice(beforeHost.length + host.length)}</a>`
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
