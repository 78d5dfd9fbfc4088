import * as v from 'valibot'
import { event } from '../define.ts'
import { agentId, id, integer, name, siteName, text, time, withoutNamesOfObjects } from '../fields.ts'
import { limits } from '../limits.ts'
import type { PermissionId } from '../permissions.ts'
import type { ApplyInteraction } from './types.ts'

/** What is known of a contact. */
export const contactProfile = /*#__PURE__*/ v.object({
  name,
  emails: /*#__PURE__*/ v.pipe(
    /*#__PURE__*/ v.array(/*#__PURE__*/ text(3, 254)),
    /*#__PURE__*/ v.maxLength(limits.contactAddresses),
  ),
  phones: /*#__PURE__*/ v.pipe(
    /*#__PURE__*/ v.array(/*#__PURE__*/ text(3, 40)),
    /*#__PURE__*/ v.maxLength(limits.contactAddresses),
  ),
  /** BCP 47 tag of the language that the contact reads best, where it is known. */
  language: /*#__PURE__*/ v.nullable(/*#__PURE__*/ text(2, 35)),
  /** What the site wants to know besides, by the key in `contactFields`. */
  fields: /*#__PURE__*/ v.pipe(
    /*#__PURE__*/ withoutNamesOfObjects(
      /*#__PURE__*/ v.record(/*#__PURE__*/ text(1, 100), /*#__PURE__*/ text(1, limits.caseDataChars)),
    ),
    /*#__PURE__*/ v.maxEntries(limits.caseDataFields),
  ),
})

export type ContactProfile = v.InferOutput<typeof contactProfile>

/** One thing about a contact that an agent changed; `null`: there was nothing, or there is nothing any more. */
const contactChange = /*#__PURE__*/ v.object({
  /** `name`, `emails`, `phones`, `language`, `merged`, or the key of one of `contactFields`. */
  field: /*#__PURE__*/ text(1, 100),
  before: /*#__PURE__*/ v.nullable(/*#__PURE__*/ v.string()),
  after: /*#__PURE__*/ v.nullable(/*#__PURE__*/ v.string()),
})

export type ContactChange = v.InferOutput<typeof contactChange>

/** Somebody is to be called. */
export const callback = /*#__PURE__*/ v.object({
  id,
  at: time,
  number: /*#__PURE__*/ text(3, 40),
  note: /*#__PURE__*/ text(0, limits.noteChars),
  /** Who wants it. */
  name,
  createdAt: time,
})

export type Callback = v.InferOutput<typeof callback>

const summary = { id, site: siteName, profile: contactProfile, createdAt: time }

/** A contact as found by words. */
export const contactSummary = /*#__PURE__*/ v.object(summary)

export type ContactSummary = v.InferOutput<typeof contactSummary>

/** A contact, and what agents did about them. */
export const contactRecord = /*#__PURE__*/ v.object({
  ...summary,
  /** Whether somebody has vouched for the contact being who the profile says. */
  verified: /*#__PURE__*/ v.boolean(),
  /** What the website has vouched for and nobody has changed since: `name`, `emails`, `phones`, `language`, keys of `contactFields`. */
  vouched: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.array(/*#__PURE__*/ text(1, 100))),
  /** Changes name it, so that none is lost to another one. */
  version: /*#__PURE__*/ integer(0),
  /** The latest, newest first. */
  changes: /*#__PURE__*/ v.array(
    /*#__PURE__*/ v.object({
      version: /*#__PURE__*/ integer(1),
      at: time,
      by: agentId,
      name,
      changes: /*#__PURE__*/ v.array(contactChange),
    }),
  ),
  /** The next first. */
  callbacks: /*#__PURE__*/ v.array(callback),
  /** How many interactions of the contact are not done, or began in the last seven days. */
  recent: /*#__PURE__*/ integer(0),
  /** Contacts that turned out to be this one. */
  merged: /*#__PURE__*/ v.array(/*#__PURE__*/ v.object({ id, name, version: /*#__PURE__*/ integer(0) })),
})

export type ContactRecord = v.InferOutput<typeof contactRecord>

