import * as v from 'valibot'
import { command, signal } from '../define.ts'
import { participantId } from '../fields.ts'
import { presence, presenceReason as reason } from '../presence.ts'

export const setPresence = command('set-presence', {
  doc: 'The agent takes invitations from now on, or does not, and why.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'sender',
  body: v.variant('is', [
    v.strictObject({ is: v.literal('ready') }),
    v.strictObject({ is: v.literal('not-ready'), reason: v.optional(reason) }),
  ]),
})

export const presenceChanged = signal('presence-changed', {
  doc: 'The agent\u2019s own presence, to every panel of the agent.',
  from: [],
  body: presence,
})

export const connectionChanged = signal('connection-changed', {
  doc: 'Whether the browser of a participant is connected, to staff.',
  from: [],
  body: v.object({ participant: participantId, is: v.picklist(['connected', 'disconnected']) }),
})
