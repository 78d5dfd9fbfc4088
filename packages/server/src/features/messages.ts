import { sendMessage } from '@parley/protocol/schemas'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'
import { assertSayable } from '../deciding/sayable.ts'

export const onSendMessage = handle(sendMessage, (wish) => {
  const by = meIn(wish)
  assertOpen(wish.conversation)
  assertSayable(wish.body.message, wish.settings)
  return [{ name: 'message-sent', by, body: { message: wish.body.message } }]
})
