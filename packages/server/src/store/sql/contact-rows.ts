import type { AgentId, ContactId, ConversationId } from '@parley/protocol'
import type {
  CallbackRow,
  ContactChangeRow,
  ContactRow,
  HistoryRange,
  HistoryRow,
  HistoryWrite,
} from '../contact-rows.ts'
import { rowOf, rowsOf, write, type Row, type Steps } from './steps.ts'

const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ')

export const putHistoryRow = `INSERT INTO history (conversation_id, contact_id, opened_at, done) VALUES (?, ?, ?, ?)
  ON CONFLICT (conversation_id) DO UPDATE SET contact_id = excluded.contact_id, done = excluded.done`
export const addEngagement =
  'INSERT INTO engagements (agent_id, conversation_id, opened_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
export const introduce = `INSERT INTO contact_profiles
  (contact_id, site, profile, words, created_at, verified, version) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (contact_id) DO UPDATE SET profile = excluded.profile, words = excluded.words
  WHERE contact_profiles.version = 0 AND contact_profiles.verified = 0`

/** The values of `introduce`: nobody has vouched for them, and no agent has changed anything. */
export const introduced = ({ id, site, profile, words, createdAt }: NonNullable<HistoryWrite['introduces']>) =>
  [id, site, profile, words, createdAt, 0, 0] as const

/** Writes where an interaction stands in histories. The primary keys of `history`, `engagements` and `contact_profiles`. */
export function* putHistory({
  conversation,
  contact,
  openedAt,
  isDone,
  engages,
  introduces,
}: HistoryWrite): Steps<void> {
  yield* write(putHistoryRow, conversation, contact, openedAt, isDone ? 1 : 0)
  for (const agent of engages) yield* write(addEngagement, agent, conversation, openedAt)
  if (introduces) yield* write(introduce, ...introduced(introduces))
}

/** See `ContactRows.findContact`. The primary key of `contact_profiles`. */
export function* findContact(id: ContactId): Steps<ContactRow | undefined> {
  const row = yield* rowOf('SELECT * FROM contact_profiles WHERE contact_id = ?', id)
  return row && contactFrom(row)
}

/** See `ContactRows.contactsMergedInto`. The index `contacts_merged`, once for each remove. */
export function* contactsMergedInto(id: ContactId): Steps<ContactId[]> {
  const found = new Set<ContactId>()
  let around: ContactId[] = [id]
  while (around.length > 0) {
    const rows = yield* rowsOf(
      `SELECT contact_id FROM contact_profiles WHERE merged_into IN (${marks(around)})`,
      ...around,
    )
    around = rows.map((row) => String(row.contact_id)).filter((other) => other !== id && !found.has(other))
    for (const other of around) found.add(other)
  }
  return [...found].sort()
}

const escaped = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The agent has or had an interaction of the contact, or of one who turned out to be the same. */
const met = `AND EXISTS (
  WITH RECURSIVE same (id) AS (
    SELECT contact_profiles.contact_id
    UNION SELECT other.contact_id FROM contact_profiles other JOIN same ON other.merged_into = same.id
  )
  SELECT 1 FROM same JOIN history h ON h.contact_id = same.id
  JOIN engagements e ON e.conversation_id = h.conversation_id AND e.agent_id = ?)`

/**
 * See `ContactRows.searchContacts`. Reads the table: words may begin anywhere in a name or a number. Whom the agent has met is asked
 * only of those who have all words.
 */
