import { ChatError } from '@parley/protocol'
import { sendMessage } from '@parley/protocol/schemas'
import { assertNotParked, bringsBack, comesBack } from '../deciding/comes-back.ts'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'
import { saidBy } from '../deciding/sayable.ts'

export const onSendMessage = handle(sendMessage, (wish) => {
  const by = meIn(wish)
  const { actor, conversation, interaction, body, settings } = wish
  assertOpen(conversation)
  if (actor.role === 'bot' && interaction.bot?.is !== 'talking') throw new ChatError('bot-listens')
  assertNotParked(wish)
  const said = saidBy(actor.role, body.message, settings)
  return [...comesBack(wish), { name: 'message-sent', by, body: said }, ...bringsBack(wish, wish.somebodyThere)]
})
