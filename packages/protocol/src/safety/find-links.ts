import { canonicalUrl } from './canonical-url.ts'

/** A piece of a text: letters as they were typed, or an address in the one form in which it is shown and opened. */
export type TextPart = { readonly is: 'text'; readonly text: string } | { readonly is: 'link'; readonly href: string }

/** More addresses than this in one text stay text: nobody reads them, and each costs. */
const linksAtMost = 50

/** From `http` to what no address contains. Looks at no letter twice. */
const address = /\bhttps?:\/\/[^\s\0-\x1f<>"]+/gi

/** What closes a sentence or a bracket around an address, and is none of it. */
const closing = /[.,;:!?'…。，、！？’”“»›)\]}]/

/**
 * Splits a text at the addresses in it; nothing is lost but the way in which an address was written. Addresses with a user
 * name, without a host, and those that nobody can open stay text.
 */
export function findLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  let links = 0
  const tellText = (until: number) => {
    if (until > end) parts.push({ is: 'text', text: text.slice(end, until) })
  }
  for (const { 0: found, index } of text.matchAll(address)) {
    const typed = withoutClosing(found)
    const href = links < linksAtMost && canonicalUrl(typed)
    if (!href) continue
    tellText(index)
    parts.push({ is: 'link', href })
    end = index + typed.length
    links += 1
  }
  tellText(text.length)
  return parts
}

/** A bracket stays when it was opened within: `…/Heron_(lamp)`. */
function withoutClosing(typed: string): string {
  let unopened = typed.split(/[)\]}]/).length - typed.split(/[([{]/).length
  let end = typed.length
  for (; closing.test(typed.charAt(end - 1)); end -= 1)
    if (/[)\]}]/.test(typed.charAt(end - 1)) && unopened-- <= 0) break
  return typed.slice(0, end)
}
