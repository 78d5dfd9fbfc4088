import * as v from 'valibot'
import { agentId, id, integer, participantId, seq, text, time } from './fields.ts'

// What frames of both sides are made of.

export const logId = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^(conversation|interaction):[\w-]{22}$/, 'is not a log'),
)

/** Where a reader stands: the last `seq` it has of each log. */
export const positions = /*#__PURE__*/ v.record(logId, integer(0))

/** What can be found: something said, a file by its name, an internal note, a contact by name. */
export const searchKind = /*#__PURE__*/ v.picklist(['message', 'file', 'note', 'contact'])

export const event = /*#__PURE__*/ v.object({
  seq,
  at: time,
  by: v.union([participantId, agentId]),
  name: text(1, 60),
  body: v.unknown(),
  cause: v.optional(id),
})

export const language = /*#__PURE__*/ text(1, 35)

/** What staff is permitted, by the names of permissions. */
export const allowed = /*#__PURE__*/ v.array(text(1, 60))