/** One interaction in a history. */
export const historyEntry = /*#__PURE__*/ v.object({
  conversation: id,
  site: siteName,
  status: /*#__PURE__*/ v.picklist(['with-bot', 'queued', 'handled', 'parked', 'ended', 'done']),
  openedAt: time,
  endedAt: /*#__PURE__*/ v.nullable(time),
  /** What the contact was called in it. */
  contact: name,
  /** Who had it last, by their real name; `null` while nobody did. */
  owner: /*#__PURE__*/ v.nullable(name),
  /** How it ended, in the words of the configuration. */
  disposition: /*#__PURE__*/ v.nullable(/*#__PURE__*/ v.string()),
  /** What the agent wanted remembered. */
  note: /*#__PURE__*/ v.nullable(/*#__PURE__*/ v.string()),
  /** What the contact thinks of it. */
  rating: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.object({
      stars: /*#__PURE__*/ integer(1, 5),
      comment: /*#__PURE__*/ v.nullable(/*#__PURE__*/ v.string()),
      at: time,
    }),
  ),
  /** Whether an agent assigned it to this contact. */
  isAssigned: /*#__PURE__*/ v.boolean(),
})

export type HistoryEntry = v.InferOutput<typeof historyEntry>

const cursor = /*#__PURE__*/ v.optional(/*#__PURE__*/ v.object({ openedAt: time, conversation: id }))
const pageLimit = /*#__PURE__*/ v.optional(/*#__PURE__*/ integer(1, limits.historyEntries))

/** What staff asks about contacts and their histories, and wants changed. */
export const contactQuestion = /*#__PURE__*/ v.variant('what', [
  /*#__PURE__*/ v.strictObject({ what: /*#__PURE__*/ v.literal('contact'), contact: id }),
  /*#__PURE__*/ v.strictObject({
    what: /*#__PURE__*/ v.literal('find-contacts'),
    words: /*#__PURE__*/ text(1, limits.searchChars),
  }),
  /*#__PURE__*/ v.strictObject({
    what: /*#__PURE__*/ v.literal('history'),
    contact: id,
    before: cursor,
    limit: pageLimit,
  }),
  /** What the agent who asks has or had. */
  /*#__PURE__*/ v.strictObject({ what: /*#__PURE__*/ v.literal('own-history'), before: cursor, limit: pageLimit }),
  /*#__PURE__*/ v.strictObject({
    what: /*#__PURE__*/ v.literal('change-contact'),
    contact: id,
    version: /*#__PURE__*/ integer(0),
    profile: contactProfile,
  }),
  /** Puts an interaction into the history of another contact; `null` puts it back. */
  /*#__PURE__*/ v.strictObject({
    what: /*#__PURE__*/ v.literal('assign-contact'),
    conversation: id,
    contact: /*#__PURE__*/ v.nullable(id),
  }),
  /** Says that a contact is another one; `null` takes it back. */
  /*#__PURE__*/ v.strictObject({
    what: /*#__PURE__*/ v.literal('merge-contact'),
    contact: id,
    version: /*#__PURE__*/ integer(0),
    into: /*#__PURE__*/ v.nullable(id),
  }),
  /*#__PURE__*/ v.strictObject({
    what: /*#__PURE__*/ v.literal('schedule-callback'),
    conversation: id,
    callback: id,
    at: time,
    number: /*#__PURE__*/ text(3, 40),
    note: /*#__PURE__*/ text(0, limits.noteChars),
  }),
  /*#__PURE__*/ v.strictObject({ what: /*#__PURE__*/ v.literal('drop-callback'), contact: id, callback: id }),
])

export type ContactQuestion = v.InferOutput<typeof contactQuestion>

/** What staff needs to ask each of them. */
export const questionPermissions: { readonly [What in ContactQuestion['what']]: PermissionId } = {
  contact: 'contact-view',
  'find-contacts': 'contact-assign',
  history: 'history',
  'own-history': 'my-history',
  'change-contact': 'contact-edit',
  'assign-contact': 'contact-assign',
  'merge-contact': 'contact-merge',
  'schedule-callback': 'callback',
  'drop-callback': 'callback',
}

/** The answer to each of them; to a change, what the contact is now. */
export const contactAnswer = /*#__PURE__*/ v.variant('is', [
  /*#__PURE__*/ v.object({ is: /*#__PURE__*/ v.literal('contact'), contact: contactRecord }),
  /*#__PURE__*/ v.object({ is: /*#__PURE__*/ v.literal('contacts'), contacts: /*#__PURE__*/ v.array(contactSummary) }),
  /*#__PURE__*/ v.object({
    is: /*#__PURE__*/ v.literal('history'),
    entries: /*#__PURE__*/ v.array(historyEntry),
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

export const contactIdentified = event('contact-identified', {
  doc: 'The website has said who the contact is: from here on it is the conversation of that contact, on all of their machines.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ contact: /*#__PURE__*/ v.object({ id, name }) }),
})

export const applyContactIdentified: ApplyInteraction<typeof contactIdentified> = (interaction, { body }) => ({
  ...interaction,
  contact: body.contact,
})
