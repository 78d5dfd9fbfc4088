import type { Browser, CDPSession, Page } from 'playwright-core'

/** A page in a browser profile of its own, with nothing cached. */
export class MeasuredPage {
  readonly page: Page
  readonly #devtools: CDPSession

  private constructor(page: Page, devtools: CDPSession) {
    this.page = page
    this.#devtools = devtools
  }

  /**
   * @param script runs before everything else in the page
   * @param slowdown makes the processor so many times slower, for the page
   */
  static async open(browser: Browser, url: string, { script, slowdown = 1 }: { script: string; slowdown?: number }) {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1_024, height: 768 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(`  ${url}: ${error.message}`))
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'timeTicks' })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.addInitScript(script)
    await page.goto(url, { waitUntil: 'commit' })
    return new MeasuredPage(page, devtools)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  /** Does something and says how much of the main thread's processor time it cost, in milliseconds. */
  async costOf<Result>(action: () => Promise<Result>): Promise<{ readonly cpuMs: number; readonly result: Result }> {
    const before = await this.#cpuMs()
    const result = await action()
    return { cpuMs: (await this.#cpuMs()) - before, result }
  }

  /** What its scripts hold after a garbage collection, in MB. */
  async heapMB(): Promise<number> {
    await this.#devtools.send('HeapProfiler.collectGarbage')
    return (await this.#metric('JSHeapUsedSize')) / 1e6
  }

  /** Presses the key of a letter. Resolves when the page has dealt with it. */
  async press(letter: string): Promise<void> {
    const key = {
      key: letter,
      code: `Key${letter.toUpperCase()}`,
      windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
    }
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
    await this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }

  /** Processor time of the page's main thread until now: other programs on the machine do not count. */
  async #cpuMs(): Promise<number> {
    return (await this.#metric('ThreadTime')) * 1_000
  }

  async #metric(wanted: string): Promise<number> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  }
}
