// What the widget costs a page, beside a chat that is written by hand for that page. Run alone by
// `node --conditions=source bench/page/index.ts [rounds]`, or with everything else by `npm run bench`.
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../../scripts/find-browser.mjs'
import { startServer } from '../../test/support/parley-server.ts'
import { machine } from '../server/report.ts'
import { bundled, kilobytesOf, parleyKilobytes, parleyScripts } from './bundles.ts'
import { measureClosed, measureOpening } from './measure-first-open.ts'
import { measureMemory } from './measure-memory.ts'
import { measureEmptyTyping, measureReading, measureTenThousand, measureThousand } from './measure-transcripts.ts'
import { Results } from './results.ts'
import { BenchSite, subjects } from './site.ts'

const chats = ['windowed', 'whole', 'parley'] as const

/** Measures the widget beside the floor, and gives the report in Markdown. Takes about five minutes. */
export async function benchPage(say: (what: string) => void, rounds = 5): Promise<string> {
  const results = new Results()
  const scripts = new Map(parleyScripts())
  for (const floor of ['windowed', 'whole'] as const) {
    const script = await bundled(`floor/${floor}.ts`)
    scripts.set(`/floor/${floor}.js`, script)
    results.add(floor, { kilobytes: kilobytesOf(script) })
  }
  const weights = parleyKilobytes()
  results.add('parley', { kilobytes: [...weights.values()].reduce((sum, weight) => sum + weight, 0) })

  const site = await BenchSite.open(scripts)
  const browser = await chromium.launch(chromiumOptions())
  const server = await startServer({ config: { sites: { shop: { origins: [site.origin] } } } })
  try {
    const opening = {
      browser,
      site,
      server: server.url,
      script: await bundled('in-page/first-open.ts'),
    }
    const reading = { browser, site, script: await bundled('in-page/bench.ts') }
    // The first of everything is slow for reasons of the browser's own.
    for (const subject of subjects) await measureOpening(subject, opening)
    for (let round = 1; round <= rounds; round += 1) {
      say(`page: round ${round} of ${rounds}`)
      for (const subject of subjects) {
        results.add(subject, await measureOpening(subject, opening))
        results.add(subject, await measureClosed(subject, opening))
      }
      results.add('empty', await measureEmptyTyping(reading))
      for (const measure of [measureThousand, measureTenThousand, measureReading])
        for (const chat of chats) results.add(chat, await measure(chat, reading))
      const emptyMiB = await measureMemory('empty', site, reading.script)
      for (const chat of chats)
        results.add(chat, { rendererMiB: (await measureMemory(chat, site, reading.script)) - emptyMiB })
    }
  } finally {
    await browser.close()
    await server.remove()
    site.close()
  }
  return [
    '## The page',
    '',
    `On ${machine()}, Chromium; the middle one of ${rounds} rounds in which all take turns, with the smallest and the largest where they lie apart.`,
    'The floors are [chats written by hand](../bench/page/floor/chat.ts) for one page, without a framework.',
    'Parley is the widget as it is shipped. CPU is the time of the main thread, without that of idle frames.',
    '',
    results.table(),
    '',
    `Files until usable, gzip kB: ${[...weights].map(([file, weight]) => `\`${file}\` ${weight.toFixed(1)}`).join(', ')}.`,
  ].join('\n')
}

if (import.meta.main) {
  const rounds = Number(process.argv[2] ?? 5)
  console.log(await benchPage((what) => console.error(`  ${what}`), rounds))
}
