import type { Feed } from '../store/feed.ts'
import type { Store } from '../store/store.ts'

/** A store of which several follow the logs: what one of them was given the others are given without another look. */
export const withSharedFeed = (store: Store): Store => (store.feed ? { ...store, feed: sharedFeed(store.feed) } : store)

/**
 * Each look takes a millisecond or two from whoever sends a message. What was erased since is followed by an event that says so, as
 * it is for whoever was given it before.
 */
export function sharedFeed(feed: Feed): Feed {
  /** What was read last, without a hole. */
  let kept: Awaited<ReturnType<Feed['read']>> = []

  return {
    async read(after, limit) {
      const at = kept.findIndex(({ place }) => place > after)
      // Before the first of them there may be others.
      const known = at > 0 || kept[0]?.place === after + 1 ? kept.slice(at, at + limit) : []
      if (known.length === limit) return known
      const more = await feed.read(known.at(-1)?.place ?? after, limit - known.length)
      const events = [...known, ...more]
      if (more.length > 0) kept = events
      return events
    },
  }
}
