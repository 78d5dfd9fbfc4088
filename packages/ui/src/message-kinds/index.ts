import type { Message, MessageKind } from '@parley/protocol'
import { messageAsText } from '@parley/protocol'
import type { Speaker } from '../texts/speaker.ts'
import type { UiTexts } from '../texts/ui-texts.ts'
import { drawText } from './text.ts'

/** How one kind of message looks inside its bubble: a template, or text that Lit puts there as text. */
export type DrawMessage<Kind extends MessageKind> = (message: Message<Kind>) => unknown

/** Every kind has its drawing; the compiler asks for it. */
const drawings: { readonly [Kind in MessageKind]: DrawMessage<Kind> } = {
  text: drawText,
}

/** Draws a message of any kind. A kind from the future says so in plain words. */
export function drawMessage(message: Message, speaker: Speaker<UiTexts>): unknown {
  const draw: ((message: Message) => unknown) | undefined = Object.hasOwn(drawings, message.kind)
    ? drawings[message.kind]
    : undefined
  return draw ? draw(message) : speaker.say('unknownKind', { text: messageAsText(message) })
}
