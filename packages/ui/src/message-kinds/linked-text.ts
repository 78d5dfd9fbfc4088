import { findLinks } from '@parley/protocol'
import { drawAddress } from './address.ts'
import type { DrawMessage } from './index.ts'

/**
 * A text with addresses in it (A111 to A113): each is a link that is read as it is opened, all other letters stay as they were
 * typed. At the desk a tooltip says where it leads (A114).
 */
export const draw: DrawMessage<'text'> = ({ text }, { side }) =>
  findLinks(text).map((part) => (part.is === 'link' ? drawAddress(part.href, { side }) : part.text))
