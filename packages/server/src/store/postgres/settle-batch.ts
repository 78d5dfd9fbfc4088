import type { ContactId, LogId } from '@parley/protocol'
import { settleInOrder } from '../missed.ts'
import type { StoredCommand, Write, WriteOutcome } from '../store.ts'

/**
 * What the database says of everything that the writes of a batch are about. Brought up to date while they are settled. What is in
 * none of these was not asked.
 */
export interface Ground {
  /** The last `seq` of each log; 0 for an empty one. */
  readonly heads: Map<LogId, number>
  /** Commands by `commandKey`; nothing for one that did not act before. */
  readonly commands: Map<string, StoredCommand | undefined>
  /** The latest conversation of each contact; `null` for one who has none. */
  readonly latest: Map<ContactId, string | null>
}

export const commandKey = (actor: string, id: string): string => `${id}\n${actor}`

/** Finds out what becomes of each write, in order; each sees what the earlier ones will have done. The same rules as `sql/commit.ts`. */
export const settleBatch = (writes: readonly Write[], ground: Ground): readonly WriteOutcome[] =>
  settleInOrder(writes, (each) => settleOne(each, ground))

function settleOne({ command, decidedOn, contact, events }: Write, { heads, commands, latest }: Ground): WriteOutcome {
  if (decidedOn.some(([log, seq]) => heads.get(log) !== seq)) return { is: 'stale' }
  if (command) {
    const key = commandKey(command.actor, command.id)
    if (!commands.has(key)) return { is: 'stale' }
    const known = commands.get(key)
    if (known) return known.hash === command.hash ? { is: 'known', seq: known.seq } : { is: 'conflict' }
  }
  if (contact && latest.get(contact.id) !== contact.before) return { is: 'stale' }
  if (command) commands.set(commandKey(command.actor, command.id), { hash: command.hash, seq: command.seq })
  if (contact) latest.set(contact.id, contact.latest)
  for (const { log, seq } of events) heads.set(log, seq)
  return { is: 'written' }
}
