import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, name } from '../fields.ts'
import type { Interaction } from '../interaction.ts'
import { limits } from '../limits.ts'
import type { ApplyInteraction } from './types.ts'

// Agents write to each other outside of any interaction. A thread is a conversation of staff that never ends: who closes it has it
// off their desk until somebody writes again.

export const openThread = command('open-thread', {
  doc: 'Opens a thread with colleagues, or opens it again. Two agents have one thread, whose id is made of theirs; a group has one for each id.',
  from: ['agent', 'supervisor'],
  permission: 'instant-message',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({
    with: /*#__PURE__*/ v.pipe(
      v.array(agentId),
      /*#__PURE__*/ v.minLength(1),
      /*#__PURE__*/ v.maxLength(limits.threadAgents),
    ),
    /** Of a group. */
    name: /*#__PURE__*/ v.optional(name),
  }),
})

export const closeThread = command('close-thread', {
  doc: 'Takes a thread off the sender\u2019s desk until somebody writes in it.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({}),
})

export const threadShown = event('thread-shown', {
  doc: 'The thread is on the agent\u2019s desk: they opened it, or somebody wrote.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId }),
})

export const threadClosed = event('thread-closed', {
  doc: 'The thread is off the agent\u2019s desk.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId }),
})

const withParty = (interaction: Interaction, who: string, state: 'in' | 'left'): Interaction => ({
  ...interaction,
  parties: interaction.parties.map((party) => (party.agentId === who ? { ...party, state } : party)),
})

export const applyThreadShown: ApplyInteraction<typeof threadShown> = (interaction, { body }) =>
  withParty(interaction, body.agentId, 'in')

export const applyThreadClosed: ApplyInteraction<typeof threadClosed> = (interaction, { body }) =>
  withParty(interaction, body.agentId, 'left')
