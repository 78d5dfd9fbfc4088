import { ChatError, limits } from '@parley/protocol'
import { addNote } from '@parley/protocol/schemas'
import { handle, meIn } from '../deciding/handle.ts'
import { isVisible } from '../deciding/sayable.ts'

export const onAddNote = handle(addNote, (wish) => {
  meIn(wish)
  const { actor, interaction, conversation, body } = wish
  if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
  if (interaction.status === 'done') throw new ChatError('already-done')
  if (!isVisible(body.text)) throw new ChatError('message-empty')
  if (interaction.notes.length >= limits.notes) throw new ChatError('too-many-notes', { limit: limits.notes })
  return [
    {
      name: 'note-added',
      by: actor.id,
      body: { agentId: actor.id, name: actor.name, text: body.text, after: conversation.seq },
    },
  ]
})
