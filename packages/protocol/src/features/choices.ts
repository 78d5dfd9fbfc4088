import * as v from 'valibot'
import { command, event } from '../define.ts'
import { seq, text } from '../fields.ts'
import { limits } from '../limits.ts'
import { choiceId, payload } from '../message-kinds/parts.ts'
import type { ApplyConversation } from './types.ts'

const actions = /*#__PURE__*/ v.pipe(v.array(choiceId), /*#__PURE__*/ v.maxLength(limits.listRows))
const value = /*#__PURE__*/ v.union([
  /*#__PURE__*/ text(0, limits.fieldChars),
  /*#__PURE__*/ v.pipe(v.number(), /*#__PURE__*/ v.finite()),
  v.boolean(),
  actions,
])
const values = /*#__PURE__*/ v.optional(
  /*#__PURE__*/ v.pipe(v.record(choiceId, value), /*#__PURE__*/ v.maxEntries(limits.formFields)),
)

export const choose = command('choose', {
  doc: 'The contact chooses in rich content: presses a button, selects rows, fills in a form. Choosing the same again changes nothing.',
  from: ['contact'],
  about: 'conversation',
  body: v.strictObject({
    /** The `seq` of the message. */
    message: seq,
    actions,
    values,
  }),
})

export const choiceMade = event('choice-made', {
  doc: 'The contact has chosen in the message at `message`. Of several choices in one message the latest counts.',
  log: 'conversation',
  body: v.object({
    message: seq,
    actions,
    values,
    /** What it was: `reply` comes with a message of the contact that says it. */
    as: v.picklist(['reply', 'click', 'selection', 'form', 'date']),
    /** What was chosen, in words. */
    text: /*#__PURE__*/ text(1, limits.textChars),
    /** What the author of the message wants to be told. */
    payload: v.optional(payload),
    /** Tells this choice from another one in the same message. Missing when it only opened something. */
    key: v.optional(v.string()),
  }),
})

export const applyChoiceMade: ApplyConversation<typeof choiceMade> = (conversation, { seq, body, at }) => {
  const { message, key } = body
  const others = conversation.choices.filter((made) => made.message !== message)
  return {
    ...conversation,
    choices:
      key === undefined
        ? conversation.choices
        : [...others, { message, key, seq, at }]
            .sort((one, other) => one.message - other.message)
            .slice(-limits.rememberedChoices),
    lastActivityAt: at,
    endsAt: null,
  }
}
