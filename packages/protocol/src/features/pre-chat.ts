import * as v from 'valibot'
import { linkUrl, text } from '../fields.ts'
import { limits } from '../limits.ts'

/** What a contact can be asked for before a chat begins. */
export const preChatTypes = ['text', 'long-text', 'email', 'phone', 'choice', 'checkbox'] as const

/** What of a contact an answer says. */
export const contactParts = ['name', 'email', 'phone', 'language'] as const

/** One text for all readers, or one per language by its BCP 47 tag; the first is for everybody else. */
export const words = /*#__PURE__*/ v.union([
  /*#__PURE__*/ text(1, limits.titleChars),
  /*#__PURE__*/ v.pipe(
    /*#__PURE__*/ v.record(/*#__PURE__*/ text(2, 35), /*#__PURE__*/ text(1, limits.titleChars)),
    /*#__PURE__*/ v.minEntries(1),
  ),
])

export type Words = v.InferOutput<typeof words>

/** One thing that the contact is asked for before a chat begins. */
export const preChatField = /*#__PURE__*/ v.strictObject({
  /** Names it in the case data. */
  key: /*#__PURE__*/ text(1, 100),
  label: words,
  hint: /*#__PURE__*/ v.optional(words),
  /** `text` unless given. */
  type: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.picklist(preChatTypes)),
  /** Whether there is no chat without it; a check box has to be ticked then. */
  required: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.boolean()),
  /** What of the contact it says; not asked for where it is known. */
  contact: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.picklist(contactParts)),
  /** What can be chosen, where the type is `choice`. `value` is what stands in the case data. */
  options: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.pipe(
      /*#__PURE__*/ v.array(
        /*#__PURE__*/ v.strictObject({
          value: /*#__PURE__*/ text(1, limits.labelChars),
          label: /*#__PURE__*/ v.optional(words),
        }),
      ),
      /*#__PURE__*/ v.minLength(1),
      /*#__PURE__*/ v.maxLength(limits.options),
    ),
  ),
  /** An address that stands below a check box, such as what is agreed to. */
  link: /*#__PURE__*/ v.optional(linkUrl),
})

export type PreChatField = v.InferOutput<typeof preChatField>

/** A field as a contact's client is told: whether the page may answer it. */
export const askedField = /*#__PURE__*/ v.object({
  ...preChatField.entries,
  page: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.boolean()),
})

export type AskedField = v.InferOutput<typeof askedField>
