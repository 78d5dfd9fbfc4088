import { ChatError, type Message } from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'

// Anything but spaces, controls, format characters, and what is drawn as nothing although its class says otherwise.
const visible = /[^\p{Z}\p{C}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/u

/**
 * [MSG4], [MSG5].
 *
 * @throws ChatError `message-too-long` or `message-empty`.
 */
export function assertSayable(message: Message, { textLimitChars }: Pick<CoreSiteSettings, 'textLimitChars'>): void {
  if (message.text.length > textLimitChars) throw new ChatError('message-too-long', { limitChars: textLimitChars })
  if (!visible.test(message.text)) throw new ChatError('message-empty')
}
