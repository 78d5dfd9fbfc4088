import { ChatError } from '@parley/protocol'
import { createMemoryStore, type Store } from '@parley/server/in-memory'
import type { Chance } from '../../support/random.ts'

/** A store on a disk that goes bad in half of all stories. While `trouble` is above 0, so many questions and transactions fail. */
export interface FlakyStore extends Store {
  readonly isReliable: boolean
  trouble: number
}

/** A transaction may fail before anything is written, or when only its answer is lost. */
export function flakyStore(chance: Chance): FlakyStore {
  const store = createMemoryStore()
  const fails = () => flaky.trouble > 0 && chance.happens(flaky.trouble)
  const unavailable = () => new ChatError('unavailable', { retryAfterMs: 1_000 })

  const asked =
    <Arguments extends unknown[], Result>(ask: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      if (fails()) throw unavailable()
      return ask(...given)
    }
  const flaky: FlakyStore = {
    ...store,
    isReliable: chance.happens(0.5),
    trouble: 0,
    async commit(...batch) {
      if (fails()) throw unavailable()
      return store.commit(...batch)
    },
    readConversations: asked(store.readConversations),
    findCommands: asked(store.findCommands),
    readEvents: asked(store.readEvents),
    latestConversation: asked(store.latestConversation),
    conversationsOnDesk: asked(store.conversationsOnDesk),
    claimDeadlines: asked(store.claimDeadlines),
    nextDeadlineAt: asked(store.nextDeadlineAt),
    createContactSession: asked(store.createContactSession),
    findContactSession: asked(store.findContactSession),
  }
  return flaky
}
