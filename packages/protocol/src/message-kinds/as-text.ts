import type { Message, MessageKind } from './index.ts'
import { textAsText } from './text.ts'

const texts: { readonly [Kind in MessageKind]: (message: Message<Kind>) => string } = {
  text: textAsText,
}

/** The whole message as plain text. A kind from the future says what kind it is. */
export function messageAsText(message: Message): string {
  const asText = texts[message.kind] as ((message: Message) => string) | undefined
  return asText ? asText(message) : `[${String(message.kind)}]`
}
