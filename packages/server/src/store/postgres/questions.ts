import { conversationLog, interactionLog, type ConversationId, type LogId } from '@parley/protocol'
import type { FedEvent } from '../feed.ts'
import { deadlineFrom } from '../sql/questions.ts'
import { rowsOf, type Row, type Steps } from '../sql/steps.ts'
import type { CommandKey, Deadline, Place, StoredCommand, StoredConversation, StoredLog } from '../store.ts'
import { commandKey } from './settle-batch.ts'

// Questions that PostgreSQL answers for many at once, or with a word that SQLite does not have.

/** See `Store.readConversations`. Three statements however many are asked for; ranges of primary keys. */
export function* readConversations(
  ids: readonly ConversationId[],
  known: ReadonlyMap<ConversationId, Place> = new Map(),
): Steps<StoredConversation[]> {
  const found = new Map<LogId, { snapshot: string | null; tail: string[] }>()
  const from = new Map<LogId, number>()
  for (const id of ids) {
    for (const log of [conversationLog(id), interactionLog(id)]) found.set(log, { snapshot: null, tail: [] })
    const place = known.get(id)
    if (!place) continue
    from.set(conversationLog(id), place.conversation)
    from.set(interactionLog(id), place.interaction)
  }
  const unknown = [...found.keys()].filter((log) => !from.has(log))
  const snapshots =
    unknown.length > 0
      ? yield* rowsOf('SELECT log_id, seq, state FROM snapshots WHERE log_id = ANY (?::text[])', unknown)
      : []
  for (const row of snapshots) {
    found.get(String(row.log_id) as LogId)!.snapshot = String(row.state)
    from.set(String(row.log_id) as LogId, Number(row.seq))
  }
  const tails = yield* rowsOf(
    `SELECT events.log_id, event FROM unnest(?::text[], ?::bigint[]) AS asked (log_id, after_seq)
     JOIN events ON events.log_id = asked.log_id AND events.seq > asked.after_seq ORDER BY events.log_id, events.seq`,
    [...found.keys()],
    [...found.keys()].map((log) => from.get(log) ?? 0),
  )
  for (const row of tails) found.get(String(row.log_id) as LogId)!.tail.push(String(row.event))
  const deadlines = deadlinesFrom(yield* rowsOf(deadlinesOf, ids))
  const logOf = (log: LogId): StoredLog => found.get(log)!
  return ids.map((id) => ({
    conversation: logOf(conversationLog(id)),
    interaction: logOf(interactionLog(id)),
    deadlines: deadlines.get(id) ?? [],
  }))
}

/** The deadlines of many subjects. */
export const deadlinesOf =
  'SELECT subject, kind, due_at FROM deadlines WHERE subject = ANY (?::text[]) ORDER BY subject, kind'

export function deadlinesFrom(rows: readonly Row[]): ReadonlyMap<string, Deadline[]> {
  const deadlines = new Map<string, Deadline[]>()
  for (const row of rows) {
    const deadline = deadlineFrom(row)
    const known = deadlines.get(deadline.subject)
    if (known) known.push(deadline)
    else deadlines.set(deadline.subject, [deadline])
  }
  return deadlines
}

/** The commands of two lists, ids and actors. The primary key of `commands`, once for each. */
export const commandsOf = `SELECT commands.command_id, commands.actor, hash, seq
  FROM unnest(?::text[], ?::text[]) AS asked (command_id, actor)
  JOIN commands ON commands.command_id = asked.command_id AND commands.actor = asked.actor`

export const commandFrom = (row: Row): StoredCommand => ({
  hash: Number(row.hash),
  seq: row.seq == null ? null : Number(row.seq),
})

/** See `Store.findCommands`. */
export function* findCommands(keys: readonly CommandKey[]): Steps<(StoredCommand | undefined)[]> {
  const rows = yield* rowsOf(
    commandsOf,
    keys.map(({ id }) => id),
    keys.map(({ actor }) => actor),
  )
  const found = new Map(rows.map((row) => [commandKey(String(row.actor), String(row.command_id)), commandFrom(row)]))
  return keys.map(({ actor, id }) => found.get(commandKey(actor, id)))
}

/** See `Store.claimDeadlines`. The index `deadlines_by_due`; what another node is taking is passed over, not waited for. */
export function* claimDeadlines(claim: { now: number; until: number; limit: number }): Steps<Deadline[]> {
  const rows = yield* rowsOf(
    `WITH due AS (SELECT subject, kind, due_at FROM deadlines WHERE due_at <= ?
       ORDER BY due_at, subject, kind LIMIT ? FOR UPDATE SKIP LOCKED)
     UPDATE deadlines SET due_at = ? FROM due WHERE deadlines.subject = due.subject AND deadlines.kind = due.kind
     RETURNING due.subject, due.kind, due.due_at`,
    claim.now,
    claim.limit,
    claim.until,
  )
  return rows.map(deadlineFrom).sort(byDue)
}

const keyOf = ({ subject, kind }: Deadline) => `${subject}\n${kind}`
const byDue = (a: Deadline, b: Deadline) => a.dueAt - b.dueAt || (keyOf(a) < keyOf(b) ? -1 : 1)

/** See `Feed.read`. One range of the index `events_by_place`. Batches take turns, so what is written later has a higher place. */
export function* readFeed(after: number, limit: number): Steps<FedEvent[]> {
  const rows = yield* rowsOf(
    'SELECT place, log_id, event FROM events WHERE place > ? ORDER BY place LIMIT ?',
    after,
    limit,
  )
  return rows.map(({ place, log_id: log, event }) => ({
    place: Number(place),
    log: String(log) as LogId,
    json: String(event),
  }))
}
