import {
  conversationLog,
  interactionLog,
  type AgentId,
  type ContactId,
  type ConversationId,
  type LogId,
} from '@parley/protocol'
import type {
  AgentRecord,
  CommandKey,
  Deadline,
  InteractionRow,
  MemoryRow,
  Place,
  StoredCommand,
  StoredConversation,
  StoredLog,
} from '../store.ts'
import { DamagedEvent } from '../damaged-event.ts'
import { isWhole, wholeEvents } from './checksum.ts'
import { rowOf, rowsOf, write, type Row, type Steps } from './steps.ts'

const textOrNull = (value: Row[string] | undefined) => (value == null ? null : String(value))
const numberOrNull = (value: Row[string] | undefined) => (value == null ? null : Number(value))

/** One range of the primary key per log: the snapshot's row, and what came after it. */
function* readLog(log: LogId, known: number | undefined): Steps<StoredLog> {
  const latest =
    known === undefined ? yield* rowOf('SELECT seq, state, checksum FROM snapshots WHERE log_id = ?', log) : undefined
  // A damaged one is done without: all of it is in the events.
  const snapshot = latest && isWhole(log, latest, String(latest.state)) ? latest : undefined
  const tail = yield* rowsOf(
    'SELECT seq, event, checksum FROM events WHERE log_id = ? AND seq > ? ORDER BY seq',
    log,
    known ?? Number(snapshot?.seq ?? 0),
  )
  const damaged = tail.find((row) => !isWhole(log, row, String(row.event)))
  return {
    snapshot: textOrNull(snapshot?.state),
    tail: tail.map(({ event }) => String(event)),
    ...(damaged && { damaged: new DamagedEvent(log, Number(damaged.seq)) }),
  }
}

/** See `Store.readConversations`. Three ranges of primary keys per conversation. */
export function* readConversations(
  ids: readonly ConversationId[],
  known?: ReadonlyMap<ConversationId, Place>,
): Steps<StoredConversation[]> {
  const found: StoredConversation[] = []
  for (const id of ids) {
    const conversation = yield* readLog(conversationLog(id), known?.get(id)?.conversation)
    const interaction = yield* readLog(interactionLog(id), known?.get(id)?.interaction)
    const deadlines = yield* rowsOf('SELECT subject, kind, due_at FROM deadlines WHERE subject = ? ORDER BY kind', id)
    found.push({ conversation, interaction, deadlines: deadlines.map(deadlineFrom) })
  }
  return found
}

/** See `Store.findCommands`. The primary key of `commands`. */
export function* findCommands(keys: readonly CommandKey[]): Steps<(StoredCommand | undefined)[]> {
  const found: (StoredCommand | undefined)[] = []
  for (const { actor, id } of keys) {
    const row = yield* rowOf('SELECT hash, seq FROM commands WHERE command_id = ? AND actor = ?', id, actor)
    found.push(row && { hash: Number(row.hash), seq: numberOrNull(row.seq) })
  }
  return found
}

/** See `Store.readEvents`. One range of the primary key `(log_id, seq)`, from the end that is asked for. */
export function* readEvents(
  log: LogId,
  { after, before, limit }: { after?: number; before?: number; limit: number },
): Steps<string[]> {
  const newestFirst = after === undefined && before !== undefined
  const rows = yield* rowsOf(
    `SELECT seq, event, checksum FROM events WHERE log_id = ? AND seq > ? AND seq < ? ORDER BY seq ${newestFirst ? 'DESC' : 'ASC'} LIMIT ?`,
    log,
    after ?? 0,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  )
  const inOrder = newestFirst ? rows.toReversed() : rows
  // The first that there can be: what is nearest to a bound may begin later, where there are enough of them.
  const isCut = newestFirst && rows.length === limit
  return wholeEvents(log, inOrder, isCut ? Number(inOrder[0]?.seq) : (after ?? 0) + 1)
}

/** See `Store.latestConversation`. The primary key of `contacts`. */
export function* latestConversation(contactId: ContactId): Steps<ConversationId | null> {
  const row = yield* rowOf('SELECT latest FROM contacts WHERE contact_id = ?', contactId)
  return textOrNull(row?.latest) || null
}

