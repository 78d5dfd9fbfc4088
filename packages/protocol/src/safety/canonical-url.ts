import { limits } from '../limits.ts'

/** Of a host nothing but letters, digits, dots, dashes, or an IP address; and nothing in front of it. */
const pageAddress = /^https?:\/\/[\w.:[\]-]+\//

/**
 * The one way to write an address, as it is shown and as it is opened: `http` or `https`, a host, no user name and no password,
 * at most 2,048 characters, all of it ASCII (look-alike letters of a host show as punycode). Nothing for everything else.
 */
export function canonicalUrl(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address)) return undefined
  const href = URL.parse(address)?.href
  return href && pageAddress.test(href) && href.length <= limits.urlChars ? href : undefined
}

/** A path on the chat's own server: begins with one slash, and never leaves for another host. */
export const isOwnPath = (address: string): boolean => /^\/(?![/\\])[!-[\]-~]*$/.test(address)
