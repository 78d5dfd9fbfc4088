import {
  ChatError,
  emptyConversation,
  emptyInteraction,
  type AgentId,
  type ContactId,
  type ConversationId,
  type LoggedEvent,
} from '@parley/protocol'
import { attempt, type Attempt, type DeadlinesOf, type MaskOf } from './attempt.ts'
import { foldGained, type Folded } from './folded.ts'
import type { AgentRecord, StoredConversation, Write } from '../store/store.ts'
import type { Following, Work } from './work.ts'

/** What became of one work before anything is written. */
export type Decided =
  | { readonly work: Work; readonly is: 'attempted'; readonly attempt: Attempt }
  | { readonly work: Work; readonly is: 'refused'; readonly error: ChatError }
  /** The command of an earlier work of the batch, once more: the store knows its answer when that one is settled. */
  | { readonly work: Work; readonly is: 'repeated' }
  /** A mistake of ours, not of the sender. */
  | { readonly work: Work; readonly is: 'broken'; readonly error: unknown }

/** Everything that must be known before the works can be decided. */
export interface Ground {
  readonly folded: ReadonlyMap<ConversationId, Folded>
  /** The latest conversation of each contact who starts one. */
  readonly latest: ReadonlyMap<ContactId, ConversationId | null>
  readonly originals: ReadonlyMap<Work, LoggedEvent>
}

/** What works about agents alone are decided on. */
const nothing = { conversation: emptyConversation(''), interaction: emptyInteraction('') }

/** Decides works one after another, each on what the earlier ones will have done. Pure but for what `decide` reads. */
export function decideAll(
  works: readonly Work[],
  ground: Ground,
  {
    now,
    deadlinesOf,
    maskOf,
    following,
  }: { now: number; deadlinesOf: DeadlinesOf; maskOf: MaskOf; following: Following },
): Decided[] {
  const written = new Map<AgentId, AgentRecord>()
  const folded = new Map(ground.folded)
  const latest = new Map(ground.latest)
  const attempted = new Set<string>()
  return works.map((work): Decided => {
    const command = work.command && `${work.command.actor} ${work.command.id}`
    if (command !== null && attempted.has(command)) return { work, is: 'repeated' }
    const before = work.conversationId === null ? null : folded.get(work.conversationId)
    const latestId = (work.contactId && latest.get(work.contactId)) ?? null
    const latestFolded = latestId === null ? null : folded.get(latestId)
    // What the store has of it is damaged; it says so in the server's log.
    if (before === undefined || latestFolded === undefined)
      return { work, is: 'refused', error: new ChatError('unavailable', { retryAfterMs: 60_000 }) }
    try {
      const decision = work.decide({
        now,
        conversation: (before ?? nothing).conversation,
        interaction: (before ?? nothing).interaction,
        latest: latestFolded?.conversation ?? null,
        original: ground.originals.get(work) ?? null,
      })
      const own = attempt(work, decision, { before, latest: latestId, now, deadlinesOf, maskOf })
      for (const record of own.write.agents) written.set(record.agentId, record)
      const made = withFollowing(own, following, { now, written })
      for (const record of made.write.agents) written.set(record.agentId, record)
      if (made.after) folded.set(made.after.conversation.id, made.after)
      if (made.write.contact) latest.set(made.write.contact.id, made.write.contact.latest)
      if (command !== null) attempted.add(command)
      return { work, is: 'attempted', attempt: made }
    } catch (error) {
      return error instanceof ChatError ? { work, is: 'refused', error } : { work, is: 'broken', error }
    }
  })
}

/** The attempt with what follows from it for agents: in the same transaction, so that no crash comes between. */
function withFollowing(made: Attempt, following: Following, around: Parameters<Following>[1]): Attempt {
  const [before, after] = [made.before?.interaction, made.after?.interaction]
  if (!before || !after || before === after) return made
  const { agents = [], deadlines = [] } = following({ before, after }, around)
  if (agents.length + deadlines.length === 0) return made
  const { write } = made
  return {
    ...made,
    write: { ...write, agents: [...write.agents, ...agents], deadlines: [...write.deadlines, ...deadlines] },
  }
}

/** Whether there is anything to write: a work that changes nothing and is no command needs no transaction. */
export const writesSomething = ({ write }: Attempt): boolean =>
  write.command !== null ||
  write.events.length > 0 ||
  write.deadlines.length > 0 ||
  write.agents.length > 0 ||
  write.memories.length > 0 ||
  write.contact !== null

/** What is to be written of what was decided, in order. */
export const writesOf = (decided: readonly Decided[]): readonly Write[] =>
  decided.flatMap((each) => (each.is === 'attempted' && writesSomething(each.attempt) ? [each.attempt.write] : []))

/** A conversation that others have written to since it was decided on. */
export interface Grown {
  readonly before: Folded
  readonly gained: StoredConversation
  readonly after: Folded
}

/** What the ground has become with what it has gained; without what has to be read anew. */
export const grownBy = ({ folded }: Ground, gains: ReadonlyMap<ConversationId, StoredConversation>): readonly Grown[] =>
  [...gains].flatMap(([id, gained]) => {
    const before = folded.get(id)
    const after = before && foldGained(before, gained)
    return before && after ? [{ before, gained, after }] : []
  })
