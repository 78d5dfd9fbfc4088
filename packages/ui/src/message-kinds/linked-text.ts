import { findLinks } from '@parley/protocol'
import { drawContactLink } from '../links/draw-contact-link.ts'
import { drawAddress } from './address.ts'
import type { DrawMessage } from './index.ts'

/**
 * A text with addresses and phone numbers in it (A071, A072, A111 to A113): each is a link that is read as it is opened, all
 * other letters stay as they were typed.
 */
export const draw: DrawMessage<'text'> = ({ text }) =>
  findLinks(text).map((part) => {
    if (part.is === 'text') return part.text
    return part.is === 'link' ? drawAddress(part.href) : drawContactLink(part)
  })
