import { ChatError, limits, type Message } from '@parley/protocol'
import * as v from 'valibot'
import { saidBy } from '../deciding/sayable.ts'
import { managedResponse, type ManagedResponse } from '../settings/read-responses.ts'

/** What is wrong with the rich content of a response, if anything. */
export function messageProblem(message: Message): { field: string; problem: string } | undefined {
  try {
    saidBy('bot', message, { textLimitChars: limits.textChars })
    return undefined
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    const { field = 'body.message', problem = error.code } = error.facts as { field?: string; problem?: string }
    return { field: field.replace(/^body\./, ''), problem }
  }
}

/**
 * The response that a request carries, under the id of its address.
 *
 * @throws ChatError `bad-request` with the field and the problem.
 */
export function readManaged(id: string, body: unknown): ManagedResponse {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ChatError('bad-request', { field: 'body', problem: 'is not a JSON object' })
  const named = (body as { id?: unknown }).id
  if (named !== undefined && named !== id)
    throw new ChatError('bad-request', { field: 'id', problem: 'is another one than in the address' })
  const result = v.safeParse(managedResponse, { ...body, id }, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw new ChatError('bad-request', { field: v.getDotPath(issue) ?? 'body', problem: problemOf(issue) })
}

/** Our own words where the schema has some; Valibot's quote what was received. */
function problemOf({ kind, type, message, expected }: v.BaseIssue<unknown>): string {
  if (kind === 'validation' && (type === 'check' || type === 'regex')) return message
  return expected ? `expected ${expected}` : type
}
