import * as v from 'valibot'
import type { Conversation } from '../conversation.ts'
import { command, event } from '../define.ts'
import { agentId } from '../fields.ts'
import type { Interaction } from '../interaction.ts'
import { withoutAgent, withoutParked } from '../parties.ts'
import type { ApplyInteraction } from './types.ts'

export const rejoin = command('rejoin', {
  doc: 'The agent who has left a parked conversation is back in it, and owns the interaction.',
  from: ['agent', 'supervisor'],
  permission: 'rejoin',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({}),
})

export const conversationParked = event('conversation-parked', {
  doc: 'Nobody of staff is in the conversation; it stays open, and any message of the contact brings somebody back.',
  log: 'conversation',
  body: /*#__PURE__*/ v.object({}),
})

export const interactionParked = event('interaction-parked', {
  doc: 'The last agent has left an asynchronous conversation; it stays with them until it is done.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId }),
})

export const interactionRejoined = event('interaction-rejoined', {
  doc: 'The agent is back in a conversation that was parked.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId }),
})

export const applyConversationParked = (conversation: Conversation): Conversation => ({
  ...conversation,
  waiting: 'parked',
  endsAt: null,
})

export const applyInteractionParked: ApplyInteraction<typeof interactionParked> = (interaction, { body }) => ({
  ...withoutAgent(interaction, body.agentId, 'parked'),
  status: 'parked',
  owner: null,
  closing: null,
})

const withIn = ({ parties }: Interaction, agent: string): Interaction['parties'] =>
  parties.map((party) => (party.agentId === agent ? { ...party, state: 'in' } : party))

export const applyInteractionRejoined: ApplyInteraction<typeof interactionRejoined> = (interaction, { body }) => ({
  ...interaction,
  status: 'handled',
  owner: body.agentId,
  invitation: null,
  declined: [],
  preferred: null,
  parties: withoutParked(withIn(interaction, body.agentId)),
})
