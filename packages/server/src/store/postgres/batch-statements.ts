import {
  addToDesk,
  insertCommand,
  insertEvent,
  putAgent,
  putDeadline,
  putInteraction,
  putMemory,
  putSnapshot,
} from '../sql/commit.ts'
import { addEngagement, introduce, introduced, putHistoryRow } from '../sql/contact-rows.ts'
import type { SqlValue, Statement } from '../sql/steps.ts'
import type { Write } from '../store.ts'
import { manyRows } from './many-rows.ts'

type Values = readonly SqlValue[]

const moveContact = `INSERT INTO contacts (contact_id, latest) VALUES (?, ?)
  ON CONFLICT (contact_id) DO UPDATE SET latest = excluded.latest`
const takeFromDesks = `DELETE FROM desks USING unnest(?::text[], ?::text[]) AS gone (agent_id, conversation_id)
  WHERE desks.agent_id = gone.agent_id AND desks.conversation_id = gone.conversation_id`
const dropDeadlines = `DELETE FROM deadlines USING unnest(?::text[], ?::text[]) AS gone (subject, kind)
  WHERE deadlines.subject = gone.subject AND deadlines.kind = gone.kind`

/** The rows of one table, by key: what was said last of a row is what it becomes. */
class Rows {
  readonly #rows = new Map<string, { readonly key: Values; readonly row: Values | null }>()

  /** The first of the values, up to `keyLength`, are the key; those at `lasting` stay as they were first. */
  put(row: Values, keyLength: number, lasting: readonly number[] = []): void {
    const key = row.slice(0, keyLength)
    const first = this.#rows.get(JSON.stringify(key))?.row
    this.#rows.set(JSON.stringify(key), {
      key,
      row: first ? row.map((value, at) => (lasting.includes(at) ? first[at]! : value)) : row,
    })
  }

  drop(...key: Values): void {
    this.#rows.set(JSON.stringify(key), { key, row: null })
  }

  get present(): Values[] {
    return [...this.#rows.values()].flatMap(({ row }) => (row ? [row] : []))
  }

  /** The keys of those that go. */
  get gone(): Values[] {
    return [...this.#rows.values()].flatMap(({ key, row }) => (row ? [] : [key]))
  }
}

type Written =
  | ('command' | 'decidedOn' | 'events' | 'snapshots' | 'interaction' | 'desk' | 'contact' | 'history')
  | ('deadlines' | 'agents' | 'memories')
// Does not compile while a write has something that is not written below.
void ({} satisfies Record<Exclude<keyof Write, Written>, never>)

/**
 * Everything that the writes of a batch change, as at most one statement for each table and direction: the price of a batch is in
 * round trips, not in rows. Most batches are messages, and need the first two.
 */
export function batchStatements(writes: readonly Write[]): Statement[] {
  const commands: Values[] = []
  const events: Values[] = []
  const [contacts, snapshots, interactions, desks, deadlines] = [
    new Rows(),
    new Rows(),
    new Rows(),
    new Rows(),
    new Rows(),
  ]
  const [agents, memories, histories, engagements, introductions] = [
    new Rows(),
    new Rows(),
    new Rows(),
    new Rows(),
    new Rows(),
  ]
  for (const write of writes) {
    const { command, contact, interaction, desk, history } = write
    if (command) commands.push([command.id, command.actor, command.hash, command.seq])
    if (contact) contacts.put([contact.id, contact.latest], 1)
    for (const { log, seq, json } of write.events) events.push([log, seq, json])
    for (const { log, seq, state } of write.snapshots) snapshots.put([log, seq, state], 1)
    if (interaction) {
      const { id, site, contactId, status, owner, invited, openedAt, queuedAt, endedAt } = interaction
      interactions.put([id, site, contactId, status, owner, invited, openedAt, queuedAt, endedAt], 1, [1, 2, 6])
    }
    if (history) {
      const { conversation, contact: whose, openedAt, isDone, engages, introduces } = history
      histories.put([conversation, whose, openedAt, isDone ? 1 : 0], 1, [2])
      for (const agent of engages) engagements.put([agent, conversation, openedAt], 2, [2])
      if (introduces) introductions.put(introduced(introduces), 1, [1, 4])
    }
    for (const agentId of desk?.gains ?? []) desks.put([agentId, desk!.conversationId], 2)
    for (const agentId of desk?.losses ?? []) desks.drop(agentId, desk!.conversationId)
    for (const { subject, kind, dueAt } of write.deadlines) {
      if (dueAt === null) deadlines.drop(subject, kind)
      else deadlines.put([subject, kind, dueAt], 2)
    }
    for (const { agentId, name, nickname, role, presence, lost } of write.agents) {
      const { is, reason, since, capacity } = presence
      agents.put([agentId, name, nickname, role, is, reason, since, capacity, lost ? 1 : 0], 1)
    }
    for (const { agentId, name, value } of write.memories) memories.put([agentId, name, value], 2)
  }
  return [
    ...manyRows(insertCommand, ['text', 'text', 'bigint', 'bigint'], commands),
    ...manyRows(insertEvent, ['text', 'bigint', 'json'], events),
    ...manyRows(moveContact, ['text', 'text'], contacts.present),
    ...manyRows(putSnapshot, ['text', 'bigint', 'json'], snapshots.present),
    ...manyRows(
      putInteraction,
      ['text', 'text', 'text', 'text', 'text', 'text', 'bigint', 'bigint', 'bigint'],
      interactions.present,
    ),
    ...manyRows(putHistoryRow, ['text', 'text', 'bigint', 'bigint'], histories.present),
    ...manyRows(addEngagement, ['text', 'text', 'bigint'], engagements.present),
    ...manyRows(introduce, ['text', 'text', 'text', 'text', 'bigint', 'bigint', 'bigint'], introductions.present),
    ...manyRows(addToDesk, ['text', 'text'], desks.present),
    ...allGone(takeFromDesks, desks.gone),
    ...manyRows(putDeadline, ['text', 'text', 'bigint'], deadlines.present),
    ...allGone(dropDeadlines, deadlines.gone),
    ...manyRows(
      putAgent,
      ['text', 'text', 'text', 'text', 'text', 'text', 'bigint', 'bigint', 'bigint'],
      agents.present,
    ),
    ...manyRows(putMemory, ['text', 'text', 'text'], memories.present),
  ]
}

/** A `DELETE` by keys of two columns. */
const allGone = (text: string, keys: readonly Values[]): Statement[] =>
  keys.length === 0 ? [] : [{ text, values: [keys.map(([first]) => first!), keys.map(([, second]) => second!)] }]
