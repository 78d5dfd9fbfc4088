import type { LoggedEvent } from '../features/types.ts'

/** What to do with events that arrived for a log that has been read up to `seq`. */
export type Placement =
  | { readonly is: 'next'; readonly events: readonly LoggedEvent[] }
  | { readonly is: 'gap'; readonly after: number }

/**
 * Places arrived events behind what is there: known ones are dropped, the next ones are applied, and a gap is asked for.
 * Order comes from `seq` alone; nothing is ever compared by time.
 */
export function place(seq: number, arrived: readonly LoggedEvent[]): Placement {
  const events = arrived.filter((event) => event.seq > seq)
  const [first] = events
  if (first && first.seq !== seq + 1) return { is: 'gap', after: seq }
  return { is: 'next', events }
}
