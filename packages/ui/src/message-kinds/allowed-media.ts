import { canonicalUrl, isOwnPath } from '@parley/protocol'
import type { Media } from './offer.ts'

/**
 * Pictures and videos come from the chat's own server, and from the origins that the site's owner has named. No request ever
 * leaves for another host.
 *
 * @param server the address of the chat's server
 */
export function allowedMedia(server: string, origins: readonly string[]): Media {
  const own = new URL(server, document.baseURI).origin
  const allowed = new Set([own, ...origins])
  return (url) => {
    const address = isOwnPath(url) ? new URL(url, own).href : canonicalUrl(url)
    return address && allowed.has(new URL(address).origin) ? address : undefined
  }
}
