import { ChatError } from '@parley/protocol'
import type { CoreOptions } from '../core.ts'
import type { FollowerOptions } from '../following/follower.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { createFinder, type Find } from './finder.ts'
import { Indexer } from './indexer.ts'

/** The search as the core has it. */
export interface Search {
  readonly find: Find
  start(): void
  /** Something was written. */
  committed(): void
  stop(): void
  /** How far it is behind the logs, in milliseconds. */
  lagMs(): number
  /** Resolves when nothing is being taken in. */
  idle(): Promise<void>
}

const nowhere: Search = {
  find: async () => {
    throw new ChatError('unavailable', { retryAfterMs: 60_000 })
  },
  start() {},
  committed() {},
  stop() {},
  lagMs: () => 0,
  idle: async () => {},
}

/** Puts the search together; where there is nothing to look in, or nothing to fill it from, nothing is found. */
export function createSearch(
  { store, searchIndex: index, clock, log }: CoreOptions,
  { cache, ...following }: { cache: ConversationCache } & Pick<FollowerOptions, 'nextTurn' | 'onState'>,
): Search {
  const { feed } = store
  if (!index || !feed) return nowhere
  const indexer = new Indexer({ feed, index, store, clock, log, ...following })
  return {
    find: createFinder({ index, indexer, store, cache, nextTurn: following.nextTurn }),
    start: () => indexer.start(),
    committed: () => indexer.committed(),
    stop: () => indexer.stop(),
    lagMs: () => indexer.lagMs,
    idle: () => indexer.idle(),
  }
}
