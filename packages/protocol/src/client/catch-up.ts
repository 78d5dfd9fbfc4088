import type { LoggedEvent } from '../features/types.ts'

/**
 * Of the events that arrived, those that come next in a log that has been read up to `seq`: known ones are dropped.
 * Nothing (`undefined`) when something between is missing and has to be asked for.
 * Order comes from `seq` alone; nothing is ever compared by time.
 */
export function nextEvents(seq: number, arrived: readonly LoggedEvent[]): readonly LoggedEvent[] | undefined {
  const events = arrived.filter((event) => event.seq > seq)
  const isGapless = events.every((event, index) => event.seq === seq + 1 + index)
  return isGapless ? events : undefined
}
