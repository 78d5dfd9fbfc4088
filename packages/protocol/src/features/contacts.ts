import * as v from 'valibot'
import { event } from '../define.ts'
import { agentId, id, integer, name, siteName, text, time } from '../fields.ts'
import { limits } from '../limits.ts'
import type { ApplyInteraction } from './types.ts'

/** What is known of a contact. */
export const contactProfile = /*#__PURE__*/ v.object({
  name,
  emails: v.pipe(v.array(/*#__PURE__*/ text(3, 254)), v.maxLength(limits.contactAddresses)),
  phones: v.pipe(v.array(/*#__PURE__*/ text(3, 40)), v.maxLength(limits.contactAddresses)),
  /** BCP 47 tag of the language that the contact reads best, where it is known. */
  language: v.nullable(/*#__PURE__*/ text(2, 35)),
  /** What the site wants to know besides, by the key in `contactFields`. */
  fields: v.pipe(
    v.record(/*#__PURE__*/ text(1, 100), /*#__PURE__*/ text(1, limits.caseDataChars)),
    v.maxEntries(limits.caseDataFields),
  ),
})

export type ContactProfile = v.InferOutput<typeof contactProfile>

/** One thing about a contact that an agent changed; `null`: there was nothing, or there is nothing any more. */
const contactChange = v.object({
  /** `name`, `emails`, `phones`, `language`, `merged`, or the key of one of `contactFields`. */
  field: text(1, 100),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
})

export type ContactChange = v.InferOutput<typeof contactChange>

/** Somebody is to be called. */
export const callback = v.object({
  id,
  at: time,
  number: text(3, 40),
  note: text(0, limits.noteChars),
  /** Who wants it. */
  name,
  createdAt: time,
})

export type Callback = v.InferOutput<typeof callback>

/** A contact as found by words. */
export const contactSummary = v.object({ id, site: siteName, profile: contactProfile, createdAt: time })

export type ContactSummary = v.InferOutput<typeof contactSummary>

/** A contact, and what agents did about them. */
export const contactRecord = v.object({
  ...contactSummary.entries,
  /** Whether somebody has vouched for the contact being who the profile says. */
  verified: v.boolean(),
  /** Changes name it, so that none is lost to another one. */
  version: integer(0),
  /** The latest, newest first. */
  changes: v.array(v.object({ version: integer(1), at: time, by: agentId, name, changes: v.array(contactChange) })),
  /** The next first. */
  callbacks: v.array(callback),
  /** How many interactions of the contact are not done, or began in the last seven days. */
  recent: integer(0),
  /** Contacts that turned out to be this one. */
  merged: v.array(v.object({ id, name, version: integer(0) })),
})

export type ContactRecord = v.InferOutput<typeof contactRecord>

/** One interaction in a history. */
export const historyEntry = v.object({
  conversation: id,
  site: siteName,
  status: v.picklist(['with-bot', 'queued', 'handled', 'parked', 'ended', 'done']),
  openedAt: time,
  endedAt: v.nullable(time),
  /** What the contact was called in it. */
  contact: name,
  /** Who had it last, by their real name; `null` while nobody did. */
  owner: v.nullable(name),
  /** How it ended, in the words of the configuration. */
  disposition: v.nullable(v.string()),
  /** What the agent wanted remembered. */
  note: v.nullable(v.string()),
  /** Whether an agent assigned it to this contact. */
  isAssigned: v.boolean(),
})

export type HistoryEntry = v.InferOutput<typeof historyEntry>

const cursor = v.optional(v.object({ openedAt: time, conversation: id }))
const pageLimit = v.optional(integer(1, limits.historyEntries))

/** What staff asks about contacts and their histories, and wants changed. */
export const contactQuestion = v.variant('what', [
  v.strictObject({ what: v.literal('contact'), contact: id }),
  v.strictObject({ what: v.literal('find-contacts'), words: text(1, limits.searchChars) }),
  v.strictObject({ what: v.literal('history'), contact: id, before: cursor, limit: pageLimit }),
  /** What the agent who asks has or had. */
  v.strictObject({ what: v.literal('own-history'), before: cursor, limit: pageLimit }),
  v.strictObject({ what: v.literal('change-contact'), contact: id, version: integer(0), profile: contactProfile }),
  /** Puts an interaction into the history of another contact; `null` puts it back. */
  v.strictObject({ what: v.literal('assign-contact'), conversation: id, contact: v.nullable(id) }),
  /** Says that a contact is another one; `null` takes it back. */
  v.strictObject({ what: v.literal('merge-contact'), contact: id, version: integer(0), into: v.nullable(id) }),
  v.strictObject({
    what: v.literal('schedule-callback'),
    conversation: id,
    callback: id,
    at: time,
    number: text(3, 40),
    note: text(0, limits.noteChars),
  }),
  v.strictObject({ what: v.literal('drop-callback'), contact: id, callback: id }),
])

export type ContactQuestion = v.InferOutput<typeof contactQuestion>

/** The answer to each of them; to a change, what the contact is now. */
export const contactAnswer = v.variant('is', [
  v.object({ is: v.literal('contact'), contact: contactRecord }),
  v.object({ is: v.literal('contacts'), contacts: v.array(contactSummary) }),
  v.object({
    is: v.literal('history'),
    entries: v.array(historyEntry),
    /** Ask again with it: there is more. */
    before: cursor,
  }),
])

export type ContactAnswer = v.InferOutput<typeof contactAnswer>

export const contactAssigned = event('contact-assigned', {
  doc: 'An agent knows who the contact is: the interaction is in the history of that contact. `null`: it is not, after all.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ contact: /*#__PURE__*/ v.nullable(/*#__PURE__*/ v.object({ id, name })) }),
})

export const applyContactAssigned: ApplyInteraction<typeof contactAssigned> = (interaction, { body }) => ({
  ...interaction,
  assigned: body.contact,
})
