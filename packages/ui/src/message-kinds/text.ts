import { findLinks } from '@parley/protocol'
import { html } from 'lit'
import type { DrawMessage } from './index.ts'

/**
 * What a person wrote is shown as it was typed: the bubble keeps its lines, and markup stays letters. Addresses become links
 * that are read as they are opened. Most texts have none: they are put there as they are.
 */
export const drawText: DrawMessage<'text'> = ({ text }) =>
  text.includes('://') ? findLinks(text).map((part) => (part.is === 'link' ? drawLink(part.href) : part.text)) : text

/** A canonical address as a link: all of it is its text, the host in bold. What is behind it learns nothing of this page. */
export function drawLink(href: string) {
  const [start, end] = hostIn(href)
  return html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer nofollow ugc" referrerpolicy="no-referrer" dir="ltr">${href.slice(0, start)}<b>${href.slice(start, end)}</b>${href.slice(end)}</a>`
}

/** Where the host of a canonical address begins and ends. */
export const hostIn = (href: string): readonly [start: number, end: number] => {
  const start = href.indexOf('/') + 2
  return [start, href.indexOf('/', start)]
}
