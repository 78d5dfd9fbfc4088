import { createHash } from 'node:crypto'
import { ChatError, newId, type CommandId, type ConversationId, type Message } from '@parley/protocol'
import type { ImportNote } from '@parley/protocol/import'
import { handOver, lintMessage, messageSchema } from '@parley/protocol/schemas'
import * as v from 'valibot'
import { assertSayable, messagesSchema } from '../bots/bot-answer.ts'
import { importForeign } from '../bots/foreign.ts'
import { shaped, WrongAnswer } from '../bots/wrong-answer.ts'
import type { CommandFrame } from '../dispatch.ts'

const postSchema = v.strictObject({
  message: v.optional(messageSchema),
  messages: v.optional(messagesSchema),
  format: v.optional(v.string()),
  payload: v.optional(v.unknown()),
  handOver: v.optional(handOver.body),
})

/** One thing that a bot wants, and the place in its request that it comes from. */
export interface Wanted {
  readonly frame: CommandFrame
  /** `message`, `messages.2`, `handOver`. */
  readonly field: string
}

export interface Warning {
  readonly field: string
  readonly problem: string
}

/** What a bot has posted: commands in order, and what its author should change. */
export interface BotPost {
  readonly wanted: readonly Wanted[]
  readonly warnings: readonly Warning[]
}

const keyPattern = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/

/**
 * The commands behind a request ([BOT70], [BOT71]). With a key, each has an id that the same request has again.
 *
 * @throws ChatError `bad-request` with field and problem; nothing of the request has been done then.
 */
export function readPost(conversation: ConversationId, body: unknown, key: string | undefined): BotPost {
  if (key !== undefined && !keyPattern.test(key))
    throw new ChatError('bad-request', { field: 'Idempotency-Key', problem: 'is not 1 to 200 characters of ASCII' })
  const idOf = (field: string): CommandId => (key === undefined ? newId() : idFrom(`${conversation} ${key} ${field}`))
  const frameOf = (field: string, name: string, content: object): Wanted => ({
    field,
    frame: { type: 'command', id: idOf(field), name, in: conversation, body: content },
  })
  try {
    const asked = shaped(postSchema, body, 'body')
    if (asked.handOver && only(asked, 'handOver'))
      return { wanted: [frameOf('handOver', 'hand-over', asked.handOver)], warnings: [] }
    const { said, notes = [] } = messagesIn(asked)
    for (const [field, message] of said) assertSayable(message, field)
    return {
      wanted: said.map(([field, message]) => frameOf(field, 'send-message', { message })),
      warnings: [
        ...notes.map(({ path, detail }) => ({ field: path === '' ? 'payload' : `payload.${path}`, problem: detail })),
        ...said.flatMap(([field, message]) =>
          lintMessage(message).map((warning) => ({ field: `${field}.${warning.field}`, problem: warning.problem })),
        ),
      ],
    }
  } catch (error) {
    if (!(error instanceof WrongAnswer)) throw error
    throw new ChatError('bad-request', { field: error.field, problem: error.problem })
  }
}

type Asked = v.InferOutput<typeof postSchema>

/** Whether the request has these fields and no others. */
const only = (asked: Asked, ...names: readonly (keyof Asked)[]): boolean =>
  Object.entries(asked).every(([name, value]) => value === undefined || names.includes(name as keyof Asked))

/** What is said, each with its place, and what was lost on the way from another system's format. */
interface Said {
  readonly said: readonly (readonly [field: string, message: Message])[]
  readonly notes?: readonly ImportNote[]
}

/** @throws WrongAnswer unless there is something to say, in one way. */
function messagesIn(asked: Asked): Said {
  const { message, messages, format, payload } = asked
  const numbered = (list: readonly Message[]) => list.map((each, place) => [`messages.${place}`, each] as const)
  if (message && only(asked, 'message')) return { said: [['message', message]] }
  if (messages && messages.length > 0 && only(asked, 'messages')) return { said: numbered(messages) }
  if (format !== undefined && only(asked, 'format', 'payload')) {
    const imported = importForeign(format, payload)
    return { said: numbered(imported.messages), notes: imported.notes }
  }
  throw new WrongAnswer('body', 'takes one of message, messages, format with payload, and handOver')
}

/** 132 bits of a digest, in the form of an id. */
const idFrom = (text: string): CommandId => createHash('sha256').update(text).digest('base64url').slice(0, 22)
