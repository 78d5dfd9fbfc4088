import * as v from 'valibot'
import { errorCatalogue } from './errors.ts'
import { agentId, id, integer, name, participantId, role, seq, siteName, text, time } from './fields.ts'
import { botId } from './features/bots.ts'
import { caseField } from './features/case-fields.ts'
import { contactAnswer, contactQuestion } from './features/contacts.ts'
import { agentMemory } from './features/memory.ts'
import { presence } from './features/presence.ts'
import { standardResponse } from './features/responses.ts'
import { limits } from './limits.ts'

// What travels over the socket, one JSON object per WebSocket message. Bodies of commands, events and signals are
// described with their feature; here is what carries them.

const logId = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^(conversation|interaction):[\w-]{22}$/, 'is not a log'),
)

/** Where a reader stands: the last `seq` it has of each log. */
const positions = /*#__PURE__*/ v.record(logId, integer(0))

const language = /*#__PURE__*/ text(1, 35)

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

/** What can be found: something said, a file by its name, an internal note, a contact by name. */
const searchKind = /*#__PURE__*/ v.picklist(['message', 'file', 'note', 'contact'])

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
  renewFrame,
  clientHeartbeat,
])

// From the server.

const event = /*#__PURE__*/ v.object({
  seq,
  at: time,
  by: v.union([participantId, agentId]),
  name: text(1, 60),
  body: v.unknown(),
  cause: v.optional(id),
})

/** What may be done with a file in the transcript, or before it is sent (A118, A119, A132). */
export const fileActions = /*#__PURE__*/ v.object({
  open: v.boolean(),
  save: v.boolean(),
  saveAll: v.boolean(),
  print: v.boolean(),
  delete: v.boolean(),
  deleteAll: v.boolean(),
})

/** What a site takes as files from whoever reads this, and what may be done with them. */
export const fileLimits = /*#__PURE__*/ v.object({
  /** Whether this reader may send files. The others may, and what they send may be read, also where it is not. */
  send: v.boolean(),
  /** Extensions in lower case, without the dot: `pdf`, `png`. */
  types: v.array(text(1, 16)),
  /** Bytes of one file. */
  maxBytes: integer(1),
  /** Files under way at once. */
  maxCount: integer(0),
  /** Bytes in a day. */
  dailyBytes: integer(0),
  actions: fileActions,
  /** Where agents take files from: their own machine, and standard responses (A131). Both, where nothing is said. */
  from: v.optional(v.object({ workstation: v.boolean(), responses: v.boolean() })),
})

export type FileActions = v.InferOutput<typeof fileActions>
export type FileLimits = v.InferOutput<typeof fileLimits>

/** What is hidden in all that is said on a site, besides card numbers: regular expressions. */
const maskPatterns = /*#__PURE__*/ v.optional(v.array(text(1, 200)))

/** How a site wants its widget, from the server's configuration. */
export const siteAppearance = /*#__PURE__*/ v.object({
  name,
  /** The owner's texts by language and text key; they win over ours. */
  texts: v.optional(v.record(language, v.record(v.string(), v.string()))),
  textLimit: integer(1, limits.textChars),
  /** The origins, besides the server's own, from which pictures and videos are shown. */
  mediaOrigins: v.optional(v.array(text(1, 300))),
  /** Whether links that staff asks the contact to open may open by themselves, once the contact has agreed. */
  openPushedLinks: v.optional(v.boolean()),
  /** Whether a bot speaks first: a conversation may be started without a message. */
  greets: v.optional(v.boolean()),
  /** Missing where neither side may send files. */
  files: v.optional(fileLimits),
  /** Whether there is a button for emojis. */
  emoji: v.optional(v.boolean()),
  /** Whether staff sees what the contact writes before it is sent. */
  typingPreview: v.optional(v.boolean()),
  maskPatterns,
})

export type SiteAppearance = v.InferOutput<typeof siteAppearance>

/** A disposition, or a group of them: one whose next entry has a higher level. */
const dispositionEntry = /*#__PURE__*/ v.object({
  id: text(1, limits.dispositionIdChars),
  label: text(1, limits.labelChars),
  level: integer(1, limits.dispositionLevels),
})

export type DispositionEntry = v.InferOutput<typeof dispositionEntry>

