import * as v from 'valibot'
import { command, event } from '../define.ts'
import { integer, text } from '../fields.ts'
import { limits } from '../limits.ts'
import type { ApplyConversation } from './types.ts'

const stars = /*#__PURE__*/ integer(1, 5)
const comment = /*#__PURE__*/ text(0, limits.ratingCommentChars)

export const rate = command('rate', {
  doc: 'Says how the conversation was, after its end; also after it is done. The last one counts. It can be changed until the contact starts another conversation.',
  from: ['contact'],
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ stars, comment: /*#__PURE__*/ v.optional(comment) }),
})

export const rated = event('rated', {
  doc: 'What the contact thinks of the conversation, from now on.',
  log: 'conversation',
  body: /*#__PURE__*/ v.object({ stars, comment: /*#__PURE__*/ v.nullable(comment) }),
})

export const applyRated: ApplyConversation<typeof rated> = (conversation, { at, body }) => ({
  ...conversation,
  rating: { ...body, at },
})
