import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { MeasuredPage } from './measured-page.ts'
import type { Figures } from './measures.ts'
import type { BenchSite, Subject } from './site.ts'

/** The processor of a cheap phone, beside this one. */
const slowdown = 4
/** How long a page is watched after it is usable, or with its chat closed. Milliseconds. */
const afterwardsMs = 1_000
const closedMs = 4_000

interface Place {
  readonly browser: Browser
  readonly site: BenchSite
  /** The origin of a real server. */
  readonly server: string
  readonly script: string
}

/** A page whose chat opens by itself: when somebody can write, and how long the page did nothing else for it. */
export async function measureOpening(subject: Subject, { browser, site, server, script }: Place): Promise<Figures> {
  const opened = await MeasuredPage.open(browser, site.page(subject, { open: true, server }), { script, slowdown })
  try {
    const { page } = opened
    await page.waitForFunction(() => window.firstOpen.usableMs !== undefined)
    await setTimeout(afterwardsMs)
    const { usableMs = Number.NaN, longTasks } = await page.evaluate(() => window.firstOpen)
    const blockingMs = longTasks
      .filter(({ startMs }) => startMs < usableMs + afterwardsMs)
      .reduce((sum, { ms }) => sum + ms - 50, 0)

    const composer = page.getByRole('textbox', { name: 'Message' })
    await composer.fill('Really?')
    assert.equal(await composer.inputValue(), 'Really?', `the composer of ${subject} takes text`)
    return { usableMs, blockingMs }
  } finally {
    await opened.close()
  }
}

/** A page whose chat stays closed: it should look and feel as if there were none. */
export async function measureClosed(subject: Subject, { browser, site, server, script }: Place): Promise<Figures> {
  const opened = await MeasuredPage.open(browser, site.page(subject, { open: false, server }), { script, slowdown })
  try {
    const { page } = opened
    if (subject !== 'empty') await page.getByRole('button', { name: 'Open chat' }).waitFor()
    await setTimeout(closedMs)
    const { longTasks, layoutShift } = await page.evaluate(() => window.firstOpen)
    return {
      closedLongestMs: Math.max(0, ...longTasks.map(({ ms }) => ms)),
      closedShift: layoutShift,
    }
  } finally {
    await opened.close()
  }
}
