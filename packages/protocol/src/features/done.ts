import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId } from '../fields.ts'
import type { ApplyInteraction } from './types.ts'

export const markDone = command('mark-done', {
  doc: 'Closes an interaction whose conversation has ended, for good.',
  from: ['agent', 'supervisor'],
  permission: 'mark-done',
  about: 'conversation',
  body: v.strictObject({}),
})

export const interactionDone = event('interaction-done', {
  doc: 'The last event of an interaction.',
  log: 'interaction',
  /** Nobody: it was closed by itself, some time after the end. */
  body: v.object({ agentId: v.optional(agentId) }),
})

export const applyInteractionDone: ApplyInteraction<typeof interactionDone> = (interaction) => ({
  ...interaction,
  status: 'done',
  consultations: [],
})
