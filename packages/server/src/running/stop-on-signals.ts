import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'

/** How the process ends, as far as signals say. */
export interface Stopping {
  /** Finishes what was begun and closes everything. */
  readonly drain: () => Promise<void>
  readonly exit: (code: number) => void
  /** How long draining may take, in milliseconds. */
  readonly longestMs: number
  readonly clock: Clock
  readonly log: Log
}

type Signals = Pick<NodeJS.Process, 'on'>

/**
 * Drains at the first SIGTERM or SIGINT and ends with 0; with 1 when that fails or takes too long. A second signal ends
 * the process at once: nothing that was acknowledged is lost by that.
 */
export function stopOnSignals(signals: Signals, { drain, exit, longestMs, clock, log }: Stopping): void {
  let asked = false
  const stop = (signal: NodeJS.Signals) => {
    if (asked) return exit(130)
    asked = true
    log('stopping', { signal })
    const callOff = clock.after(longestMs, () => {
      log('drain-failed', { problem: 'too slow' })
      exit(1)
    })
    drain().then(
      () => {
        callOff()
        exit(0)
      },
      (error: unknown) => {
        log('drain-failed', { problem: error instanceof Error ? error.message : 'unknown' })
        exit(1)
      },
    )
  }
  signals.on('SIGTERM', stop)
  signals.on('SIGINT', stop)
}
