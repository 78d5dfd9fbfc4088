import type { Message } from '@parley/protocol'
import { drawingOf } from './index.ts'
import type { Rich } from './offer.ts'

/** Draws a message outside of a transcript, to be looked at; nothing while its kind was not fetched (`loadKind`). */
export const drawMessage = (message: Message, { media, side }: Omit<Rich, 'offer' | 'isOwn'>): unknown =>
  drawingOf(message.kind)?.(message as never, { offer: undefined, media, side, isOwn: false })
