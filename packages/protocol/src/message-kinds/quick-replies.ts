import * as v from 'valibot'
import { messageKind } from '../define.ts'
import { text } from '../fields.ts'
import { limits, lintLimits } from '../limits.ts'
import { choiceId, label, lines, over, payload, payloadOf, policy, theOne, twice } from './parts.ts'

/*#__NO_SIDE_EFFECTS__*/
const month = (label: string) => ({ id: label.slice(0, 3).toLowerCase(), label })

/** A question with ready answers. Pressing one says it. */
export const quickReplies = /*#__PURE__*/ messageKind('quick-replies', {
  doc: 'A question with ready answers; the one that the contact presses is posted as their message.',
  from: ['bot'],
  content: /*#__PURE__*/ v.strictObject({
    kind: /*#__PURE__*/ v.literal('quick-replies'),
    text: /*#__PURE__*/ text(1, limits.textChars),
    replies: /*#__PURE__*/ v.pipe(
      v.array(
        v.strictObject({
          id: choiceId,
          label,
          /** What the contact says with it; the label unless set. */
          text: v.optional(/*#__PURE__*/ text(1, limits.fieldChars)),
          payload: v.optional(payload),
        }),
      ),
      /*#__PURE__*/ v.minLength(1),
      /*#__PURE__*/ v.maxLength(limits.quickReplies),
    ),
    policy,
  }),
  asText: ({ text: question, replies }) => lines(question, ...replies.map((reply) => `• ${reply.label}`)),
  problem: ({ replies }) =>
    twice(
      replies.map(({ id }) => id),
      'replies',
    ),
  lint: ({ text: question, replies }) => [
    ...over('text', question.length, lintLimits.textChars, 'characters'),
    ...lintLimits.quickReplies.flatMap((limit) => over('replies', replies.length, limit, 'replies')),
    ...replies.flatMap((reply, place) => [
      ...over(`replies.${place}.label`, reply.label.length, lintLimits.labelChars, 'characters'),
      ...over(`replies.${place}.payload`, reply.payload?.length ?? 0, lintLimits.payloadChars, 'characters'),
    ]),
  ],
  choice: {
    policy: 'until-next-message',
    judge: ({ replies }, { actions }) => {
      const reply = theOne(replies, actions)
      return { as: 'reply', text: reply.label, says: reply.text ?? reply.label, ...payloadOf(reply) }
    },
  },
  samples: /*#__PURE__*/ {
    tea: {
      kind: 'quick-replies',
      text: 'Which tea would you like?',
      replies: [
        { id: 'black', label: 'Black' },
        { id: 'green', label: 'Green' },
        { id: 'mint', label: 'Mint' },
      ],
    },
    yesOrNo: {
      kind: 'quick-replies',
      text: 'Shall I book it for you?',
      replies: [
        { id: 'yes', label: 'Yes', text: 'Yes, please book it.', payload: 'book=1' },
        { id: 'no', label: 'Not yet' },
      ],
      policy: 'once',
    },
    many: {
      kind: 'quick-replies',
      text: 'In which month would you like to travel?',
      replies: [
        month('January'),
        month('February'),
        month('March'),
        month('April'),
        month('May'),
        month('June'),
        month('July'),
        month('August'),
        month('September'),
        month('October'),
        month('November'),
        month('December'),
      ],
    },
    rightToLeft: {
      kind: 'quick-replies',
      text: 'איזה תה תרצו?',
      replies: [
        { id: 'black', label: 'שחור' },
        { id: 'green', label: 'ירוק' },
        { id: 'mint', label: 'נענע' },
      ],
    },
    longLabels: {
      kind: 'quick-replies',
      text: 'What is it about?',
      replies: [
        { id: 'a', label: 'A question about an order that I have placed already, and that is late, alas' },
        { id: 'b', label: 'Rechtsschutzversicherungsgesellschaften' },
        { id: 'c', label: 'Else' },
      ],
    },
  },
})
