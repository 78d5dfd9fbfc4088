import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { limits } from '@parley/protocol'
import { MeasuredPage } from './measured-page.ts'
import type { Figures } from './measures.ts'
import { quantile } from './results.ts'
import type { BenchSite, Subject } from './site.ts'

const arriving = 60
const keys = 60
const burst = 1_000
/** So fast somebody types who types very fast. Milliseconds. */
const betweenKeysMs = 40

interface Place {
  readonly browser: Browser
  readonly site: BenchSite
  /** Plays the server inside the page, and looks at the screen. */
  readonly script: string
}

/** Opens a subject's chat, which has no conversation yet, does something with it and closes the page. */
async function inChat<Result>(
  subject: Subject,
  { browser, site, script }: Place,
  action: (chat: MeasuredPage) => Promise<Result>,
): Promise<Result> {
  const chat = await MeasuredPage.open(browser, site.page(subject, { open: true }), { script })
  try {
    await chat.page.waitForFunction(() => window.bench.isReady())
    await chat.page.evaluate(() => window.bench.settle())
    return await action(chat)
  } catch (cause) {
    throw new Error(`${subject} did not do what is measured`, { cause })
  } finally {
    await chat.close()
  }
}

/** 1,000 messages that come at once, and one that arrives after them. */
export async function measureThousand(subject: Subject, place: Place): Promise<Figures> {
  return inChat(subject, place, async (chat) => {
    const { seenMs } = await chat.page.evaluate(() => window.bench.open(1_000))
    return { open1kMs: seenMs, arrive1kCpuMs: await cpuPerMessage(chat) }
  })
}

/** 10,000 messages that come at once, then 1,000 more in two ways. */
export async function measureTenThousand(subject: Subject, place: Place): Promise<Figures> {
  return inChat(subject, place, async ({ page }) => {
    const opened = await page.evaluate(() => window.bench.open(10_000))
    const live = await page.evaluate((count) => window.bench.burst(count, 'frames'), burst)
    const missed = await page.evaluate((count) => window.bench.burst(count, 'one frame'), burst)
    return {
      open10kMs: opened.seenMs,
      open10kDrawnMs: opened.drawnMs,
      open10kFrameMs: opened.longestFrameMs,
      burstMs: live.seenMs,
      burstFrameMs: live.longestFrameMs,
      missedMs: missed.seenMs,
      missedFrameMs: missed.longestFrameMs,
    }
  })
}

/** 10,000 messages as they come in reality: the end first, then page by page upwards. Then somebody writes. */
export async function measureReading(subject: Subject, place: Place): Promise<Figures> {
  return inChat(subject, place, async (chat) => {
    const { page } = chat
    const tail = limits.openingEvents
    const opened = await page.evaluate((tail) => window.bench.open(10_000, tail), tail)
    const reading = await chat.costOf(() => page.evaluate(() => window.bench.readToBeginning()))
    const arrive10kCpuMs = await cpuPerMessage(chat)
    const heapMB = await chat.heapMB()
    return {
      tailMs: opened.seenMs,
      pageCpuMs: reading.cpuMs / ((10_000 - tail) / limits.pageEvents),
      pageFrameMs: reading.result.longestFrameMs,
      arrive10kCpuMs,
      heapMB,
      ...(await typing(chat)),
    }
  })
}

/** Typing into a text field alone, as the reference for what the browser itself takes. */
export async function measureEmptyTyping({ browser, site, script }: Place): Promise<Figures> {
  const empty = await MeasuredPage.open(browser, site.page('empty', { open: true }), { script })
  try {
    await empty.page.waitForFunction(() => window.bench.composer())
    return { ...(await typing(empty)), heapMB: await empty.heapMB() }
  } finally {
    await empty.close()
  }
}

async function cpuPerMessage(chat: MeasuredPage): Promise<number> {
  const { page } = chat
  await page.evaluate((count) => window.bench.arrive(count), 10)
  const arrived = await chat.costOf(() => page.evaluate((count) => window.bench.arrive(count), arriving))
  const idle = await chat.costOf(() => page.evaluate((count) => window.bench.idle(count), arriving))
  assert.ok(await page.evaluate(() => window.bench.isNewestInSight()), 'the last message that arrived is on screen')
  return (arrived.cpuMs - idle.cpuMs) / arriving
}

async function typing(chat: MeasuredPage): Promise<Figures> {
  const { page } = chat
  await page.evaluate(() => window.bench.composer()?.focus())
  const type = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      await chat.press(String.fromCharCode(97 + (index % 26)))
      await setTimeout(betweenKeysMs)
    }
  }
  await type(10)
  await page.evaluate(() => void (window.bench.keyMs.length = 0))
  const typed = await chat.costOf(() => type(keys))
  const idle = await chat.costOf(() => setTimeout(keys * betweenKeysMs))
  const keyMs = await page.evaluate(() => window.bench.keyMs)
  assert.equal(
    await page.evaluate(() => window.bench.composer()?.value.length),
    keys + 10,
    'the composer has every key',
  )
  return {
    keyCpuMs: (typed.cpuMs - idle.cpuMs) / keys,
    keyP50Ms: quantile(keyMs, 0.5),
    keyP99Ms: quantile(keyMs, 0.99),
  }
}
