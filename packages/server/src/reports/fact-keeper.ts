import type { ConversationId } from '@parley/protocol'
import { Follower, type FollowerOptions, reachedWith } from '../following/follower.ts'
import type { FedEvent } from '../store/feed.ts'
import { conversationOf, type Course, factsOf, followed, nothingYet } from './facts.ts'
import type { FactIndex } from './fact-index.ts'
import type { LateAfter } from './said.ts'

/** Conversations of a slice at most. */
const mostConversations = 40

export interface FactKeeperOptions extends Omit<FollowerOptions, 'followed'> {
  readonly facts: FactIndex
  readonly late: LateAfter
  /** Changes whenever `late` does: what was counted with another one is counted anew ([REP7]). */
  readonly rules: string
}

/** Keeps the facts up with the logs. */
export class FactKeeper extends Follower {
  constructor({ facts, late, rules, ...options }: FactKeeperOptions) {
    super({
      ...options,
      followed: {
        async reached() {
          const { place, mark } = await facts.reached()
          return { place, mark: mark.endsWith(rules) ? mark.slice(0, mark.length - rules.length) : mark }
        },
        clear: () => facts.clear(),
        async takeIn(events) {
          const { slice, ids } = sliceOf(events)
          const courses = new Map<ConversationId, Course>(await facts.courses([...ids]))
          const changed = new Map<ConversationId, Course>()
          for (const event of slice) {
            const id = conversationOf(event)
            const before = courses.get(id) ?? nothingYet
            const after = followed(before, event, late)
            if (after === before) continue
            courses.set(id, after)
            changed.set(id, after)
          }
          const kept = [...changed].map(([id, course]) => ({ id, course, facts: factsOf(id, course) }))
          const last = slice.at(-1)!
          const { place, mark } = reachedWith(last)
          await facts.put(kept, { place, mark: mark + rules })
          return last
        },
      },
    })
  }
}

/** The first events, of so many conversations as a slice may have. */
function sliceOf(events: readonly FedEvent[]): { slice: readonly FedEvent[]; ids: ReadonlySet<ConversationId> } {
  const ids = new Set<ConversationId>()
  const slice: FedEvent[] = []
  for (const event of events) {
    ids.add(conversationOf(event))
    if (ids.size > mostConversations) break
    slice.push(event)
  }
  return { slice, ids }
}
