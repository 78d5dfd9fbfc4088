import { ChatError, type ConversationId } from '@parley/protocol'
import type { StoredCommand, WriteOutcome } from '../store/store.ts'
import type { Attempt } from './attempt.ts'
import { writesSomething, type Decided } from './batch.ts'
import type { Settled, Work } from './work.ts'

/** What a batch came to. */
export interface Sorted {
  readonly settled: { readonly work: Work; readonly outcome: Settled }[]
  /** What is durable now, in order. */
  readonly written: Attempt[]
  /** Refused commands, of which some may have acted before. */
  readonly doubtful: { readonly work: Work; readonly error: ChatError }[]
  /** Commands that stood in the batch before: they get the answer of the first one. */
  readonly repeated: Work[]
  /** To be decided anew. */
  readonly again: Work[]
  /** Conversations that stand elsewhere than was thought. */
  readonly moved: ReadonlySet<ConversationId>
  readonly broken: unknown[]
}

/** Tells each work's end from how it was decided and what the store answered to those that write. Pure. */
export function sortOutcomes(decided: readonly Decided[], outcomes: readonly WriteOutcome[]): Sorted {
  const moved = new Set<ConversationId>()
  const sorted: Sorted = { settled: [], written: [], doubtful: [], repeated: [], again: [], moved, broken: [] }
  let next = 0
  for (const each of decided) {
    const { work } = each
    const settle = (outcome: Settled) => sorted.settled.push({ work, outcome })
    // What was decided after something that did not happen stood on nothing. The store says `stale` for those that write.
    const stoodOnNothing = work.conversationId !== null && moved.has(work.conversationId)
    if (each.is === 'attempted') {
      const writes = writesSomething(each.attempt)
      const outcome = writes ? outcomes[next++]! : ({ is: 'written' } as const)
      if (outcome.is === 'written' && !writes && stoodOnNothing) sorted.again.push(work)
      else if (outcome.is === 'written') {
        if (writes) sorted.written.push(each.attempt)
        settle({ is: 'accepted', seq: each.attempt.seq })
      } else {
        if (work.conversationId !== null) moved.add(work.conversationId)
        if (outcome.is === 'stale') sorted.again.push(work)
        else if (outcome.is === 'known') settle({ is: 'accepted', seq: outcome.seq })
        else settle({ is: 'refused', error: new ChatError('command-conflict') })
      }
    } else if (each.is === 'repeated') sorted.repeated.push(work)
    else if (stoodOnNothing) sorted.again.push(work)
    else if (each.is === 'broken') {
      sorted.broken.push(each.error)
      settle({ is: 'refused', error: new ChatError('unavailable', { retryAfterMs: 5_000 }) })
    } else if (work.command) sorted.doubtful.push({ work, error: each.error })
    else settle({ is: 'refused', error: each.error })
  }
  return sorted
}

/** The end of a refused command: if it acted before, it gets its old answer, however impossible it is by now. */
export const answerDoubtful = (
  { work, error }: { readonly work: Work; readonly error: ChatError },
  stored: StoredCommand | undefined,
): Settled => (stored ? answerKnown(work, stored) : { is: 'refused', error })

/** The end of a command that acted before, by another work: the same answer, unless it says something else. */
export function answerKnown(work: Work, stored: StoredCommand): Settled {
  if (stored.hash === work.command?.hash) return { is: 'accepted', seq: stored.seq }
  return { is: 'refused', error: new ChatError('command-conflict') }
}
