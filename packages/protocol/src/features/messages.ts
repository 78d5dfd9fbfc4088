import * as v from 'valibot'
import { command, event } from '../define.ts'
import { text } from '../fields.ts'
import { limits } from '../limits.ts'
import { type Message, messageSchema } from '../message-kinds/index.ts'
import { policy } from '../message-kinds/parts.ts'
import type { ApplyConversation } from './types.ts'

export const sendMessage = command('send-message', {
  doc: 'Says something in a conversation.',
  from: ['contact', 'agent', 'supervisor', 'bot'],
  permission: ({ message }) => (message.kind === 'link-push' ? 'push-url' : null),
  about: 'conversation',
  body: v.strictObject({ message: messageSchema }),
})

export const messageSent = event('message-sent', {
  doc: 'A message of the participant in `by`.',
  log: 'conversation',
  body: v.object({
    message: messageSchema,
    /** The whole message as plain text, for clients that do not know its kind. Missing for `text`, which is its own. */
    text: /*#__PURE__*/ v.optional(text(1, limits.messageBytes)),
    /** Until when the contact can choose in it. Missing where nothing can be chosen. */
    policy,
  }),
})

/** What a message says, in plain words. A kind from the future that comes without says what kind it is. */
export const wordsOf = ({ message, text }: { readonly message: Message; readonly text?: string | undefined }): string =>
  text ?? (message.kind === 'text' ? message.text : `[${message.kind}]`)

export const applyMessageSent: ApplyConversation<typeof messageSent> = (conversation, { seq, by, at, body }) => ({
  ...conversation,
  latest: [...conversation.latest.slice(-(limits.latestMessages - 1)), { seq, by, at }],
  lastMessage: { by, at, text: wordsOf(body).slice(0, limits.lastTextChars).toWellFormed() },
  lastActivityAt: at,
  endsAt: null,
})
