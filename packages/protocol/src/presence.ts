import * as v from 'valibot'
import { integer, text, time } from './fields.ts'

/** Reasons are free words from the configuration, 1 to 60 characters. */
export const presenceReason = /*#__PURE__*/ text(1, 60)

/** An agent's presence as their own panels, and their colleagues see it. */
export const presence = /*#__PURE__*/ v.object({
  /** `after-call-work`: not asked while finishing what has just ended; ready again afterwards. */
  is: v.picklist(['ready', 'not-ready', 'after-call-work']),
  reason: v.nullable(presenceReason),
  /** Since when: milliseconds since 1970. */
  since: time,
  /** When after-call work is over at the latest: milliseconds since 1970. */
  until: v.optional(time),
  /** How many conversations at once the agent takes. */
  capacity: integer(0, 100),
})

export type Presence = v.InferOutput<typeof presence>