/** What an agent's panel needs to know about its surroundings. */
export const deskSettings = /*#__PURE__*/ v.object({
  notReadyReasons: v.array(text(1, 60)),
  textLimit: integer(1, limits.textChars),
  zoom: v.boolean(),
  /** By site: its own hosts, with which addresses are compared before they are given to contacts. */
  linkHosts: v.optional(v.record(siteName, v.array(text(1, 255)))),
  /** By site: the origins, besides the server's own, from which pictures and videos are shown. */
  mediaOrigins: v.optional(v.record(siteName, v.array(text(1, 300)))),
  /** By site: what contacts read as the title of the chat. */
  siteNames: v.optional(v.record(siteName, name)),
  /** Languages that the spelling check has dictionaries for: `/v1/dictionaries/<language>/aff` and `/dic`. */
  dictionaries: v.optional(v.array(language)),
  /** Sites where what an agent sends is checked for spelling first. */
  spellingBeforeSend: v.optional(v.array(siteName)),
  /** By site; sites where neither side may send files are missing. */
  files: v.optional(v.record(siteName, fileLimits)),
  /** By site: how the agent writes there. */
  writing: v.optional(v.record(siteName, v.object({ emoji: v.optional(v.boolean()), maskPatterns }))),
  /** Whether agents may say which known contact somebody is. */
  assignContacts: v.optional(v.boolean()),
  /** By site: what is to be known of contacts besides names and addresses. */
  contactFields: v.optional(v.record(siteName, v.array(caseField))),
  /** Sites that show older chats above the current one. */
  olderChats: v.optional(v.array(siteName)),
  /** By site: the fields of the case data that have a name of their own, in their order. */
  caseData: v.optional(v.record(siteName, v.array(caseField))),
  /** By site: how an interaction can have ended, groups before what is in them. `level` 1 is the outermost. */
  dispositions: v.optional(v.record(siteName, v.array(dispositionEntry))),
  /** Sites where an interaction needs a disposition before it is done. */
  dispositionMandatory: v.optional(v.array(siteName)),
  /** By site: how long a contact may wait for an answer before it is late, in milliseconds. */
  pendingResponse: v.optional(v.record(siteName, v.object({ warningMs: integer(1), lateMs: integer(1) }))),
  /** By site: how long after its end an interaction is done by itself, in milliseconds. Missing where it never is. */
  autoDoneMs: v.optional(v.record(siteName, integer(1))),
  /** A message of the contact younger than this, in milliseconds, is shown before one is sent past it; 0: never. */
  crossedMessageMs: v.optional(integer(0)),
})

export type DeskSettings = v.InferOutput<typeof deskSettings>

export const welcome = /*#__PURE__*/ v.object({
  type: v.literal('welcome'),
  version: integer(1),
  /** The server's clock: milliseconds since 1970. Clients measure waiting against it, not against their own. */
  now: time,
  you: v.variant('role', [
    v.object({
      role: v.literal('contact'),
      /** Only when it is new: keep it, it is not said again. */
      token: v.optional(text(1, 200)),
      site: siteAppearance,
    }),
    v.object({
      role: v.picklist(['agent', 'supervisor']),
      agentId,
      name,
      presence,
      desk: deskSettings,
      /** What the agent keeps here: changed by `remember`, told by `remembered`. */
      memory: v.optional(agentMemory),
      /** When the token expires; `renew` before that. */
      expiresAt: time,
    }),
    v.object({ role: v.literal('bot'), botId, name }),
  ]),
  /** Every log that this session follows from here on; each is brought up to date by `opened` or `events`. */
  logs: v.array(logId),
})

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
  /** Of a note: its `seq` in the interaction’s log. */
  note: v.optional(seq),
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

/** The answer to `renew`: the session now lasts until `expiresAt`. */
export const renewed = /*#__PURE__*/ v.object({ type: v.literal('renewed'), expiresAt: time })

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
  accepted,
  refused,
  goodbye,
  serverSignalFrame,
  renewed,
  serverHeartbeat,
])

export type ClientFrame = v.InferOutput<typeof clientFrame>
export type ServerFrame = v.InferOutput<typeof serverFrame>
export type Hello = v.InferOutput<typeof hello>
export type Welcome = v.InferOutput<typeof welcome>
export type Refusal = Omit<v.InferOutput<typeof goodbye>, 'type'>
