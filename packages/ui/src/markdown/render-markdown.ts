import { canonicalUrl, isOwnPath, markdownProblem } from '@parley/protocol'
import DOMPurify from 'dompurify'
import { Marked } from 'marked'
import { offerTip } from '../links/offer-tip.ts'
import type { Media } from '../message-kinds/offer.ts'
import { linkRel } from '../message-kinds/address.ts'
import { trustedPolicy } from './trusted.ts'

// The one place where what somebody wrote becomes markup, for both sides. Security rules 27 to 52.

const letters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => letters[letter] ?? '')

/** An instance of our own: whoever else uses the library on this page changes nothing about it. */
const marked = new Marked({
  gfm: true,
  // Raw HTML is what somebody typed.
  renderer: { html: ({ text }) => escaped(text), checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
})

/** Everything that can come out. No prototype, so that a polluted one adds nothing. */
const purifyOptions = Object.assign(Object.create(null) as object, {
  ALLOWED_TAGS:
    'p br strong em del code pre ul ol li blockquote a hr h1 h2 h3 h4 h5 h6 table thead tbody tr th td img'.split(' '),
  ALLOWED_ATTR: ['href', 'start', 'align', 'src', 'alt'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|\/(?![/\\]))/i,
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true as const,
})

const optionsHere = () => {
  const policy = trustedPolicy()
  return policy
    ? Object.assign(Object.create(null) as object, purifyOptions, { TRUSTED_TYPES_POLICY: policy })
    : purifyOptions
}

/** The headings of a message lie below those of the page. */
const headings = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' } as const

/**
 * Markdown as nodes. What cannot be taken for markdown, or makes the reader of it fail, is plain text. Links show the address
 * that they open; pictures come from where `media` allows.
 */
export function renderMarkdown(markdown: string, media: Media): DocumentFragment {
  if (markdownProblem(markdown) !== undefined) return plain(markdown)
  try {
    return cleanHtml(marked.parse(markdown, { async: false }), media)
  } catch {
    return plain(markdown)
  }
}

/**
 * HTML as nodes, of which only what is allowed is left: whatever the reader of markdown lets through ends here.
 *
 * @throws TypeError for a page of frames, in which there is nothing to read.
 */
export function cleanHtml(html: string, media: Media): DocumentFragment {
  // In a document of its own: nothing in it is loaded before it is known to be allowed.
  const fragment = DOMPurify.sanitize(html, optionsHere()) as unknown as DocumentFragment
  for (const link of fragment.querySelectorAll('a')) mendLink(link)
  for (const image of fragment.querySelectorAll('img')) mendImage(image, media)
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6'))
    rename(heading, headings[heading.localName as keyof typeof headings])
  return fragment
}

function plain(text: string): DocumentFragment {
  const fragment = new DocumentFragment()
  const paragraph = document.createElement('p')
  paragraph.className = 'plain'
  paragraph.textContent = text
  fragment.append(paragraph)
  return fragment
}

/** A link shows its words and the address that it opens (A111); what leads nowhere that may be opened is no link. */
function mendLink(link: HTMLAnchorElement): void {
  const href = canonicalUrl(link.getAttribute('href') ?? '')
  if (!href) return link.replaceWith(...link.childNodes)
  const words = link.textContent.trim()
  for (const name of link.getAttributeNames()) link.removeAttribute(name)
  link.href = href
  link.target = '_blank'
  link.rel = linkRel
  link.referrerPolicy = 'no-referrer'
  for (const type of ['pointerenter', 'focus']) link.addEventListener(type, offerTip)
  if (words === href) return
  // `https://travel.example` is how people write `https://travel.example/`.
  if (words === '' || canonicalUrl(words) === href) link.textContent = href
  else {
    const address = document.createElement('span')
    address.className = 'address'
    address.dir = 'ltr'
    address.textContent = href
    link.append(' (', address, ')')
  }
}

function mendImage(image: HTMLImageElement, media: Media): void {
  const url = image.getAttribute('src') ?? ''
  const alt = image.getAttribute('alt') ?? ''
  if (!isOwnPath(url) && !canonicalUrl(url)) return image.replaceWith(alt)
  const picture = document.createElement('parley-picture')
  image.replaceWith(Object.assign(picture, { picture: { url, ...(alt && { alt }) }, media }))
}

function rename(element: Element, name: string): void {
  const other = document.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
}
