import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Load } from './load-level.ts'

/** How exactly the event loop is watched, in milliseconds. */
const resolutionMs = 20

const nanosecondsPerMs = 1_000_000

/**
 * Measures this process. The loop's delay is what nine of ten rounds stay below since it was asked last: one long pause, as for
 * collecting garbage, does not show in it.
 *
 * @param waitingCommands how many wait for the next transaction
 */
export function createMeasureLoad(waitingCommands: () => number): { measure: () => Load; stop: () => void } {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  return {
    measure() {
      const loopDelayMs = Math.max(0, delays.percentile(90) / nanosecondsPerMs - resolutionMs)
      delays.reset()
      return { loopDelayMs, waitingCommands: waitingCommands(), memoryPercent: memoryPercent() }
    },
    stop: () => void delays.disable(),
  }
}

/** Of the heap, or of what a container allows the whole process, whichever is fuller. */
function memoryPercent(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  const allowed = process.constrainedMemory()
  // Without a limit the system says 0, or more than any machine has.
  const isLimited = allowed > 0 && allowed < Number.MAX_SAFE_INTEGER
  const ofContainer = isLimited ? process.memoryUsage.rss() / allowed : 0
  return 100 * Math.max(used / limit, ofContainer)
}
