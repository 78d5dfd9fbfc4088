import type { LogId } from '@parley/protocol'
import { Missed } from '../missed.ts'
import type { Write, WriteOutcome } from '../store.ts'
import { checksumOf } from './checksum.ts'
import { putHistory } from './contact-rows.ts'
import { rowOf, write, type Steps } from './steps.ts'

const headOf = 'SELECT max(seq) AS seq FROM events WHERE log_id = ?'
export const insertCommand = 'INSERT INTO commands (command_id, actor, hash, seq) VALUES (?, ?, ?, ?)'
const rememberCommand = `${insertCommand} ON CONFLICT DO NOTHING`
const knownCommand = 'SELECT hash, seq FROM commands WHERE command_id = ? AND actor = ?'
export const insertEvent = 'INSERT INTO events (log_id, seq, event) VALUES (?, ?, ?)'
const insertChecked = 'INSERT INTO events (log_id, seq, event, checksum) VALUES (?, ?, ?, ?)'
export const putSnapshot = `INSERT INTO snapshots (log_id, seq, state) VALUES (?, ?, ?)
  ON CONFLICT (log_id) DO UPDATE SET seq = excluded.seq, state = excluded.state`
export const putChecked = `INSERT INTO snapshots (log_id, seq, state, checksum) VALUES (?, ?, ?, ?)
  ON CONFLICT (log_id) DO UPDATE SET seq = excluded.seq, state = excluded.state, checksum = excluded.checksum`
export const putInteraction = `INSERT INTO interactions
  (conversation_id, site, contact_id, status, owner, invited, opened_at, queued_at, ended_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (conversation_id) DO UPDATE SET contact_id = excluded.contact_id, status = excluded.status,
  owner = excluded.owner, invited = excluded.invited, queued_at = excluded.queued_at, ended_at = excluded.ended_at`
export const addToDesk = 'INSERT INTO desks (agent_id, conversation_id) VALUES (?, ?) ON CONFLICT DO NOTHING'
const takeFromDesk = 'DELETE FROM desks WHERE agent_id = ? AND conversation_id = ?'
export const putDeadline = `INSERT INTO deadlines (subject, kind, due_at) VALUES (?, ?, ?)
  ON CONFLICT (subject, kind) DO UPDATE SET due_at = excluded.due_at`
const dropDeadline = 'DELETE FROM deadlines WHERE subject = ? AND kind = ?'
export const putAgent = `INSERT INTO agents (agent_id, name, nickname, role, presence, reason, since, capacity, lost)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (agent_id) DO UPDATE SET name = excluded.name, nickname = excluded.nickname, role = excluded.role,
  presence = excluded.presence, reason = excluded.reason, since = excluded.since, capacity = excluded.capacity,
  lost = excluded.lost`
export const putMemory = `INSERT INTO agent_memories (agent_id, name, value) VALUES (?, ?, ?)
  ON CONFLICT (agent_id, name) DO UPDATE SET value = excluded.value`
const addContact = `INSERT INTO contacts (contact_id, latest) VALUES (?, '') ON CONFLICT DO NOTHING`
const moveContact = 'UPDATE contacts SET latest = ? WHERE contact_id = ? AND latest = ?'

/** The last `seq` of logs, as far as they are known. */
export type Heads = Map<LogId, number>

/**
 * Writes a batch, one write after another; each sees what the earlier ones did, and `heads` is brought up to date with
 * them. The events' primary key is the last guard: should another node have been faster after the heads were read, the
 * whole transaction fails and is begun again.
 */
export function* commit(writes: readonly Write[], heads: Heads): Steps<readonly WriteOutcome[]> {
  const outcomes: WriteOutcome[] = []
  const missed = new Missed()
  for (const each of writes) {
    const outcome: WriteOutcome = missed.isUnder(each) ? { is: 'stale' } : yield* commitOne(each, heads)
    missed.note(each, outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

function* commitOne(each: Write, heads: Heads): Steps<WriteOutcome> {
  for (const [log, seq] of each.decidedOn) {
    let head = heads.get(log)
    if (head === undefined) {
      head = Number((yield* rowOf(headOf, log))?.seq ?? 0)
      heads.set(log, head)
    }
    if (head !== seq) return { is: 'stale' }
  }
  if (each.command) {
    const { actor, id, hash, seq } = each.command
    const { written } = yield { text: rememberCommand, values: [id, actor, hash, seq] }
    if (written === 0) {
      const known = yield* rowOf(knownCommand, id, actor)
      if (Number(known?.hash) !== hash) return { is: 'conflict' }
      return { is: 'known', seq: known?.seq == null ? null : Number(known.seq) }
    }
  }
  if (each.contact) {
    const { id, before, latest } = each.contact
    yield* write(addContact, id)
    if ((yield* write(moveContact, latest, id, before ?? '')) === 0) {
      if (each.command)
        yield* write('DELETE FROM commands WHERE command_id = ? AND actor = ?', each.command.id, each.command.actor)
      return { is: 'stale' }
    }
  }
  for (const { log, seq, json } of each.events) {
    yield { text: insertChecked, values: [log, seq, json, checksumOf(log, seq, json)] }
    heads.set(log, seq)
  }
  if (changesMore(each)) yield* putBeside(each)
  return wasWritten
}

const wasWritten: WriteOutcome = { is: 'written' }

/** Most writes are a message, and end with the log. */
const changesMore = ({ snapshots, interaction, desk, deadlines, agents, memories, history }: Write): boolean =>
  interaction !== null ||
  history != null ||
  desk !== null ||
  snapshots.length + deadlines.length + agents.length + memories.length > 0

/** What is written beside the log, so that questions over many conversations need not read it. */
function* putBeside({ snapshots, interaction, desk, deadlines, agents, memories, history }: Write): Steps<void> {
  for (const { log, seq, state } of snapshots) yield* write(putChecked, log, seq, state, checksumOf(log, seq, state))
  if (interaction) {
    const { id, site, contactId, status, owner, invited, openedAt, queuedAt, endedAt } = interaction
    yield* write(putInteraction, id, site, contactId, status, owner, invited, openedAt, queuedAt, endedAt)
  }
  if (history) yield* putHistory(history)
  if (desk) {
    for (const agentId of desk.gains) yield* write(addToDesk, agentId, desk.conversationId)
    for (const agentId of desk.losses) yield* write(takeFromDesk, agentId, desk.conversationId)
  }
  for (const { subject, kind, dueAt } of deadlines) {
    if (dueAt === null) yield* write(dropDeadline, subject, kind)
    else yield* write(putDeadline, subject, kind, dueAt)
  }
  for (const { agentId, name, nickname, role, presence, lost } of agents) {
    const { is, reason, since, capacity } = presence
    yield* write(putAgent, agentId, name, nickname, role, is, reason, since, capacity, lost ? 1 : 0)
  }
  for (const { agentId, name, value } of memories) yield* write(putMemory, agentId, name, value)
}
