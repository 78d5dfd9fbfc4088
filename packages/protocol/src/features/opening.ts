import * as v from 'valibot'
import { command, event } from '../define.ts'
import { caseData, id, name, siteName, text } from '../fields.ts'
import { limits } from '../limits.ts'
import { messageSchema } from '../message-kinds/index.ts'
import type { ApplyConversation, ApplyInteraction } from './types.ts'

export const startConversation = command('start-conversation', {
  doc: 'Opens a conversation with its first message; without one only where a bot speaks first, or where the contact may begin with a file. The contact\u2019s client makes the conversation\u2019s id, so that it can be done while the line is down.',
  from: ['contact'],
  about: 'conversation',
  body: v.strictObject({
    message: v.optional(messageSchema),
    /** What the page says the contact is called. Nobody has checked it. */
    name: v.optional(text(1, limits.nameChars)),
    /** What the contact has answered before, by the keys of the site’s form. */
    form: v.optional(caseData),
    /** What the page says, as with `set-case-data`: what it may not say counts for nothing. */
    page: v.optional(caseData),
  }),
})

export const conversationOpened = event('conversation-opened', {
  doc: 'The first event of a conversation.',
  log: 'conversation',
  body: v.object({ site: siteName, previous: v.nullable(id) }),
})

export const interactionOpened = event('interaction-opened', {
  doc: 'The first event of an interaction. It waits for an agent from here on.',
  log: 'interaction',
  body: v.object({
    site: siteName,
    contact: v.object({
      id,
      name,
      /** How they can be reached, as they said before the chat began. */
      emails: v.optional(v.array(text(3, 254))),
      phones: v.optional(v.array(text(3, 40))),
    }),
    /** BCP 47 tag of the language in which the contact reads the chat. */
    language: v.optional(text(1, 35)),
  }),
})

export const waitingAnnounced = event('waiting-announced', {
  doc: 'The contact is told whether somebody will come, or that nobody is there now.',
  log: 'conversation',
  body: v.object({ waiting: v.picklist(['for-agent', 'nobody-available']) }),
})

export const applyConversationOpened: ApplyConversation<typeof conversationOpened> = (conversation, { body, at }) => ({
  ...conversation,
  site: body.site,
  previous: body.previous,
  openedAt: at,
  lastActivityAt: at,
})

export const applyInteractionOpened: ApplyInteraction<typeof interactionOpened> = (interaction, { body, at }) => ({
  ...interaction,
  site: body.site,
  contact: body.contact,
  language: body.language ?? null,
  openedAt: at,
  queuedAt: at,
})

export const applyWaitingAnnounced: ApplyConversation<typeof waitingAnnounced> = (conversation, { body }) => ({
  ...conversation,
  waiting: body.waiting,
})
