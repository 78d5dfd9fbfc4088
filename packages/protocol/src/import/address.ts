import { canonicalUrl } from '../safety/canonical-url.ts'
import type { Part } from './part.ts'

/** An address that may be opened or loaded, as it is shown. Any other is noted and gone. */
export function address(part: Part): string | undefined {
  if (!part.isHere || part.value === '') return undefined
  const url = part.text === undefined ? undefined : canonicalUrl(part.text)
  if (url === undefined) part.note('left-out', 'is not an http or https address that can be opened')
  return url
}

/** The last name in an address that may be opened, or its host. */
export function fileName(url: string): string {
  const { pathname, host } = new URL(url)
  const name = decoded(pathname.split('/').findLast((each) => each !== '') ?? host)
  return name.slice(0, 100).toWellFormed().trim() || host
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // Percent signs that encode nothing are part of the name.
    return name
  }
}
