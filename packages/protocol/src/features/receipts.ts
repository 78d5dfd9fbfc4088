import * as v from 'valibot'
import { command, event } from '../define.ts'
import { seq } from '../fields.ts'
import type { ApplyConversation } from './types.ts'

export const markRead = command('mark-read', {
  doc: 'The sender has seen every message up to `upTo`.',
  from: ['contact', 'agent', 'supervisor', 'bot'],
  permission: null,
  about: 'conversation',
  body: v.strictObject({ upTo: seq }),
})

export const messagesRead = event('messages-read', {
  doc: 'The participant in `by` has read every message up to `upTo`.',
  log: 'conversation',
  body: v.object({ upTo: seq }),
})

export const applyMessagesRead: ApplyConversation<typeof messagesRead> = (conversation, { by, body }) => ({
  ...conversation,
  readMarks: { ...conversation.readMarks, [by]: body.upTo },
})
