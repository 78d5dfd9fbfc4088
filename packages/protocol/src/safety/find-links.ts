import { canonicalUrl } from './canonical-url.ts'
import { dialable } from './dialable.ts'

/**
 * A piece of a text: letters as they were typed; an address in the one form in which it is shown and opened; or what can be called
 * or written to, shown as it was typed.
 */
export type TextPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'link'; readonly href: string }
  /** `number`: what is dialed, digits with at most a `+` before them. */
  | { readonly is: 'phone'; readonly text: string; readonly number: string }
  | { readonly is: 'email'; readonly text: string }

/** More of them than this in one text stay text: nobody reads them, and each costs. */
const linksAtMost = 50

// What may be a link, in the order in which it is tried at each place. Every repetition is bounded or looks at no letter twice.
/** From `http` to what no address contains. */
const address = String.raw`\bhttps?:\/\/[^\s\0-\x1f<>"]+`
/** Addresses of all other sorts: nothing in them is a link. */
const foreign = String.raw`\b\w{1,30}:\/\/\S*`
const mail = String.raw`[\w.+-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z]{2,24}`
/** Seven digits or more, with no more than two separators between two of them. */
const digits = String.raw`(?:\+|\()?\d(?:[-\u2010\u2011\u2013 \u00a0\u202f().\/]{0,3}\d){6,20}`

const candidate = new RegExp(`(${address})|(${foreign})|(${mail})|${digits}`, 'gi')

/** What closes a sentence or a bracket around an address, and is none of it. */
const closing = /[.,;:!?'…。，、！？’”“»›)\]}]/

/** Where a name or a number would go on, so that what was found is a part of something else. */
const wordBefore = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}_.%+@=&?#~/\\-]$/u
const wordAfter = /^(?:\s?\p{Sc}|[\p{L}\p{M}\p{N}_%@/\\=&#~-]|[.:]\S*[\p{L}\p{N}])/u

/**
 * Splits a text at the addresses in it, and at phone numbers and e-mail addresses; nothing is lost but the way in which an address
 * was written. Addresses with a user name, without a host, and those that nobody can open stay text.
 */
export function findLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  let links = 0
  const tellText = (until: number) => {
    if (until > end) parts.push({ is: 'text', text: text.slice(end, until) })
  }
  for (const found of text.matchAll(candidate)) {
    const link = links < linksAtMost ? linkIn(text, found) : undefined
    if (!link) continue
    tellText(found.index)
    parts.push(link.part)
    end = found.index + link.typed.length
    links += 1
  }
  tellText(text.length)
  return parts
}

interface Link {
  /** As it stands in the text. */
  readonly typed: string
  readonly part: TextPart
}

function linkIn(text: string, { 0: found, 1: page, 2: other, 3: mailbox, index }: RegExpMatchArray): Link | undefined {
  if (other) return undefined
  if (page) {
    const typed = withoutClosing(page)
    const href = canonicalUrl(typed)
    return href === undefined ? undefined : { typed, part: { is: 'link', href } }
  }
  const at = index ?? 0
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + found.length, at + found.length + 8)]
  if (wordBefore.test(before) || wordAfter.test(after)) return undefined
  if (mailbox) return isMailbox(mailbox) ? { typed: mailbox, part: { is: 'email', text: mailbox } } : undefined
  const number = /\d:$/.test(before) ? undefined : dialable(found)
  return number === undefined ? undefined : { typed: found, part: { is: 'phone', text: found, number } }
}

/** A dot stands between two other letters, and the whole is no longer than any mail server takes. */
const isMailbox = (address: string) => address.length <= 254 && !/^\.|\.\.|\.@/.test(address)

/** A bracket stays when it was opened within: `…/Heron_(lamp)`. */
function withoutClosing(typed: string): string {
  let unopened = typed.split(/[)\]}]/).length - typed.split(/[([{]/).length
  let end = typed.length
  for (; closing.test(typed.charAt(end - 1)); end -= 1)
    if (/[)\]}]/.test(typed.charAt(end - 1)) && unopened-- <= 0) break
  return typed.slice(0, end)
}
