/** The part of Trusted Types that is used; the DOM's own types do not have it everywhere. */
interface Policy {
  createHTML(text: string): unknown
  createScriptURL(text: string): unknown
}
type Factory = { createPolicy(name: string, rules: object): Policy }

const asIs = (text: string) => text

/**
 * The policy under which the purifier parses what it is given, in a document that shows and runs nothing. A name can be taken
 * only once on a page, and the page or another of our bundles may have been earlier: then the next name is tried. Nothing where
 * there are no Trusted Types.
 */
function makePolicy(): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory }
  for (const name of ['dompurify', 'parley']) {
    try {
      return trustedTypes?.createPolicy(name, { createHTML: asIs, createScriptURL: asIs })
    } catch {
      // Taken, or not allowed here.
    }
  }
  return undefined
}

let made: { readonly policy: Policy | undefined } | undefined

/** The same policy each time. Made when it is first needed. */
export const trustedPolicy = (): Policy | undefined => (made ??= { policy: makePolicy() }).policy
