import * as v from 'valibot'
import { ChatError } from './errors.ts'
import type { CommandDefinition, SignalDefinition } from './define.ts'
import { commands, signals } from './features/index.ts'
import { clientFrame, type ClientFrame } from './frame.ts'
import type { PermissionId } from './permissions.ts'

// Server side only: this is where the schemas are used.

const commandsByName: ReadonlyMap<string, CommandDefinition> = new Map(
  commands.map((definition) => [definition.name, definition as CommandDefinition]),
)
const signalsByName: ReadonlyMap<string, SignalDefinition> = new Map(
  signals.filter(({ from }) => from.length > 0).map((definition) => [definition.name, definition as SignalDefinition]),
)

/**
 * A client's frame from the text of one WebSocket message, or from what a translation made of it.
 *
 * @throws ChatError `bad-request` with the field and the problem.
 */
export function decodeClientFrame(text: string, translate?: (frame: unknown) => unknown): ClientFrame {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new ChatError('bad-request', { field: 'frame', problem: 'is not JSON' })
  }
  return check(clientFrame, translate ? translate(parsed) : parsed)
}

/**
 * The definition of a command and its checked body.
 *
 * @throws ChatError `unknown-command` or `bad-request`.
 */
export function decodeCommand(name: string, body: unknown): { definition: CommandDefinition; body: unknown } {
  const definition = commandsByName.get(name)
  if (!definition) throw new ChatError('unknown-command', { name })
  return { definition, body: checkBody(definition.body, body) }
}

/** What staff needs to send a command with this checked body; `null`: nothing, `undefined`: nobody has decided that, so nobody may. */
export function permissionFor({ permission }: CommandDefinition, body: unknown): PermissionId | null | undefined {
  return typeof permission === 'function' ? permission(body as never) : permission
}

/**
 * The definition of a signal that clients may send, and its checked body.
 *
 * @throws ChatError `unknown-command` or `bad-request`.
 */
export function decodeSignal(name: string, body: unknown): { definition: SignalDefinition; body: unknown } {
  const definition = signalsByName.get(name)
  if (!definition) throw new ChatError('unknown-command', { name })
  return { definition, body: checkBody(definition.body, body) }
}

function checkBody<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  // To Valibot a list is an object like any other, and an empty one fits every command without fields.
  if (Array.isArray(body)) throw new ChatError('bad-request', { field: 'body', problem: 'expected Object' })
  return check(schema, body, 'body')
}

function check<Schema extends v.GenericSchema>(schema: Schema, value: unknown, inside = ''): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue) ?? ''
  throw new ChatError('bad-request', {
    field: [inside, path].filter(Boolean).join('.') || 'frame',
    // Valibot quotes what it received, and so would the log: nothing that somebody wrote leaves through an error.
    problem: issue.expected ? `expected ${issue.expected}` : issue.kind === 'validation' ? issue.type : issue.message,
  })
}
