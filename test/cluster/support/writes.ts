import type { CommandId, LogId } from '@parley/protocol'
import type { Write } from '../../../packages/server/src/store/store.ts'

/** A write that adds the event `seq` to a log that stands just before it; with a command, if it has one. */
export const appending = (log: LogId, seq: number, command?: CommandId): Write => ({
  command: command === undefined ? null : { actor: 'contact:a', id: command, hash: 1, seq },
  decidedOn: [[log, seq - 1]],
  events: [{ log, seq, json: JSON.stringify({ seq, at: 0, name: 'message-sent', cause: command ?? null }) }],
  snapshots: [],
  interaction: null,
  desk: null,
  contact: null,
  deadlines: [],
  agents: [],
  memories: [],
})
