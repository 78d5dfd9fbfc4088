import * as v from 'valibot'
import { signal } from '../define.ts'
import { agentId, id, integer, name, siteName, text, time } from '../fields.ts'

// What supervisors see: the conversations that are going on, and those that they watch.

/** One conversation that waits or is handled. */
export const running = /*#__PURE__*/ v.object({
  id,
  site: siteName,
  status: /*#__PURE__*/ v.picklist(['with-bot', 'queued', 'handled']),
  /** What the contact is called. */
  contact: name,
  skill: /*#__PURE__*/ v.nullable(/*#__PURE__*/ text(1, 128)),
  openedAt: time,
  queuedAt: time,
  /** Since when the contact waits for an answer. */
  pendingSince: /*#__PURE__*/ v.nullable(time),
  /** The agent whose it is. */
  owner: /*#__PURE__*/ v.nullable(agentId),
  /** Who of staff is in it, in the order of joining. */
  staff: /*#__PURE__*/ v.array(/*#__PURE__*/ v.object({ agentId, name, isAway: v.boolean() })),
  consultations: /*#__PURE__*/ integer(0),
})

export type Running = v.InferOutput<typeof running>

export const watched = signal('watched', {
  doc: 'Who of the supervisors watches the conversation, where agents are told so; nobody: an empty list.',
  from: [],
  body: /*#__PURE__*/ v.object({ by: /*#__PURE__*/ v.array(name) }),
})
