import { availableParallelism } from 'node:os'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'
import { mendEmojiPickerInTests } from './scripts/mend-emoji-picker.mjs'
import { chromiumOptions, findBrowser } from './scripts/find-browser.mjs'

/** A page in a profile and a window of its own: it shares nothing that is stored with the one beside it. */
async function ownPage({ browser }) {
  const context = await browser.createBrowserContext()
  return context.newPage()
}

const launchers = {
  chromium: () => chromeLauncher({ launchOptions: chromiumOptions(), createPage: ownPage }),

  async firefox() {
    const { default: puppeteer } = await import('puppeteer-core')
    const launchOptions = { browser: 'firefox', headless: true, executablePath: findBrowser('firefox') }
    return chromeLauncher({ puppeteer, launchOptions })
  },

  async webkit() {
    const { webkitLauncher } = await import('./scripts/webkit-launcher.mjs')
    return webkitLauncher(findBrowser('webkit'))
  },
}

const wanted = (process.env.BROWSERS ?? 'chromium').split(',')
const browsers = await Promise.all(
  wanted.map((name) => {
    if (!launchers[name]) throw new Error(`BROWSERS: no "${name}". Choose from: ${Object.keys(launchers).join(', ')}.`)
    return launchers[name]()
  }),
)

export default {
  rootDir: '.',
  nodeResolve: { exportConditions: ['source', 'development', 'browser', 'import', 'default'] },
  plugins: [
    // First: it knows the code as npm has it.
    mendEmojiPickerInTests,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'packages/ui/tsconfig.json' }),
  ],
  browsers,
  // Only Chromium gives each page a profile of its own.
  concurrency: wanted.join() === 'chromium' ? Math.min(availableParallelism(), 4) : 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testRunnerHtml: (framework) => `<!doctype html><html><head></head><body>
    <script type="module" src="/packages/ui/src/testing/axe-when-still.ts"></script>
    <script type="module" src="/packages/ui/src/testing/nodes-in-words.ts"></script>
    <script type="module" src="${framework}"></script></body></html>`,
  testFramework: { config: { timeout: 10_000 } },
}
