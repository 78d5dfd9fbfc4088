import { canonicalUrl, findLinks, type Message } from '@parley/protocol'
import { stringsIn, type StringIn } from '@parley/protocol/testing'
import type { Media } from '../message-kinds/offer.ts'
import type { Side } from '../transcript/scene.ts'
import { lettersBelow, namesBelow } from './tree.ts'

/** Where words stand in a content, as a path, and who sees them: both sides unless it says so. */
const shown: readonly (readonly [where: RegExp, to?: Side])[] = [
  [/^(?:title|text|caption|alt|name)$/],
  [/^submitLabel$/, 'contact'],
  [/^replies\.\d+\.label$/],
  [/^replies\.\d+\.(?:text|payload)$/, 'staff'],
  [/^(?:cards\.\d+|sections\.\d+(?:\.rows\.\d+)?)\.(?:title|text|description)$/],
  [/(?:^|\.)(?:image|video)\.alt$/],
  [/(?:^|\.)(?:actions\.\d+|action)\.(?:label|phoneNumber|fileName)$/],
  [/(?:^|\.)(?:actions\.\d+|action)\.(?:text|payload)$/, 'staff'],
  [/^fields\.\d+\.(?:label|hint)$/],
  [/^fields\.\d+\.options\.\d+\.label$/],
]

/** Addresses that can be read, and are links. */
const links = /^(?:url|fields\.\d+\.url)$|(?:^|\.)(?:actions\.\d+|action)\.url$/
/** Addresses of pictures, videos and files: read where nothing may be loaded from there. */
const loaded = /^(?:url|(?:.*\.)?(?:image|video)\.url)$/

/** Words without anything that markdown takes for more than words: what becomes of the rest, its renderer knows. */
const plainWords = /^[\p{L}\p{N}][\p{L}\p{N} ?]*$/u

/** What is not drawn although it is there: a picture beside a video, what a row does where rows are selected. */
function isLeftOut({ path }: StringIn, message: Message): boolean {
  if (message.kind === 'list' && message.select !== 'nothing') return path.includes('action')
  if (message.kind === 'list') return path[0] === 'submitLabel'
  const at = path.lastIndexOf('image')
  const card = path.slice(0, at).reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], message)
  return at >= 0 && 'video' in (card as object)
}

/** An address as it is read. */
const readable = (url: string) => canonicalUrl(url) ?? url

/** A text as it is read: each address in the one form in which it is opened. */
const withLinks = (text: string) =>
  findLinks(text)
    .map((part) => (part.is === 'link' ? part.href : part.text))
    .join('')

/** How one text of a message is read, if it is. */
function wordsOf({ path, text }: StringIn, kind: Message['kind'], { side, media }: Reading): string | undefined {
  const where = path.join('.')
  if (where === 'markdown') return plainWords.test(text) ? text : undefined
  if (shown.some(([pattern, to = side]) => to === side && pattern.test(where))) return text
  if (kind !== 'image' && kind !== 'video' && links.test(where))
    // A file that may be loaded has a button that names it.
    return side === 'contact' && media(text) ? undefined : readable(text)
  return loaded.test(where) && !media(text) ? readable(text) : undefined
}

interface Reading {
  readonly side: Side
  readonly media: Media
}

/** What of a message a reader does not find on the screen, nor hear: its places. */
export function missingWords(message: Message, row: Element, reading: Reading): readonly string[] {
  const [letters, names] = [lettersBelow(row), namesBelow(row)]
  const isThere = (words: string) => letters.includes(words) || names.includes(words)
  if (message.kind === 'text') return isThere(withLinks(message.text)) ? [] : [`text.text: ${message.text}`]
  return stringsIn(message).flatMap((found) => {
    const words = isLeftOut(found, message) ? undefined : wordsOf(found, message.kind, reading)
    return words === undefined || isThere(words) ? [] : [`${message.kind}.${found.path.join('.')}: ${words}`]
  })
}
