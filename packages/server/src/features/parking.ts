import { ChatError, leadsTo, partyOf, participantIn } from '@parley/protocol'
import { rejoin } from '@parley/protocol/schemas'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'

/** The agent is back in what they had parked ([END42]); also while others are being asked for it. */
export const onRejoin = handle(rejoin, (wish) => {
  const me = meIn(wish)
  const { actor, conversation, interaction, settings } = wish
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
  assertOpen(conversation)
  const isTheirs = partyOf(interaction, actor.id)?.state === 'parked'
  if (!isTheirs || !leadsTo(interaction.status, 'agent-rejoins', settings)) throw new ChatError('not-parked')
  const name = participantIn(conversation, me)?.name ?? actor.name
  return [
    { name: 'interaction-rejoined', by: actor.id, body: { agentId: actor.id } },
    { name: 'participant-joined', by: me, body: { participant: { id: me, role: actor.role, name } } },
  ]
})
