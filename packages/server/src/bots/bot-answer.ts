import type { Message } from '@parley/protocol'
import { handOver, messageProblem, messageSchema, setCaseData } from '@parley/protocol/schemas'
import type { ImportNote } from '@parley/protocol/import'
import * as v from 'valibot'
import type { Reaction } from './bot.ts'
import { importForeign } from './foreign.ts'
import { messagesAtOnce } from './script-schema.ts'
import { shaped, WrongAnswer } from './wrong-answer.ts'

export const messagesSchema = v.pipe(v.array(messageSchema), v.maxLength(messagesAtOnce))

const answerSchema = v.strictObject({
  messages: v.optional(messagesSchema),
  caseData: v.optional(setCaseData.body.entries.fields),
  handOver: v.optional(handOver.body),
  format: v.optional(v.string()),
  payload: v.optional(v.unknown()),
})

/** @throws WrongAnswer when a message has the shape of one and cannot be said. `field` says where it stands. */
export function assertSayable(message: Message, field: string): void {
  const wrong = messageProblem(message)
  if (wrong) throw new WrongAnswer(wrong.field === 'message' ? field : `${field}.${wrong.field}`, wrong.problem)
}

/** What a webhook answered. */
export interface BotAnswer {
  readonly reaction: Reaction
  /** What was lost or changed on the way from another system's format. */
  readonly notes: readonly ImportNote[]
}

/**
 * What a webhook's answer means ([BOT63], [BOT67]).
 *
 * @throws WrongAnswer
 */
export function readAnswer(json: unknown): BotAnswer {
  const { messages: own, caseData, handOver: to, format, payload } = shaped(answerSchema, json, 'answer')
  if (format !== undefined && own) throw new WrongAnswer('format', 'stands beside messages, and takes their place')
  if (format === undefined && payload !== undefined) throw new WrongAnswer('payload', 'stands without format')
  const { messages, notes } = format === undefined ? { messages: own, notes: [] } : importForeign(format, payload)
  for (const [place, message] of (messages ?? []).entries()) assertSayable(message, `messages.${place}`)
  return { reaction: { messages, caseData, handOver: to }, notes }
}
