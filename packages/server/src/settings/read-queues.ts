import * as v from 'valibot'
import type { QueueSettings } from '../core-settings.ts'
import { readShape } from './read-shape.ts'
import { keyPattern } from './web-kinds.ts'

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const names = v.optional(v.pipe(v.array(line), v.maxLength(100)), [])

/** `queues` in the file, by their key: who serves them, by the groups and skills in agents’ tokens. Without any, everybody does. */
export const queuesSchema = v.record(
  v.pipe(v.string(), v.regex(keyPattern, 'is not 1 to 64 lower-case letters, digits and hyphens')),
  v.strictObject({ name: line, groups: names, skills: names }),
)

/** The queues of the file. Every complaint goes to `problems`. */
export function readQueues(
  json: unknown,
  fileName: string,
  problems: string[],
): Readonly<Record<string, QueueSettings>> {
  if (json === undefined) return {}
  return readShape(queuesSchema, json, { path: 'queues', fileName, problems }) ?? {}
}
