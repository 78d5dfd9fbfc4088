import * as v from 'valibot'
import { text } from '../fields.ts'
import { limits } from '../limits.ts'

/** What can stand in a field of the case data. */
export const caseFieldTypes = ['text', 'number', 'date', 'url', 'choice'] as const

/** How a site wants one field of the case data shown, and whether agents may change it. */
export const caseField = /*#__PURE__*/ v.object({
  key: /*#__PURE__*/ text(1, 100),
  label: /*#__PURE__*/ text(1, limits.labelChars),
  /** The heading under which it stands, with others of the same group. */
  group: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.labelChars)),
  /** `text` unless given. */
  type: /*#__PURE__*/ v.optional(v.picklist(caseFieldTypes)),
  /** Whether agents may change it. */
  editable: /*#__PURE__*/ v.optional(v.boolean()),
  /** Whether the page of the contact may set it. Whoever has a browser can: it is a hint, and never a proof. */
  page: /*#__PURE__*/ v.optional(v.boolean()),
  /** What can be chosen, where the type is `choice`. */
  options: /*#__PURE__*/ v.optional(v.array(/*#__PURE__*/ text(1, limits.labelChars))),
})

export type CaseField = v.InferOutput<typeof caseField>
