import * as v from 'valibot'
import { signal } from '../define.ts'
import { integer, siteName, text } from '../fields.ts'
import { isLanguageTag } from '../language-tag.ts'
import { limits } from '../limits.ts'
import { messageSchema } from '../message-kinds/index.ts'

export const responseId = /*#__PURE__*/ text(1, 64)

/** The word after the slash that stands for a response: `/hi` for the shortcut `hi`. */
export const shortcut = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(
    /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,38}$/u,
    'is not 1 to 39 letters, digits, hyphens and underscores',
  ),
)

/** The folders that a response lies in, outermost first. */
export const responsePath = /*#__PURE__*/ v.pipe(
  v.array(/*#__PURE__*/ text(1, 80)),
  /*#__PURE__*/ v.maxLength(limits.responseFolders),
)

/** What a standard response says of itself, wherever it comes from. Exactly one of `text` and `message` is there. */
export const responseFields = {
  title: /*#__PURE__*/ text(1, limits.titleChars),
  path: /*#__PURE__*/ v.optional(responsePath),
  /** BCP 47 tag of the language it is written in; for every conversation unless given. */
  language: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.pipe(
      /*#__PURE__*/ text(2, 35),
      /*#__PURE__*/ v.check(isLanguageTag, 'is not a language such as de or en-GB'),
    ),
  ),
  shortcut: /*#__PURE__*/ v.optional(shortcut),
  /** Only for conversations of these sites. */
  sites: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.array(siteName)),
  /** With variables such as `{contact.name}`, which are filled when it is inserted. */
  text: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.textChars)),
  /** Rich content, to be looked at. */
  message: /*#__PURE__*/ v.optional(messageSchema),
}

/** A standard response that all agents have. */
export const standardResponse = /*#__PURE__*/ v.object({
  id: responseId,
  ...responseFields,
  /** The files that go with it, in the order of `/v1/responses/<id>/attachments/<n>`, which counts from 0. */
  attachments: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.array(
      /*#__PURE__*/ v.object({
        name: /*#__PURE__*/ text(1, limits.fileNameBytes),
        mediaType: /*#__PURE__*/ text(1, 100),
        bytes: /*#__PURE__*/ integer(0),
      }),
    ),
  ),
})

export type StandardResponse = v.InferOutput<typeof standardResponse>

export const responsesChanged = signal('responses-changed', {
  doc: 'The standard responses that all agents have are others now: ask for the list again.',
  from: [],
  body: /*#__PURE__*/ v.object({}),
})
