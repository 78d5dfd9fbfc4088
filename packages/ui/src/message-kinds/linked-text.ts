import { findLinks } from '@parley/protocol'
import { html } from 'lit'
import { isOnlyEmojis } from '../emoji/only-emojis.ts'
import { ParleyEmojis } from '../emoji/parley-emojis.ts'
import { drawContactLink } from '../links/draw-contact-link.ts'
import { drawAddress } from './address.ts'
import type { DrawMessage } from './index.ts'

/**
 * A text with addresses and phone numbers in it (A071, A072, A111 to A113): each is a link that is read as it is opened, all
 * other letters stay as they were typed. Nothing but a few emojis is drawn large (A154).
 */
export const draw: DrawMessage<'text'> = ({ text }) => {
  if (isOnlyEmojis(text)) return html`<parley-emojis>${text}</parley-emojis>`
  return findLinks(text).map((part) => {
    if (part.is === 'text') return part.text
    return part.is === 'link' ? drawAddress(part.href) : drawContactLink(part)
  })
}

export const elements = { 'parley-emojis': ParleyEmojis }
