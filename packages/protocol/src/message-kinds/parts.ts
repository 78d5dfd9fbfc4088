import * as v from 'valibot'
import type { Judged, Problem } from '../define.ts'
import { ChatError } from '../errors.ts'
import { linkUrl, mediaUrl, text, time } from '../fields.ts'
import { limits, lintLimits } from '../limits.ts'

// What several kinds of rich content consist of.

/** Names something that can be chosen; unique within its message. */
export const choiceId = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^[\w.:-]{1,64}$/, 'is not an id of 1 to 64 letters, digits, and _ . : -'),
)

export const label = /*#__PURE__*/ text(1, limits.labelChars)
export const title = /*#__PURE__*/ text(1, limits.titleChars)
export const payload = /*#__PURE__*/ text(0, limits.payloadChars)

/** A picture. `alt` says what it shows; without it, what it belongs to says so. */
export const picture = /*#__PURE__*/ v.strictObject({
  url: mediaUrl,
  alt: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.altChars)),
})

/** A video. Never plays by itself. */
export const clip = /*#__PURE__*/ v.strictObject({
  url: mediaUrl,
  /** What it shows, for those who do not see it. */
  alt: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, limits.altChars)),
  poster: /*#__PURE__*/ v.optional(mediaUrl),
  /** WebVTT files. */
  captions: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.pipe(
      v.array(
        v.strictObject({
          url: mediaUrl,
          language: /*#__PURE__*/ text(1, 35),
          label: /*#__PURE__*/ text(1, limits.labelChars),
        }),
      ),
      /*#__PURE__*/ v.maxLength(20),
    ),
  ),
})

const phoneNumber = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^\+?[\d ()./-]{2,30}$/, 'is not a phone number'),
)

/** What a button does. */
export const action = /*#__PURE__*/ v.variant('do', [
  /** Says `text`, or the label, as the contact. */
  /*#__PURE__*/ v.strictObject({
    do: v.literal('reply'),
    id: choiceId,
    label,
    text: v.optional(/*#__PURE__*/ text(1, limits.fieldChars)),
    payload: v.optional(payload),
  }),
  /** Tells the author; everybody reads that it was clicked. */
  /*#__PURE__*/ v.strictObject({ do: v.literal('postback'), id: choiceId, label, payload: v.optional(payload) }),
  /*#__PURE__*/ v.strictObject({ do: v.literal('open-url'), id: choiceId, label, url: linkUrl }),
  /*#__PURE__*/ v.strictObject({ do: v.literal('call'), id: choiceId, label, phoneNumber }),
  /*#__PURE__*/ v.strictObject({
    do: v.literal('download'),
    id: choiceId,
    label,
    url: mediaUrl,
    fileName: v.optional(/*#__PURE__*/ text(1, 255)),
  }),
])

export const policy = /*#__PURE__*/ v.optional(
  /*#__PURE__*/ v.union([
    /*#__PURE__*/ v.picklist(['once', 'revisable', 'until-next-message']),
    /*#__PURE__*/ v.strictObject({ until: time }),
  ]),
)

export type Picture = v.InferOutput<typeof picture>
export type Clip = v.InferOutput<typeof clip>
export type Action = v.InferOutput<typeof action>

/** Lines that say something, joined. */
export const lines = (...parts: readonly (string | undefined | false)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n')

/** A picture in words; nothing when what it belongs to says enough. */
export const pictureText = (shown: Picture | undefined): string | undefined => shown?.alt && `[${shown.alt}]`

/** A video in words, with its address: somebody may want to watch it elsewhere. */
export const clipText = (shown: Clip | undefined): string | undefined =>
  shown && `[${[shown.alt, shown.url].filter(Boolean).join(': ')}]`

/** A button in words, with what it opens. */
export function actionText(shown: Action): string {
  switch (shown.do) {
    case 'open-url':
      return `• ${shown.label} (${shown.url})`
    case 'download':
      return `• ${shown.label} (${[shown.fileName, shown.url].filter(Boolean).join(': ')})`
    case 'call':
      return `• ${shown.label} (${shown.phoneNumber})`
    default:
      return `• ${shown.label}`
  }
}

/** The button that sends what was filled in, where it has words of its own. */
export const submitText = (words: string | undefined): string | undefined => words && `• ${words}`

/** What clicking this button means. */
export function judgeAction(clicked: Action): Judged {
  const { label: words } = clicked
  switch (clicked.do) {
    case 'reply':
      return { as: 'reply', text: words, says: clicked.text ?? words, ...payloadOf(clicked) }
    case 'postback':
      return { as: 'click', text: words, ...payloadOf(clicked) }
    default:
      return { as: 'click', text: words, opens: true }
  }
}

export const payloadOf = ({ payload: told }: { readonly payload?: string | undefined }) =>
  told === undefined ? {} : { payload: told }

/** @throws ChatError `choice-invalid`. */
export function invalid(field: string, problem: string): never {
  throw new ChatError('choice-invalid', { field, problem })
}

/**
 * The one thing of `offered` that was chosen.
 *
 * @throws ChatError `choice-invalid` when it is none of them, or not one.
 */
export function theOne<Offered extends { readonly id: string }>(
  offered: readonly Offered[],
  chosen: readonly string[],
): Offered {
  if (chosen.length !== 1) invalid('actions', 'must name one')
  const found = offered.find(({ id }) => id === chosen[0])
  return found ?? invalid('actions.0', 'is not offered in this message')
}

/** The first id that stands twice. */
export function twice(ids: readonly string[], field: string): Problem | undefined {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) return { field, problem: `names ${id} twice` }
    seen.add(id)
  }
  return undefined
}

/** A warning when there is more than serves people. */
export function over(field: string, found: number, limit: number, unit: string): readonly Problem[] {
  return found > limit ? [{ field, problem: `has ${found} ${unit}; ${limit} serve people better` }] : []
}

/** What to say about buttons. */
export const lintActions = (field: string, actions: readonly Action[]): readonly Problem[] => [
  ...over(field, actions.length, lintLimits.cardActions, 'buttons'),
  ...actions.flatMap((shown, place) => [
    ...over(`${field}.${place}.label`, shown.label.length, lintLimits.labelChars, 'characters'),
    ...('payload' in shown && shown.payload !== undefined
      ? over(`${field}.${place}.payload`, shown.payload.length, lintLimits.payloadChars, 'characters')
      : []),
    ...('url' in shown ? over(`${field}.${place}.url`, shown.url.length, lintLimits.urlChars, 'characters') : []),
  ]),
]

/** Something whose picture or video says nothing to those who do not see it. */
export const lintMedia = (
  field: string,
  { image, video }: { readonly image?: Picture | undefined; readonly video?: Clip | undefined },
): readonly Problem[] => [
  ...(image && !image.alt ? [{ field: `${field}image.alt`, problem: 'is missing; say what the picture shows' }] : []),
  ...(video && !video.captions?.length
    ? [{ field: `${field}video.captions`, problem: 'are missing; not everybody hears the video' }]
    : []),
]
