import type { LogId } from '@parley/protocol'

/** The store has an event that is not what was written. Nobody is shown it, and nothing is decided on it. */
export class DamagedEvent extends Error {
  override readonly name = 'DamagedEvent'

  constructor(log: LogId, seq: number) {
    super(`event ${seq} of ${log} is not what was written`)
  }
}
