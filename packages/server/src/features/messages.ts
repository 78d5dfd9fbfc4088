import { ChatError, type Message } from '@parley/protocol'
import { sendMessage } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import { assertOpen, handle, meIn } from './handle.ts'

const visible = /[^\p{Z}\p{C}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\p{Mn}\p{Me}]/u

/**
 * [MSG4], [MSG5].
 *
 * @throws ChatError `message-too-long` or `message-empty`.
 */
export function assertSayable(message: Message, { textLimitChars }: Pick<CoreSiteSettings, 'textLimitChars'>): void {
  if (message.text.length > textLimitChars) throw new ChatError('message-too-long', { limitChars: textLimitChars })
  if (!visible.test(message.text)) throw new ChatError('message-empty')
}

export const onSendMessage = handle(sendMessage, (wish) => {
  const by = meIn(wish)
  assertOpen(wish.conversation)
  assertSayable(wish.body.message, wish.settings)
  return [{ name: 'message-sent', by, body: { message: wish.body.message } }]
})