export function* searchContacts(words: readonly string[], limit: number, metBy?: AgentId): Steps<ContactRow[]> {
  const rows = yield* rowsOf(
    `SELECT * FROM contact_profiles WHERE merged_into IS NULL
     ${words.map(() => String.raw`AND words LIKE ? ESCAPE '\'`).join(' ')}
     ${metBy === undefined ? '' : met}
     ORDER BY CASE WHEN version > 0 THEN 0 ELSE 1 END, created_at DESC, contact_id LIMIT ?`,
    ...words.map(escaped),
    ...(metBy === undefined ? [] : [metBy]),
    limit,
  )
  return rows.map(contactFrom)
}

/** See `ContactRows.changeContact`. The primary keys of `contact_profiles` and `contact_changes`. */
export function* changeContact(row: ContactRow, from: number, change: ContactChangeRow): Steps<boolean> {
  const written = yield* write(
    `UPDATE contact_profiles SET profile = ?, words = ?, verified = ?, version = ?, merged_into = ?
     WHERE contact_id = ? AND version = ?`,
    row.profile,
    row.words,
    row.verified ? 1 : 0,
    row.version,
    row.mergedInto,
    row.id,
    from,
  )
  if (written === 0) return false
  yield* write(
    'INSERT INTO contact_changes (contact_id, version, at, agent_id, name, change) VALUES (?, ?, ?, ?, ?, ?)',
    row.id,
    change.version,
    change.at,
    change.by,
    change.name,
    change.change,
  )
  return true
}

/** See `ContactRows.contactChanges`. One range of the primary key of `contact_changes`. */
export function* contactChanges(id: ContactId, limit: number): Steps<ContactChangeRow[]> {
  const rows = yield* rowsOf(
    'SELECT * FROM contact_changes WHERE contact_id = ? ORDER BY version DESC LIMIT ?',
    id,
    limit,
  )
  return rows.map((row) => ({
    version: Number(row.version),
    at: Number(row.at),
    by: String(row.agent_id),
    name: String(row.name),
    change: String(row.change),
  }))
}

/** See `ContactRows.historyOf`. The primary key of `history`. */
export function* historyOf(conversation: ConversationId): Steps<HistoryRow | undefined> {
  const row = yield* rowOf('SELECT * FROM history WHERE conversation_id = ?', conversation)
  return row && historyFrom(row)
}

/** What is older than where the range begins, as a condition and its values. */
function olderThan(column: string, before: HistoryRange['before']): { text: string; values: (string | number)[] } {
  if (!before) return { text: '', values: [] }
  const { openedAt, conversation } = before
  return {
    text: `AND (${column}opened_at < ? OR (${column}opened_at = ? AND ${column}conversation_id < ?))`,
    values: [openedAt, openedAt, conversation],
  }
}

/** See `ContactRows.contactHistory`. One range of the index `history_by_contact` for each contact. */
export function* contactHistory(contacts: readonly ContactId[], { before, limit }: HistoryRange): Steps<HistoryRow[]> {
  if (contacts.length === 0) return []
  const older = olderThan('', before)
  const rows = yield* rowsOf(
    `SELECT * FROM history WHERE contact_id IN (${marks(contacts)}) ${older.text}
     ORDER BY opened_at DESC, conversation_id DESC LIMIT ?`,
    ...contacts,
    ...older.values,
    limit,
  )
  return rows.map(historyFrom)
}

/** See `ContactRows.agentHistory`. One range of the index `engagements_by_agent`, each joined by its id. */
export function* agentHistory(agent: AgentId, { before, limit }: HistoryRange): Steps<HistoryRow[]> {
  const older = olderThan('e.', before)
  const rows = yield* rowsOf(
    `SELECT h.* FROM engagements e JOIN history h ON h.conversation_id = e.conversation_id
     WHERE e.agent_id = ? ${older.text} ORDER BY e.opened_at DESC, e.conversation_id DESC LIMIT ?`,
    agent,
    ...older.values,
    limit,
  )
  return rows.map(historyFrom)
}

/** See `ContactRows.countRecent`. One range of the index `history_by_contact` for each contact. */
export function* countRecent(contacts: readonly ContactId[], since: number): Steps<number> {
  if (contacts.length === 0) return 0
  const row = yield* rowOf(
    `SELECT count(*) AS recent FROM history WHERE contact_id IN (${marks(contacts)}) AND (done = 0 OR opened_at >= ?)`,
    ...contacts,
    since,
  )
  return Number(row?.recent ?? 0)
}

/** See `ContactRows.hasMet`. The primary key of `engagements` for each interaction of the contacts. */
export function* hasMet(agent: AgentId, contacts: readonly ContactId[]): Steps<boolean> {
  if (contacts.length === 0) return false
  const row = yield* rowOf(
    `SELECT 1 AS met FROM history h JOIN engagements e ON e.conversation_id = h.conversation_id AND e.agent_id = ?
     WHERE h.contact_id IN (${marks(contacts)}) LIMIT 1`,
    agent,
    ...contacts,
  )
  return row !== undefined
}

/** See `ContactRows.addCallback`. */
export function* addCallback(row: CallbackRow): Steps<void> {
  yield* write(
    `INSERT INTO callbacks (callback_id, contact_id, conversation_id, due_at, number, note, agent_id, name, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    row.id,
    row.contact,
    row.conversation,
    row.at,
    row.number,
    row.note,
    row.by,
    row.name,
    row.createdAt,
  )
}

/** See `ContactRows.callbacksOf`. The index `callbacks_by_contact`. */
export function* callbacksOf(contacts: readonly ContactId[]): Steps<CallbackRow[]> {
  if (contacts.length === 0) return []
  const rows = yield* rowsOf(
    `SELECT * FROM callbacks WHERE contact_id IN (${marks(contacts)}) ORDER BY due_at, callback_id`,
    ...contacts,
  )
  return rows.map((row) => ({
    id: String(row.callback_id),
    contact: String(row.contact_id),
    conversation: String(row.conversation_id),
    at: Number(row.due_at),
    number: String(row.number),
    note: String(row.note),
    by: String(row.agent_id),
    name: String(row.name),
    createdAt: Number(row.created_at),
  }))
}

/** See `ContactRows.dropCallback`. */
export function* dropCallback(id: string): Steps<void> {
  yield* write('DELETE FROM callbacks WHERE callback_id = ?', id)
}

const contactFrom = (row: Row): ContactRow => ({
  id: String(row.contact_id),
  site: String(row.site),
  profile: String(row.profile),
  words: String(row.words),
  verified: Number(row.verified) === 1,
  version: Number(row.version),
  createdAt: Number(row.created_at),
  mergedInto: row.merged_into == null ? null : String(row.merged_into),
})

const historyFrom = (row: Row): HistoryRow => ({
  conversation: String(row.conversation_id),
  contact: String(row.contact_id),
  openedAt: Number(row.opened_at),
  isDone: Number(row.done) === 1,
})