/** See `Store.conversationsOnDesk`. One range of the primary key of `desks`, each joined by its id. */
export function* conversationsOnDesk(agentId: AgentId): Steps<ConversationId[]> {
  const rows = yield* rowsOf(
    `SELECT d.conversation_id FROM desks d JOIN interactions i ON i.conversation_id = d.conversation_id
     WHERE d.agent_id = ? ORDER BY i.opened_at, d.conversation_id`,
    agentId,
  )
  return rows.map((row) => String(row.conversation_id))
}

/** See `Store.openInteractions`. The partial index `interactions_open`. */
export function* openInteractions(): Steps<InteractionRow[]> {
  const rows = yield* rowsOf(
    `SELECT * FROM interactions WHERE status IN ('with-bot', 'queued', 'handled') ORDER BY queued_at, conversation_id`,
  )
  return rows.map((row) => ({
    id: String(row.conversation_id),
    site: String(row.site),
    contactId: String(row.contact_id),
    status: row.status as InteractionRow['status'],
    owner: textOrNull(row.owner),
    invited: textOrNull(row.invited),
    openedAt: Number(row.opened_at),
    queuedAt: Number(row.queued_at),
    endedAt: numberOrNull(row.ended_at),
  }))
}

/** See `Store.agents`. The whole table: as many rows as there are employees. Or a look at the primary key for each that is named. */
export function* agents(ids?: readonly AgentId[]): Steps<AgentRecord[]> {
  const named = ids ? ` WHERE agent_id IN (${ids.map(() => '?').join(', ')})` : ''
  if (ids?.length === 0) return []
  const rows = yield* rowsOf(`SELECT * FROM agents${named} ORDER BY agent_id`, ...(ids ?? []))
  return rows.map((row) => ({
    agentId: String(row.agent_id),
    name: String(row.name),
    nickname: textOrNull(row.nickname),
    role: row.role as AgentRecord['role'],
    presence: {
      is: row.presence as AgentRecord['presence']['is'],
      reason: textOrNull(row.reason),
      since: Number(row.since),
      capacity: Number(row.capacity),
    },
    lost: Number(row.lost) === 1,
  }))
}

/** See `Store.memoriesOf`. One range of the primary key of `agent_memories`. */
export function* memoriesOf(agentId: AgentId): Steps<MemoryRow[]> {
  const rows = yield* rowsOf('SELECT name, value FROM agent_memories WHERE agent_id = ? ORDER BY name', agentId)
  return rows.map(({ name, value }) => ({ agentId, name: String(name), value: String(value) }))
}

/** See `Store.claimDeadlines`. The index `deadlines_by_due`; a row that another node took meanwhile is not given again. */
export function* claimDeadlines(claim: { now: number; until: number; limit: number }): Steps<Deadline[]> {
  const due = yield* rowsOf(
    'SELECT subject, kind, due_at FROM deadlines WHERE due_at <= ? ORDER BY due_at, subject, kind LIMIT ?',
    claim.now,
    claim.limit,
  )
  const claimed: Deadline[] = []
  for (const deadline of due.map(deadlineFrom)) {
    const { subject, kind, dueAt } = deadline
    const taken = yield* write(
      'UPDATE deadlines SET due_at = ? WHERE subject = ? AND kind = ? AND due_at = ?',
      claim.until,
      subject,
      kind,
      dueAt,
    )
    if (taken > 0) claimed.push(deadline)
  }
  return claimed
}

/** See `Store.nextDeadlineAt`. The first entry of the index `deadlines_by_due`. */
export function* nextDeadlineAt(): Steps<number | undefined> {
  const row = yield* rowOf('SELECT min(due_at) AS due_at FROM deadlines')
  return row?.due_at == null ? undefined : Number(row.due_at)
}

export const deadlineFrom = (row: Row): Deadline => ({
  subject: String(row.subject),
  kind: String(row.kind),
  dueAt: Number(row.due_at),
})
