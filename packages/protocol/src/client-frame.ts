import * as v from 'valibot'
import { contactQuestion } from './features/contacts.ts'
import { id, integer, seq, siteName, text } from './fields.ts'
import { language, logId, positions, searchKind } from './frame-parts.ts'
import { limits } from './limits.ts'

// From clients.

/** Says who comes, which versions it speaks, and what it has already. The first frame; 10 s after opening at the latest. */
export const hello = /*#__PURE__*/ v.object({
  type: v.literal('hello'),
  versions: v.pipe(v.array(integer(1, 1_000)), v.minLength(1), v.maxLength(10)),
  /** Name and version of the program, for the logs. */
  client: text(1, 60),
  as: v.variant('role', [
    v.object({
      role: v.literal('contact'),
      site: siteName,
      /** From an earlier `welcome`. Without one, the server makes a new contact. */
      token: v.optional(text(1, 200)),
    }),
    v.object({ role: v.literal('agent'), token: text(1, 8_192) }),
    /** A bot that keeps a line of its own, instead of a webhook. */
    v.object({ role: v.literal('bot'), token: text(1, 200) }),
  ]),
  language: v.optional(language),
  following: v.optional(positions),
})

/** A wish. Answered by `accepted` (after the durable commit) or `refused`, both with the same `id`. */
export const commandFrame = /*#__PURE__*/ v.object({
  type: v.literal('command'),
  id,
  name: text(1, 60),
  /** The conversation it is about; missing for commands about the sender. */
  in: v.optional(id),
  body: v.unknown(),
})

export const clientSignalFrame = /*#__PURE__*/ v.object({
  type: v.literal('signal'),
  name: text(1, 60),
  in: id,
  body: v.unknown(),
})

/** Asks for a page of a log: the events with `after` < seq < `before`; of more than `limit`, those nearest to the bound that was given alone, else the oldest. */
export const readFrame = /*#__PURE__*/ v.object({
  type: v.literal('read'),
  id,
  log: logId,
  after: v.optional(integer(0)),
  before: v.optional(seq),
  limit: v.optional(integer(1, limits.pageEvents)),
})

/** Asks for the standard responses that all agents have. From staff only. */
export const listFrame = /*#__PURE__*/ v.object({ type: v.literal('list'), id, what: v.picklist(['responses']) })

/**
 * Looks for words in what the sender may see, newest first. All of the words have to be there; what is in quotes, as it stands
 * there; the last word may go on. From staff only.
 */
export const searchFrame = /*#__PURE__*/ v.object({
  type: v.literal('search'),
  id,
  text: text(1, limits.searchChars),
  /** All kinds unless said. */
  kind: v.optional(searchKind),
  /** Goes on where an earlier answer said. */
  before: v.optional(integer(1)),
  limit: v.optional(integer(1, limits.searchHits)),
})

/** Asks about contacts and their histories, or wants something about them changed. From staff only. */
export const askFrame = /*#__PURE__*/ v.object({ type: v.literal('ask'), id, question: contactQuestion })

/**
 * Follows the team, or does so no longer. Answered by `team` with everybody, and again by what changes. From staff only; a new line
 * follows nothing.
 */
export const followTeamFrame = /*#__PURE__*/ v.object({ type: v.literal('follow-team'), id, follow: v.boolean() })

/** Follows the conversations that are going on, or does so no longer, as `follow-team`. Answered by `running`. From supervisors. */
export const followRunningFrame = /*#__PURE__*/ v.object({ type: v.literal('follow-running'), id, follow: v.boolean() })

/** Reads a conversation along that is not the sender's, or does so no longer: its logs are `opened`, and `closed`. From supervisors. */
export const watchFrame = /*#__PURE__*/ v.object({ type: v.literal('watch'), id, conversation: id, watch: v.boolean() })

/** A fresh token for the same agent, before the old one expires. */
export const renewFrame = /*#__PURE__*/ v.object({ type: v.literal('renew'), token: text(1, 8_192) })

export const clientHeartbeat = /*#__PURE__*/ v.object({
  type: v.literal('heartbeat'),
  /** Whether the sender wants a heartbeat back at once. */
  answer: v.boolean(),
})

export const clientFrame = /*#__PURE__*/ v.variant('type', [
  hello,
  commandFrame,
  clientSignalFrame,
  readFrame,
  listFrame,
  askFrame,
  searchFrame,
  followTeamFrame,
  followRunningFrame,
  watchFrame,
  renewFrame,
  clientHeartbeat,
])

export type ClientFrame = v.InferOutput<typeof clientFrame>
export type Hello = v.InferOutput<typeof hello>
