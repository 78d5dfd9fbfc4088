import * as v from 'valibot'
import { text } from './text.ts'

/** Every kind of message, by name. Adding one here makes `as-text.ts` and `ui` ask for its text and its drawing. */
export const messageKinds = { text } as const

export type MessageKind = keyof typeof messageKinds

/** A message as it travels and is logged: its kind, and that kind's content beside it. */
export type Message<Kind extends MessageKind = MessageKind> = Readonly<
  v.InferOutput<(typeof messageKinds)[Kind]['content']>
>

/** Takes a message of any kind and nothing else. */
export const messageSchema = /*#__PURE__*/ v.variant('kind', [text.content])
