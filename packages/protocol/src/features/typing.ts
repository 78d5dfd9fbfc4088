import * as v from 'valibot'
import { signal } from '../define.ts'
import { text } from '../fields.ts'
import { limits } from '../limits.ts'

/** Holds for `typingHoldMs`; who goes on typing says so again before that. */
export const typing = signal('typing', {
  doc: 'The sender is writing, or has stopped without sending.',
  from: ['contact', 'agent', 'supervisor', 'bot'],
  body: v.strictObject({
    is: v.picklist(['writing', 'stopped']),
    /** What the contact has written and not sent, its end where it is longer: for staff alone, and only where the site wants it. */
    text: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(0, limits.typingPreviewChars)),
  }),
})
