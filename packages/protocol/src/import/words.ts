import { limits } from '../limits.ts'
import { lines } from '../message-kinds/parts.ts'
import type { Part } from './part.ts'

/** A text of at most `most` characters; an ellipsis stands for what was cut. Nothing for nothing. */
export function clip(part: Part, text: string | undefined, most: number): string | undefined {
  if (text === undefined || text.length <= most) return text || undefined
  part.note('cut', `has ${text.length} characters; ${most} fit`)
  return `${text.slice(0, most - 1)}…`.toWellFormed()
}

/** Texts below each other; nothing when none of them says something. */
export const joined = (...texts: readonly (string | undefined | false)[]): string | undefined =>
  lines(...texts) || undefined

/** A text without the tags of XML. */
export const unmarked = (text: string | undefined): string | undefined =>
  text?.replace(/<[^<>]*>/g, '').trim() || undefined

/** What several things are called together. */
export function nameAfter(part: Part, names: readonly string[]): string | undefined {
  const name = names.join(', ')
  if (name === '') return undefined
  part.note('changed', 'has no title of its own and is named after what it holds')
  return name.length > limits.titleChars ? `${name.slice(0, limits.titleChars - 1)}…`.toWellFormed() : name
}

/**
 * A text as a title and what follows it: foreign systems know texts with buttons, our cards have titles. Nothing is lost: what
 * is too long for a title goes on below.
 */
export function titled(text: string | undefined): { readonly title?: string; readonly text?: string } {
  if (text === undefined || text === '') return {}
  const [first = '', ...others] = text.split('\n').map((line) => line.trim())
  const rest = others.join('\n').trim()
  if (first.length <= limits.titleChars) return rest ? { title: first, text: rest } : { title: first }
  const blank = first.lastIndexOf(' ', limits.titleChars - 2)
  // Between the halves of a surrogate pair no text is divided.
  const at = blank > 0 ? blank : limits.titleChars - 2
  const end = /[\uD800-\uDBFF]/.test(first[at - 1] ?? '') ? at - 1 : at
  return { title: `${first.slice(0, end).trim()}…`, text: lines(`…${first.slice(end).trim()}`, rest) }
}

/** Title and text of what must have a title: its own, else the begin of its text, else the names of what it holds. */
export function headed(
  part: Part,
  { title, text }: { readonly title?: string | undefined; readonly text?: string | undefined },
  names: readonly string[],
): { readonly title: string; readonly text?: string } {
  const named = title === undefined ? titled(text) : { title, text }
  const heading = clip(part, named.title, limits.titleChars) ?? nameAfter(part, names) ?? '…'
  const words = clip(part, named.text, limits.cardTextChars)
  return { title: heading, ...(words !== undefined && { text: words }) }
}
