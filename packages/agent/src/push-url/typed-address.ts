import { canonicalUrl } from '@parley/protocol'

/** A host with what may follow it, as people type it without a scheme. */
const withoutScheme = /^(?:localhost|[^\s:/?#@\\]+\.[^\s:/?#@\\]+)(?::\d+)?(?:[/?#]|$)/i

/** The canonical address that somebody means who types or pastes this: `https` where they leave the scheme out. Nothing for what is none. */
export function typedAddress(typed: string): string | undefined {
  const text = typed.trim()
  return canonicalUrl(withoutScheme.test(text) ? `https://${text}` : text)
}
