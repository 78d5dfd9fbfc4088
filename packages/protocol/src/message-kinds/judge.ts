import type { Choice, ChoicePolicy, Judged, MessageKindDefinition, Problem, Role } from '../define.ts'
import { ChatError } from '../errors.ts'
import { limits, lintLimits } from '../limits.ts'
import { type Message, messageKinds } from './index.ts'
import { over } from './parts.ts'

// What can be asked about a message of any kind. For servers and authors; browsers get the answers with the log.

const definitionOf = ({ kind }: Message): MessageKindDefinition => messageKinds[kind] as never

/** The whole message as plain text: for search, export, notifications, and clients that do not know the kind (B051). */
export const messageAsText = (message: Message): string => definitionOf(message).asText(message)

/** Whether somebody of this role may write this kind of message. */
export const mayWrite = (role: Role, message: Message): boolean => definitionOf(message).from.includes(role)

/** What is wrong with a message that fits its schema; nothing when it can be sent. */
export function messageProblem(message: Message): Problem | undefined {
  const problem = definitionOf(message).problem?.(message)
  if (problem) return problem
  const bytes = new TextEncoder().encode(JSON.stringify(message)).length
  return bytes > limits.messageBytes
    ? { field: 'message', problem: `is larger than ${limits.messageBytes} bytes` }
    : undefined
}

/** What the author of a message should change. It is sent all the same. */
export const lintMessage = (message: Message): readonly Problem[] => [
  ...(definitionOf(message).lint?.(message) ?? []),
  ...over('message', JSON.stringify(message).length, lintLimits.messageBytes, 'bytes'),
]

/** Until when one can choose in this message; nothing when there is nothing to choose. */
export function policyOf(message: Message): ChoicePolicy | undefined {
  const { choice } = definitionOf(message)
  return choice && (('policy' in message && message.policy) || choice.policy)
}

/**
 * What a choice in this message means.
 *
 * @throws ChatError `choice-invalid` with field and problem.
 */
export function judgeChoice(message: Message, made: Choice): Judged {
  const { choice } = definitionOf(message)
  if (!choice) throw new ChatError('choice-invalid', { field: 'message', problem: 'offers nothing to choose' })
  return choice.judge(message, made)
}
