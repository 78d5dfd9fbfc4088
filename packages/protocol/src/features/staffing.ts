import * as v from 'valibot'
import { event } from '../define.ts'
import { agentId } from '../fields.ts'
import type { AgentId } from '../ids.ts'
import type { Interaction, Party } from '../interaction.ts'
import { allEnded, withoutAgent } from '../parties.ts'
import type { ApplyInteraction, LoggedEvent } from './types.ts'

export const agentAway = event('agent-away', {
  doc: 'The agent\u2019s browser has been gone for a while; the interaction waits for them.',
  log: 'interaction',
  body: v.object({ agentId }),
})

export const agentReturned = event('agent-returned', {
  doc: 'The agent is back and goes on.',
  log: 'interaction',
  body: v.object({ agentId }),
})

export const agentLost = event('agent-lost', {
  doc: 'The agent has been gone for too long; the interaction is no longer theirs.',
  log: 'interaction',
  body: v.object({ agentId }),
})

export const interactionQueued = event('interaction-queued', {
  doc: 'Nobody handles the interaction any more: it waits for an agent again, for `preferred` first where one is named.',
  log: 'interaction',
  body: v.object({ preferred: v.optional(agentId) }),
})

const withState =
  (state: Party['state']) =>
  (interaction: Interaction, { body }: LoggedEvent<string, { agentId: AgentId }>): Interaction => ({
    ...interaction,
    parties: interaction.parties.map((party) => (party.agentId === body.agentId ? { ...party, state } : party)),
  })

export const applyAgentAway = /*#__PURE__*/ withState('away')
export const applyAgentReturned = /*#__PURE__*/ withState('in')

export const applyAgentLost: ApplyInteraction<typeof agentLost> = (interaction, event) => ({
  ...withoutAgent(interaction, event.body.agentId, 'left'),
  owner: interaction.owner === event.body.agentId ? null : interaction.owner,
})

export const applyInteractionQueued: ApplyInteraction<typeof interactionQueued> = (interaction, { at, body }) => ({
  ...interaction,
  status: 'queued',
  preferred: body.preferred ?? null,
  owner: null,
  team: [],
  consultations: allEnded(interaction),
  queuedAt: at,
  declined: [],
})
