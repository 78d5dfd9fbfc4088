import { painted } from './frames.ts'
import { usableComposer } from './looking.ts'

/** What a page saw of its own beginning. Milliseconds since the navigation began. */
export interface FirstOpen {
  /** When the composer was painted and took text; nothing as long as it does not. */
  usableMs?: number
  /** Every task that took the main thread 50 ms or longer. */
  readonly longTasks: { readonly startMs: number; readonly ms: number }[]
  /** Sum of the shifts of what was on the page. */
  layoutShift: number
}

const firstOpen: FirstOpen = { longTasks: [], layoutShift: 0 }

new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    firstOpen.longTasks.push({ startMs: startTime, ms: duration })
}).observe({ type: 'longtask', buffered: true })

new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) firstOpen.layoutShift += (shift as PerformanceEntry & { value: number }).value
}).observe({ type: 'layout-shift', buffered: true })

async function watch(): Promise<void> {
  while (firstOpen.usableMs === undefined) {
    const now = await painted()
    if (usableComposer()) firstOpen.usableMs = now
  }
}
// A chat that stays closed is not looked for: looking costs more than a closed chat does.
if (new URLSearchParams(location.search).get('open')) void watch()

declare global {
  interface Window {
    readonly firstOpen: FirstOpen
  }
}

Object.defineProperty(window, 'firstOpen', { value: firstOpen })
