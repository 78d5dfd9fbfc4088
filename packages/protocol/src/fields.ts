import * as v from 'valibot'
import { limits } from './limits.ts'
import { isDay } from './message-kinds/answer-problem.ts'
import { namesOfObjects } from './names-of-objects.ts'
import { canonicalUrl, isOwnPath } from './safety/canonical-url.ts'

// Building blocks of the schemas. Only `schemas.ts` and the definitions use them; none of it reaches a browser.

/** Text of `min` to `max` UTF-16 code units without lone surrogates. */
/*#__NO_SIDE_EFFECTS__*/
export const text = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.minLength(min),
    v.maxLength(max),
    v.check((value) => value.isWellFormed(), 'contains half of a surrogate pair'),
  )

/** A whole number from `min` to `max`. */
/*#__NO_SIDE_EFFECTS__*/
export const integer = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max))

/** 22 characters of base64url: what `newId()` makes. */
export const id = /*#__PURE__*/ v.pipe(v.string(), /*#__PURE__*/ v.regex(/^[\w-]{22}$/, 'is not an id'))

/** The id of an agent: the `sub` of their token, 1 to 128 characters. */
export const agentId = /*#__PURE__*/ text(1, 128)

/** A participant of one conversation: `p1`, `p2`, … */
export const participantId = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^p[1-9]\d{0,5}$/, 'is not a participant'),
)

/** A position in a log; logs start at 1. */
export const seq = /*#__PURE__*/ integer(1)

/** Milliseconds since 1970, UTC; to the end of the year 9999, which every calendar and clock can still write. */
export const time = /*#__PURE__*/ integer(0, 253_402_300_799_999)

export const name = /*#__PURE__*/ text(1, limits.nameChars)

/** The name of a site in the configuration. */
export const siteName = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not the name of a site'),
)

export const role = /*#__PURE__*/ v.picklist(['contact', 'agent', 'supervisor', 'bot'])

/** An address that can be opened in a browser. Its canonical form is what is shown and opened. */
export const linkUrl = /*#__PURE__*/ v.pipe(
  /*#__PURE__*/ text(1, limits.urlChars),
  /*#__PURE__*/ v.check(
    (value) => canonicalUrl(value) !== undefined,
    'is not an http or https address without credentials',
  ),
)

/** Where a picture, a video or a file lies: an address, or a path on the chat's own server. */
export const mediaUrl = /*#__PURE__*/ v.pipe(
  /*#__PURE__*/ text(1, limits.urlChars),
  /*#__PURE__*/ v.check(
    (value) => isOwnPath(value) || canonicalUrl(value) !== undefined,
    'is neither an http or https address nor a path on this server',
  ),
)

/** What something is, without parameters: `image/png`. */
export const mediaType = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.maxLength(127),
  /*#__PURE__*/ v.regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/, 'is not a media type'),
)

/** A day of the calendar: `2026-05-12`. */
export const day = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.isoDate(),
  /*#__PURE__*/ v.check(isDay, 'is not a day of the calendar'),
)

/**
 * The same record, where what nothing can be called is refused ([ATK74]). Valibot leaves it out without a word, and who sent it would
 * take it for set.
 */
/*#__NO_SIDE_EFFECTS__*/
export const withoutNamesOfObjects = <Schema extends v.GenericSchema>(record: Schema): Schema => ({
  ...record,
  '~run'(dataset, config) {
    const input = dataset.value
    const key = [...namesOfObjects].find((each) => Object.hasOwn(Object(input), each))
    if (key === undefined) return record['~run'](dataset, config)
    const path: [v.UnknownPathItem] = [{ type: 'unknown', origin: 'key', input, key, value: undefined }]
    v._addIssue(record, 'key', dataset, config, { path, expected: '', message: 'is a name that no field can have' })
    return dataset
  },
})

/** Named fields that travel with an interaction. An empty text removes a field. */
export const caseData = /*#__PURE__*/ v.pipe(
  /*#__PURE__*/ withoutNamesOfObjects(
    /*#__PURE__*/ v.record(/*#__PURE__*/ text(1, 100), /*#__PURE__*/ text(0, limits.caseDataChars)),
  ),
  /*#__PURE__*/ v.maxEntries(limits.caseDataFields),
)
