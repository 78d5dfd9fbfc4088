import * as v from 'valibot'
import { agentId, integer, name, text } from '../fields.ts'
import { presence } from '../presence.ts'

// The team as those see it who look for somebody to ask: staff alone, and only while they look.

/** The id of a group, a skill or a queue. */
const belongsTo = /*#__PURE__*/ v.array(/*#__PURE__*/ text(1, 128))

export const teammate = /*#__PURE__*/ v.object({
  agentId,
  name,
  /** What contacts read instead of the name. */
  nickname: v.nullable(name),
  groups: belongsTo,
  skills: belongsTo,
  /** The queues that they serve. */
  queues: belongsTo,
  presence,
  connected: v.boolean(),
  /** Conversations that take a place of their capacity now. */
  load: /*#__PURE__*/ integer(0),
  /** Whether their roles let them be consulted. */
  mayBeConsulted: v.boolean(),
})

export const teamPool = /*#__PURE__*/ v.object({
  kind: /*#__PURE__*/ v.picklist(['group', 'skill', 'queue']),
  id: /*#__PURE__*/ text(1, 128),
  name: /*#__PURE__*/ text(1, 128),
  /** How many of the agents in it have a place free. */
  free: /*#__PURE__*/ integer(0),
  /** How many contacts wait whom one of its agents could take; of a skill, those who wait for it. */
  waiting: /*#__PURE__*/ integer(0),
  /** How many belong to it. A group or a skill of nobody is there no longer. */
  agents: /*#__PURE__*/ integer(0),
})

/** An agent as colleagues see them. */
export type Teammate = v.InferOutput<typeof teammate>

/** Several of staff who can be asked together: whoever is free of them comes. */
export type TeamPool = v.InferOutput<typeof teamPool>
