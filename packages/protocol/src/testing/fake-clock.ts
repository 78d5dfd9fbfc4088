import type { Clock } from '../clock.ts'

/** A clock that stands still until it is moved by hand. */
export interface FakeClock extends Clock {
  /** Moves time forward by `ms`, running everything that becomes due, in order. Lets promises settle in between. */
  advance(ms: number): Promise<void>
  /** When the next action is due, or nothing. */
  nextDue(): number | undefined
}

/** A fake clock at `start`: milliseconds since 1970. */
export function fakeClock(start = Date.UTC(2026, 0, 5, 9, 0)): FakeClock {
  let now = start
  const due = new Map<symbol, { readonly at: number; readonly action: () => void }>()

  function earliest(): [symbol, { at: number; action: () => void }] | undefined {
    let first: [symbol, { at: number; action: () => void }] | undefined
    for (const entry of due) if (!first || entry[1].at < first[1].at) first = entry
    return first
  }

  return {
    now: () => now,
    after(ms, action) {
      const key = Symbol('due')
      due.set(key, { at: now + Math.max(0, ms), action })
      return () => void due.delete(key)
    },
    nextDue: () => earliest()?.[1].at,
    async advance(ms) {
      const end = now + ms
      await settled()
      for (let next = earliest(); next && next[1].at <= end; next = earliest()) {
        due.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].action()
        await settled()
      }
      now = end
    },
  }
}

/** Lets everything that waits on promises alone run to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
