import * as v from 'valibot'
import { caseField } from './features/case-fields.ts'
import { channelState } from './features/channels.ts'
import { agentMemory } from './features/memory.ts'
import { botId } from './features/bots.ts'
import { askedField } from './features/pre-chat.ts'
import { agentId, integer, name, siteName, text, time } from './fields.ts'
import { allowed, language, logId } from './frame-parts.ts'
import { limits } from './limits.ts'
import { presence } from './presence.ts'

// What the server says to whoever has signed in: who they are, and what their side may look like and do.

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
  /** What the contact is asked for before a chat begins; without what is known already. */
  form: v.optional(v.array(askedField)),
  /** Whether the contact is asked for a rating after the end. */
  rating: v.optional(v.boolean()),
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
      /** What the agent may do, by the ids of `permissions.ts`; those that a client does not know are of the future. */
      permissions: v.optional(allowed),
      /** How each channel is that this server has; from then on `channels-changed` says what is different. */
      channels: v.optional(v.array(channelState)),
      /** When the token expires; `renew` before that. */
      expiresAt: time,
    }),
    v.object({ role: v.literal('bot'), botId, name }),
  ]),
  /** Every log that this session follows from here on; each is brought up to date by `opened` or `events`. */
  logs: v.array(logId),
})

export type Welcome = v.InferOutput<typeof welcome>
