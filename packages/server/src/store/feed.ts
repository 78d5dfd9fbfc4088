import type { LogId } from '@parley/protocol'

/** An event among those of all logs. */
export interface FedEvent {
  /** What was written later has a higher one. From 1 on. */
  readonly place: number
  readonly log: LogId
  readonly json: string
}

/** The events of all logs in the order in which they were written, for what follows behind them. */
export interface Feed {
  /** The events after a place, oldest first, at most `limit`. Nothing: there are none yet. */
  read(after: number, limit: number): Promise<readonly FedEvent[]>
}
