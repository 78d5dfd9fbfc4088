import { ChatError } from '@parley/protocol'
import pg from 'pg'

// What went wrong, by the codes of https://www.postgresql.org/docs/current/errcodes-appendix.html.

const codeOf = (error: unknown): string | undefined => (error instanceof pg.DatabaseError ? error.code : undefined)

/**
 * Serialization failure, deadlock, unique violation: somebody else was faster, nothing was written, and the same transaction may do
 * well the next time.
 */
const crossed: ReadonlySet<string> = new Set(['40001', '40P01', '23505'])

export const isCrossed = (error: unknown): boolean => crossed.has(codeOf(error) ?? '')

/**
 * Classes and codes that pass: connection, sign-in (while roles change), resources, operator intervention, system, waits that took too
 * long, a transaction that was cut off or would have written to a standby.
 */
const passingClasses: ReadonlySet<string> = new Set(['08', '28', '53', '57', '58'])
const passing: ReadonlySet<string> = new Set(['55P03', '25P02', '25P03', '25006', '25P04', '3D000'])

/**
 * What a connection threw, as the store says it. What is no word of the database comes from the line to it, and passes, too;
 * everything else is a mistake of ours.
 */
export function translated(error: unknown): unknown {
  if (error instanceof ChatError) return error
  const code = codeOf(error)
  const passes = code === undefined || passing.has(code) || passingClasses.has(code.slice(0, 2)) || crossed.has(code)
  return passes ? new ChatError('unavailable', { retryAfterMs: 1_000 }) : error
}
