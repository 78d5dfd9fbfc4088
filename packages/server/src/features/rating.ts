import { ChatError } from '@parley/protocol'
import { rate } from '@parley/protocol/schemas'
import { handle, meIn } from '../deciding/handle.ts'
import { isVisible } from '../deciding/sayable.ts'

/** What the contact thinks of it. The last one counts; what was said stands once another conversation has begun ([END51]). */
export const onRate = handle(rate, (wish) => {
  const by = meIn(wish)
  const { conversation, latest, settings, body } = wish
  if (!settings.askForRating) throw new ChatError('rating-off')
  if (conversation.status !== 'ended') throw new ChatError('conversation-open')
  const { stars } = body
  const comment = body.comment && isVisible(body.comment) ? body.comment : null
  const given = conversation.rating
  if (given?.stars === stars && given.comment === comment) return []
  if (given && latest?.id !== conversation.id) throw new ChatError('already-rated')
  return [{ name: 'rated', by, body: { stars, comment } }]
})
