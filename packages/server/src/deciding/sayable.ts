import { canonicalUrl, ChatError, type EventOf, type Message, type Role } from '@parley/protocol'
import { mayWrite, messageAsText, messageProblem, policyOf, type messageSent } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'

// Anything but spaces, controls, format characters, and what is drawn as nothing although its class says otherwise.
const visible = /[^\p{Z}\p{C}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/u

/** Whether a text shows anything at all. */
export const isVisible = (text: string): boolean => visible.test(text)

/**
 * What is logged when somebody of this role says this: the message, its plain text for those who do not know its kind, and
 * until when can be chosen in it ([MSG4], [MSG5], [RIC1] to [RIC4]).
 *
 * @throws ChatError `message-not-allowed`, `message-too-long`, `message-empty`, or `bad-request` with the field.
 */
export function saidBy(
  role: Role,
  message: Message,
  { textLimitChars }: Pick<CoreSiteSettings, 'textLimitChars'>,
): EventOf<typeof messageSent>['body'] {
  const { kind } = message
  if (!mayWrite(role, message)) throw new ChatError('message-not-allowed', { kind, role })
  if (kind === 'text') {
    if (message.text.length > textLimitChars) throw new ChatError('message-too-long', { limitChars: textLimitChars })
    if (!visible.test(message.text)) throw new ChatError('message-empty')
    return { message }
  }
  const wrong = messageProblem(message)
  if (wrong) throw new ChatError('bad-request', { field: `body.message.${wrong.field}`, problem: wrong.problem })
  // What bots write is drawn in its one form; who can be asked for it gives it.
  if (kind === 'link-push' && role !== 'bot' && canonicalUrl(message.url) !== message.url)
    throw new ChatError('bad-request', { field: 'body.message.url', problem: 'is not in its canonical form' })
  const text = messageAsText(message)
  if (!visible.test(text)) throw new ChatError('message-empty')
  const policy = policyOf(message)
  return { message, text, ...(policy !== undefined && { policy }) }
}
