import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { text } from '../fields.ts'
import { limits } from '../limits.ts'

/** Something to know, apart from what is said: a delay, a booking, a rule. */
export const notice = /*#__PURE__*/ messageKind('notice', {
  doc: 'Something to know, set apart from what is said.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('notice'),
    tone: /*#__PURE__*/ v.picklist(['info', 'success', 'warning']),
    text: /*#__PURE__*/ text(1, limits.cardTextChars),
  }),
  asText: (content) => content.text,
  samples: /*#__PURE__*/ {
    info: { kind: 'notice', tone: 'info', text: 'Our office is closed on Sunday; answers come on Monday.' },
    success: { kind: 'notice', tone: 'success', text: 'Booked: Norway, nine days, from 12 June.' },
    warning: { kind: 'notice', tone: 'warning', text: 'The ship does not sail in storms above force nine.' },
  },
})
