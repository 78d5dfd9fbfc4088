import { ChatError } from '@parley/protocol'
import type { AuditRow, AuditRows } from '../store/audit-rows.ts'
import { type AuditAction, auditActions, type AuditEntry } from './entry.ts'

/** Which rows are wanted. Times in milliseconds since 1970. */
export interface AuditQuestion {
  readonly from: number
  /** Not counted itself. */
  readonly before: number
  readonly actor: string | null
  readonly action: AuditAction | null
  /** An id among the objects. */
  readonly object: string | null
  /** Only rows after this number. */
  readonly after: number
  /** Rows at most. */
  readonly limit: number
}

const known = ['from', 'to', 'actor', 'action', 'object', 'after', 'limit']

/** Rows that one answer has at most, unless fewer are asked for. */
export const mostRows = 100_000

/** Rows that are looked through at once: a few milliseconds. */
const pageRows = 500

const dayMs = 24 * 3_600_000

const wrong = (field: string, problem: string) => new ChatError('bad-request', { field, problem })

/** @throws ChatError `bad-request` with the field and the problem. */
export function readAuditQuestion(query: Readonly<Record<string, unknown>>): AuditQuestion {
  for (const key of Object.keys(query)) if (!known.includes(key)) throw wrong(key, `is none of ${known.join(', ')}`)
  const text = (field: string): string | null => {
    const value = query[field]
    if (value === undefined) return null
    if (typeof value !== 'string' || value === '' || value.length > 200) throw wrong(field, 'is not one short text')
    return value
  }
  const count = (field: string, standard: number, most: number): number => {
    const value = text(field)
    if (value === null) return standard
    if (!/^\d{1,15}$/.test(value) || Number(value) > most) throw wrong(field, `is not a number up to ${most}`)
    return Number(value)
  }
  const [from, to, action, actor] = [text('from'), text('to'), text('action'), text('actor')]
  if (action !== null && !Object.hasOwn(auditActions, action))
    throw wrong('action', `is none of ${Object.keys(auditActions).join(', ')}`)
  return {
    from: from === null ? 0 : timeIn('from', from),
    // A day is counted whole.
    before: to === null ? Number.MAX_SAFE_INTEGER : timeIn('to', to) + (isDay(to) ? dayMs : 0),
    actor: actor === null || /[:]|^(system|unknown)$/.test(actor) ? actor : `agent:${actor}`,
    action: action as AuditAction | null,
    object: text('object'),
    after: count('after', 0, Number.MAX_SAFE_INTEGER),
    limit: Math.max(1, count('limit', mostRows, mostRows)),
  }
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

function timeIn(field: string, text: string): number {
  const time =
    isDay(text) || /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw wrong(field, 'is neither a day (2026-01-31) nor a time in UTC (2026-01-31T12:00Z)')
  return time
}

/**
 * The rows that are wanted, as lines of JSON, some at a time: each is its entry with its hash at the end. Without `hash` it is, letter by
 * letter, what the hash was made of.
 */
export async function* auditLines(
  store: Pick<AuditRows, 'auditRows'>,
  question: AuditQuestion,
): AsyncGenerator<string> {
  let { after, limit } = question
  for (;;) {
    const page = await store.auditRows(after, pageRows)
    const wanted = page.filter((row) => isWanted(row, question)).slice(0, limit)
    limit -= wanted.length
    if (wanted.length > 0) yield wanted.map(lineOf).join('')
    if (page.length < pageRows || limit === 0) return
    after = page.at(-1)!.no
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

const lineOf = ({ entry, hash }: AuditRow) => `${entry.slice(0, -1)},"hash":"${hash}"}\n`

function isWanted({ entry }: AuditRow, { from, before, actor, action, object }: AuditQuestion): boolean {
  const row = JSON.parse(entry) as AuditEntry
  if (row.at < from || row.at >= before) return false
  if (actor !== null && row.actor !== actor) return false
  if (action !== null && row.action !== action) return false
  return object === null || Object.values(row.objects).includes(object)
}
