import * as v from 'valibot'
import { command, event } from '../define.ts'
import { agentId, name, participantId } from '../fields.ts'
import { withoutAgent, withParty } from '../parties.ts'
import type { ApplyInteraction } from './types.ts'

// Several of staff in one conversation: who leaves, who is sent out of it, and whose it is then.

export const removeFromConference = command('remove-from-conference', {
  doc: 'Sends an agent out of the conversation. From its owner, or from a supervisor.',
  from: ['agent', 'supervisor'],
  permission: 'conference',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({ agentId }),
})

export const joinConversation = command('join-conversation', {
  doc: 'A supervisor joins the conversation in the contact\u2019s hearing; the interaction stays whose it is.',
  from: ['supervisor'],
  permission: 'supervise-join',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({}),
})

export const takeOver = command('take-over', {
  doc: 'A supervisor takes the interaction over, or out of the queue, without anybody\u2019s acceptance.',
  from: ['supervisor'],
  permission: 'supervise-takeover',
  about: 'conversation',
  body: /*#__PURE__*/ v.strictObject({}),
})

export const partyLeft = event('party-left', {
  doc: 'An agent is out of the conversation, which goes on with others; `owner` has it now.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({
    agentId,
    owner: agentId,
    finishing: v.boolean(),
    /** Who sent them out. */
    removedBy: /*#__PURE__*/ v.optional(name),
    removedById: /*#__PURE__*/ v.optional(agentId),
  }),
})

export const supervisorJoined = event('supervisor-joined', {
  doc: 'A supervisor is in the conversation.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId, participantId, name }),
})

export const interactionTaken = event('interaction-taken', {
  doc: 'A supervisor has taken the interaction over. Who had it is out of it, or finishes their part.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId, participantId, name, finishing: v.boolean() }),
})

export const partDone = event('part-done', {
  doc: 'An agent who left before the end has marked their part done.',
  log: 'interaction',
  body: /*#__PURE__*/ v.object({ agentId }),
})

export const applyPartyLeft: ApplyInteraction<typeof partyLeft> = (interaction, { body }) => ({
  ...withoutAgent(interaction, body.agentId, body.finishing ? 'finishing' : 'left'),
  owner: body.owner,
})

export const applySupervisorJoined: ApplyInteraction<typeof supervisorJoined> = (interaction, { body }) =>
  withParty(interaction, body)

export const applyInteractionTaken: ApplyInteraction<typeof interactionTaken> = (interaction, { body }) => {
  const { owner } = interaction
  const left = owner === null ? interaction : withoutAgent(interaction, owner, body.finishing ? 'finishing' : 'left')
  return {
    ...withParty(left, body),
    status: 'handled',
    owner: body.agentId,
    invitation: null,
    declined: [],
    preferred: null,
  }
}

export const applyPartDone: ApplyInteraction<typeof partDone> = (interaction, { body }) => ({
  ...interaction,
  parties: interaction.parties.map((party) => (party.agentId === body.agentId ? { ...party, state: 'left' } : party)),
})
