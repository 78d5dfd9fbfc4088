import { ChatError, partyOf, staffIn } from '@parley/protocol'
import { joinConversation, removeFromConference, takeOver } from '@parley/protocol/schemas'
import { agentIn, joins, leavesOthers } from '../deciding/agents.ts'
import { assertOpen, handle, type Wish } from '../deciding/handle.ts'

// Several of staff in one conversation ([TEA20] to [TEA29]), and supervisors who come into it ([SUP1] to [SUP9]).

export const onRemoveFromConference = handle(removeFromConference, (wish) => {
  const actor = agentIn(wish)
  const { body, interaction } = wish
  if (actor.id === body.agentId || (actor.id !== interaction.owner && actor.role !== 'supervisor'))
    throw new ChatError('not-allowed')
  const events = leavesOthers(interaction, body.agentId, { finishing: false, removedBy: actor })
  if (events.length === 0) throw new ChatError('not-found')
  return events
})

/** A supervisor, for an open conversation with a contact. */
function supervisorFor({ actor, conversation, interaction }: Wish<unknown>) {
  if (actor.role !== 'supervisor') throw new ChatError('not-allowed')
  if (interaction.seq === 0 || interaction.staff) throw new ChatError('not-found')
  assertOpen(conversation)
  return actor
}

export const onJoinConversation = handle(joinConversation, (wish) => {
  const actor = supervisorFor(wish)
  const { interaction } = wish
  if (staffIn(interaction).some(({ agentId }) => agentId === actor.id))
    throw new ChatError('already-in', { name: actor.name })
  if (interaction.status !== 'handled') throw new ChatError('not-allowed')
  const joining = joins(actor, wish)
  return [
    {
      name: 'supervisor-joined',
      by: actor.id,
      body: { agentId: actor.id, participantId: joining.by, name: actor.name },
    },
    joining,
  ]
})

export const onTakeOver = handle(takeOver, (wish) => {
  const taker = supervisorFor(wish)
  const { interaction } = wish
  if (interaction.owner === taker.id) throw new ChatError('already-in', { name: taker.name })
  if (interaction.status === 'with-bot') throw new ChatError('not-allowed')
  const joining = joins(taker, wish)
  const replaced = interaction.owner === null ? undefined : partyOf(interaction, interaction.owner)
  return [
    {
      name: 'interaction-taken',
      by: taker.id,
      body: {
        agentId: taker.id,
        participantId: joining.by,
        name: taker.name,
        finishing: wish.settings.dispositionMandatory,
      },
    },
    { ...joining, body: { ...joining.body, ...(replaced && { replaces: replaced.participantId }) } },
  ]
})
