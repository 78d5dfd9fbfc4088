import * as v from 'valibot'
import { errorCatalogue } from './errors.ts'
import { contactAnswer } from './features/contacts.ts'
import { standardResponse } from './features/responses.ts'
import { running as runningConversation } from './features/supervision.ts'
import { teammate, teamPool } from './features/team-feed.ts'
import { id, integer, participantId, role, seq, text, time } from './fields.ts'
import { allowed, event, logId, positions, searchKind } from './frame-parts.ts'
import { welcome } from './welcome.ts'

// From the server.

/** The session follows a log: its folded state, and the end of it. */
export const opened = /*#__PURE__*/ v.object({
  type: v.literal('opened'),
  log: logId,
  /** `Conversation` or `Interaction` at `state.seq`. */
  state: v.looseObject({ id, seq: integer(0) }),
  /** The latest events up to `state.seq`, oldest first. */
  events: v.array(event),
})

/** What came since, in order. The first one's `seq` is the next after what the session has. */
export const events = /*#__PURE__*/ v.object({ type: v.literal('events'), log: logId, events: v.array(event) })

/** The session follows the log no longer. */
export const closed = /*#__PURE__*/ v.object({ type: v.literal('closed'), log: logId })

/** The answer to `read`. The log begins with `seq` 1: nothing is before that. */
export const page = /*#__PURE__*/ v.object({
  type: v.literal('page'),
  id,
  log: logId,
  events: v.array(event),
})

/** The answer to `list`. */
export const listed = /*#__PURE__*/ v.object({
  type: v.literal('listed'),
  id,
  responses: v.array(standardResponse),
})

/** The answer to `ask`. What cannot be answered is refused. */
export const answered = /*#__PURE__*/ v.object({ type: v.literal('answered'), id, answer: contactAnswer })

/** One thing that was found, and where it stands. */
export const searchHit = /*#__PURE__*/ v.object({
  conversation: id,
  kind: searchKind,
  /** Its `seq` in the conversation’s log; of a note the one after which it stands; of a contact 0. */
  seq: integer(0),
  /** Of an internal note: its `seq` in the interaction’s log. */
  note: v.optional(seq),
  /** A note about the interaction as a whole: it stands in no line. Its `seq` is 0. */
  outcome: v.optional(v.boolean()),
  at: time,
  /** What the contact is called. */
  contact: v.string(),
  /** Where the interaction stands now. */
  status: v.picklist(['with-bot', 'queued', 'handled', 'parked', 'ended', 'done']),
  /** Who said it; missing for contacts. */
  by: v.optional(v.object({ role, name: v.string() })),
  /** Plain text around what was found. */
  snippet: v.string(),
  /** What was found in it: from where to where, in UTF-16 code units. */
  marks: v.array(v.tuple([integer(0), integer(0)])),
})

/** The answer to `search`. */
export const found = /*#__PURE__*/ v.object({
  type: v.literal('found'),
  id,
  hits: v.array(searchHit),
  /** Ask again with it: there may be more. Missing: that was all. A page may have fewer hits than asked for, and still go on. */
  before: v.optional(integer(1)),
})

export type SearchHit = v.InferOutput<typeof searchHit>

/** The agents, groups, skills and queues that can be asked: all of them, or those that are others than before. */
export const team = /*#__PURE__*/ v.object({
  type: v.literal('team'),
  /** What is missing here is there no longer. */
  whole: v.boolean(),
  agents: v.array(teammate),
  pools: v.array(teamPool),
})

/** The conversations that are going on: all of them, or those that are others than before. */
export const running = /*#__PURE__*/ v.object({
  type: v.literal('running'),
  /** What is missing here is over. */
  whole: v.boolean(),
  conversations: v.array(runningConversation),
  over: v.array(id),
})

/** The command is durably in the log. A repeated command gets the same answer again, for ever. */
export const accepted = /*#__PURE__*/ v.object({
  type: v.literal('accepted'),
  id,
  /** The last `seq` in the conversation's log that the command led to, if any. */
  seq: v.optional(seq),
})

const refusal = {
  code: v.picklist(Object.keys(errorCatalogue) as (keyof typeof errorCatalogue)[]),
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
  retry: v.picklist(['never', 'later', 'resync']),
  remedy: v.string(),
}

/** The command or the read with this id changed nothing. Without an id: a frame that had none. */
export const refused = /*#__PURE__*/ v.object({ type: v.literal('refused'), id: v.optional(id), ...refusal })

/** The last frame before the server closes the socket. */
export const goodbye = /*#__PURE__*/ v.object({ type: v.literal('goodbye'), ...refusal })

export const serverSignalFrame = /*#__PURE__*/ v.object({
  type: v.literal('signal'),
  name: text(1, 60),
  in: v.optional(id),
  by: v.optional(participantId),
  body: v.unknown(),
})

/** The answer to `renew`: the session now lasts until `expiresAt`, and its agent may do this. */
export const renewed = /*#__PURE__*/ v.object({
  type: v.literal('renewed'),
  expiresAt: time,
  permissions: v.optional(allowed),
})

/** A sign of life, with the latest `seq` of every followed log, so that a lost event is noticed. */
export const serverHeartbeat = /*#__PURE__*/ v.object({
  type: v.literal('heartbeat'),
  answer: v.boolean(),
  seqs: positions,
})

export const serverFrame = /*#__PURE__*/ v.variant('type', [
  welcome,
  opened,
  events,
  closed,
  page,
  listed,
  answered,
  found,
  team,
  running,
  accepted,
  refused,
  goodbye,
  serverSignalFrame,
  renewed,
  serverHeartbeat,
])

export type ServerFrame = v.InferOutput<typeof serverFrame>
export type Refusal = Omit<v.InferOutput<typeof goodbye>, 'type'>
