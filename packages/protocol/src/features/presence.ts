import * as v from 'valibot'
import { command, signal } from '../define.ts'
import { integer, participantId, text, time } from '../fields.ts'

/** Reasons are free words from the configuration, 1 to 60 characters. */
const reason = /*#__PURE__*/ text(1, 60)

export const setPresence = command('set-presence', {
  doc: 'The agent takes invitations from now on, or does not, and why.',
  from: ['agent', 'supervisor'],
  about: 'sender',
  body: v.variant('is', [
    v.strictObject({ is: v.literal('ready') }),
    v.strictObject({ is: v.literal('not-ready'), reason: v.optional(reason) }),
  ]),
})

/** An agent's presence as their own panels, and later their colleagues, see it. */
export const presence = /*#__PURE__*/ v.object({
  /** `after-call-work`: not asked while finishing what has just ended; ready again afterwards. */
  is: v.picklist(['ready', 'not-ready', 'after-call-work']),
  reason: v.nullable(reason),
  /** Since when: milliseconds since 1970. */
  since: time,
  /** When after-call work is over at the latest: milliseconds since 1970. */
  until: v.optional(time),
  /** How many conversations at once the agent takes. */
  capacity: integer(0, 100),
})

export type Presence = v.InferOutput<typeof presence>

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
