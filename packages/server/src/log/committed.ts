import type { ConversationId, LogId } from '@parley/protocol'
import type { AgentRecord, Deadline, MemoryRow } from '../store/store.ts'
import type { Attempt } from './attempt.ts'
import type { Folded } from './folded.ts'
import type { Stand } from './noted.ts'

/** What one log gained in a batch. */
export interface Gain {
  readonly log: LogId
  readonly firstSeq: number
  readonly lastSeq: number
  /** The events' JSON, in order. */
  readonly events: readonly string[]
}

/** How one conversation stood before a batch, and after it. */
export interface Change {
  readonly before: Stand
  readonly after: Folded
}

/** What a durable batch changed, for everybody who shows or watches it. */
export interface Committed {
  readonly gains: readonly Gain[]
  readonly changes: ReadonlyMap<ConversationId, Change>
  readonly agents: readonly AgentRecord[]
  readonly memories: readonly MemoryRow[]
  /** Deadlines that are new or came nearer. */
  readonly deadlines: readonly Deadline[]
}

/** Puts together what the writes of one batch did, log by log, so that each reader gets one frame per log. */
export function gatherCommitted(written: readonly Attempt[]): Committed {
  const gains = new Map<LogId, { log: LogId; firstSeq: number; lastSeq: number; events: string[] }>()
  const changes = new Map<ConversationId, Change>()
  const agents: AgentRecord[] = []
  const memories: MemoryRow[] = []
  const deadlines: Deadline[] = []
  for (const { write, before, after } of written) {
    for (const { log, seq, json } of write.events) {
      const gain = gains.get(log)
      if (gain) {
        gain.events.push(json)
        gain.lastSeq = seq
      } else gains.set(log, { log, firstSeq: seq, lastSeq: seq, events: [json] })
    }
    if (before && after && write.events.length > 0) {
      const { id } = after.conversation
      changes.set(id, { before: changes.get(id)?.before ?? before, after })
    }
    agents.push(...write.agents)
    memories.push(...write.memories)
    for (const { subject, kind, dueAt } of write.deadlines) if (dueAt !== null) deadlines.push({ subject, kind, dueAt })
  }
  return { gains: [...gains.values()], changes, agents, memories, deadlines }
}
