import { newId, type ConversationId, type LogId } from '@parley/protocol'
import type { InteractionRow, Write } from '../../../packages/server/src/store/store.ts'

/** A write that changes nothing, and what a test adds to it. */
export const write = (parts: Partial<Write> = {}): Write => ({
  command: null,
  decidedOn: [],
  events: [],
  snapshots: [],
  interaction: null,
  desk: null,
  contact: null,
  deadlines: [],
  agents: [],
  memories: [],
  ...parts,
})

export const event = (log: LogId, seq: number) => ({ log, seq, json: JSON.stringify({ seq, name: 'message-sent' }) })

/** Events `from` to `to` of a log that stands just before them. */
export const appends = (log: LogId, from: number, to = from): Partial<Write> => ({
  decidedOn: [[log, from - 1]],
  events: Array.from({ length: to - from + 1 }, (_, index) => event(log, from + index)),
})

export const row = (id: ConversationId, parts: Partial<InteractionRow> = {}): InteractionRow => ({
  id,
  site: 'shop',
  contactId: newId(),
  status: 'queued',
  owner: null,
  invited: null,
  openedAt: 1_000,
  queuedAt: 1_000,
  endedAt: null,
  ...parts,
})
