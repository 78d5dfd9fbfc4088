import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { limits } from '@parley/protocol'
import { chromiumOptions } from '../../scripts/find-browser.mjs'
import { MeasuredPage } from './measured-page.ts'
import type { BenchSite, Subject } from './site.ts'

/**
 * What the process that shows a page holds for itself alone after 10,000 messages were read page by page, in MiB.
 * In a browser of its own, so that it is known which process that is. `NaN` where the system does not tell.
 */
export async function measureMemory(subject: Subject, site: BenchSite, script: string): Promise<number> {
  const browser = await chromium.launch(chromiumOptions())
  try {
    const chat = await MeasuredPage.open(browser, site.page(subject, { open: true }), { script })
    const { page } = chat
    await page.waitForFunction(() => window.bench.composer())
    if (subject !== 'empty') {
      await page.waitForFunction(() => window.bench.isReady())
      await page.evaluate((tail) => window.bench.open(10_000, tail), limits.openingEvents)
      await page.evaluate(() => window.bench.readToBeginning())
    }
    await page.evaluate(() => window.bench.settle())
    await chat.heapMB()
    const devtools = await browser.newBrowserCDPSession()
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer')
    return Math.max(...renderers.map(({ id }) => privateMiB(id)))
  } finally {
    await browser.close()
  }
}

function privateMiB(processId: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const rollup = readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8')
  const kibibytes = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, figure]) => Number(figure))
  return kibibytes.reduce((sum, figure) => sum + figure, 0) / 1_024
}
