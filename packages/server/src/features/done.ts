import { ChatError } from '@parley/protocol'
import { markDone } from '@parley/protocol/schemas'
import { handle, meIn } from '../deciding/handle.ts'

export const onMarkDone = handle(markDone, (wish) => {
  meIn(wish)
  const { actor, interaction } = wish
  if (interaction.status === 'done') throw new ChatError('already-done')
  if (interaction.status !== 'ended') throw new ChatError('conversation-open')
  if (wish.settings.dispositionMandatory && interaction.disposition === null) throw new ChatError('disposition-missing')
  return [{ name: 'interaction-done', by: actor.id, body: { agentId: actor.id } }]
})
