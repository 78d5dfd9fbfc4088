import type { CDPSession, Page } from 'playwright-core'

/** What a page holds when its garbage has been collected. */
export interface Held {
  /** DOM nodes, those included that are on no screen. */
  readonly nodes: number
  readonly listeners: number
  /** Of its scripts, in bytes. */
  readonly heap: number
}

/** Asks a page what it holds. */
export async function heldBy(page: Page): Promise<Held> {
  const devtools: CDPSession = await page.context().newCDPSession(page)
  try {
    // What the first collection finalizes the second one takes.
    for (let times = 0; times < 2; times += 1) await devtools.send('HeapProfiler.collectGarbage')
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    return { nodes, listeners: jsEventListeners, heap: usedSize }
  } finally {
    await devtools.detach()
  }
}
