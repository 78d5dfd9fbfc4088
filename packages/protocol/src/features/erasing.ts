import * as v from 'valibot'
import { event } from '../define.ts'
import type { Interaction } from '../interaction.ts'

/** What stands where something was erased. Not translated: it is in logs, and no screen can know in which language it was read. */
export const erased = '[erased]'

export const interactionErased = event('interaction-erased', {
  doc: 'What anybody wrote in the conversation and about it, and what the contact is called, is gone; in its places stands `[erased]`. `by`: the agent who wanted it, or `system` when its time was over.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({}),
})

/** The events before it were rewritten: nothing is left to change. */
export const applyInteractionErased = (interaction: Interaction): Interaction => interaction
