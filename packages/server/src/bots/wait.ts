import type { Clock } from '@parley/protocol'

/** Resolves after `ms` milliseconds, or at once when `signal` is aborted. */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const over = () => {
      callOff()
      signal.removeEventListener('abort', over)
      resolve()
    }
    const callOff = clock.after(ms, over)
    signal.addEventListener('abort', over)
  })
}
