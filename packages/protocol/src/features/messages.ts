import * as v from 'valibot'
import { command, event } from '../define.ts'
import { limits } from '../limits.ts'
import { messageAsText } from '../message-kinds/as-text.ts'
import { messageSchema } from '../message-kinds/index.ts'
import type { ApplyConversation } from './types.ts'

export const sendMessage = command('send-message', {
  doc: 'Says something in a conversation.',
  from: ['contact', 'agent', 'supervisor', 'bot'],
  about: 'conversation',
  body: v.strictObject({ message: messageSchema }),
})

export const messageSent = event('message-sent', {
  doc: 'A message of the participant in `by`.',
  log: 'conversation',
  body: v.object({ message: messageSchema }),
})

export const applyMessageSent: ApplyConversation<typeof messageSent> = (conversation, { seq, by, at, body }) => ({
  ...conversation,
  latest: [...conversation.latest.slice(-(limits.latestMessages - 1)), { seq, by }],
  lastMessage: { by, at, text: messageAsText(body.message).slice(0, limits.lastTextChars).toWellFormed() },
  lastActivityAt: at,
  endsAt: null,
})
