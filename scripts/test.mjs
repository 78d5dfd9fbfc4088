// Runs parts of the tests and closes with one total: node scripts/test.mjs [part…] [part of a path…]
//
//   npm test                                      builds, then every part of `usual`
//   npm run test:unit -- server/src/log           only the files with that in their path
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { startTestRunner } from '@web/test-runner'
import { buildBundles } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { root } from './root.mjs'

const minuteMs = 60_000
const isLong = (file) => file.endsWith('.long.test.ts')

const parts = {
  unit: {
    files: () => find('packages/{protocol,server}/src', 'test/!(journeys|cluster)').filter((file) => !isLong(file)),
    run: (files) => runInNode(files, { concurrency: availableParallelism(), timeout: 5 * minuteMs }),
  },
  ui: {
    files: () => find('packages/{ui,widget,agent}/src'),
    run: runInBrowsers,
  },
  journeys: {
    files: () => find('test/journeys'),
    needs: [buildBundles, useBrowser],
    // Their browsers keep a core each busy.
    run: (files) => runInNode(files, { concurrency: Math.min(availableParallelism(), 4), timeout: 10 * minuteMs }),
  },
  cluster: {
    // On a PostgreSQL that each file starts for itself; so they take longer than the usual ones.
    files: () => find('test/cluster').filter((file) => !isLong(file)),
    run: (files) => runInNode(files, { concurrency: availableParallelism(), timeout: 10 * minuteMs }),
  },
  nodes: {
    // The same journeys, on two nodes and PostgreSQL.
    files: () => find('test/journeys'),
    needs: [buildBundles, useBrowser, () => (process.env.PARLEY_TEST_NODES = '2')],
    run: (files) => runInNode(files, { concurrency: availableParallelism(), timeout: 10 * minuteMs }),
  },
  faults: {
    files: () => find('test').filter(isLong),
    run: (files) => runInNode(files, { concurrency: 1 }),
  },
}
const usual = ['unit', 'ui', 'journeys']

const words = process.argv.slice(2)
const asked = words.filter((word) => word in parts)
const filters = words.filter((word) => !(word in parts))

// What was compiled once is compiled for all: a third of what a small file costs is reading the same modules again.
process.env.NODE_COMPILE_CACHE ??= `${root}/node_modules/.cache/node`

const total = { passed: 0, failed: 0, skipped: 0 }
for (const name of asked.length > 0 ? asked : usual) {
  console.log(`\n── ${name} ──`)
  const counts = await runPart(parts[name]).catch((error) => {
    console.error(error.message)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  for (const key in total) total[key] += counts[key]
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed > 0 ? 1 : 0)

async function runPart({ files, needs = [], run }) {
  const found = files().filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  if (found.length === 0)
    throw new Error(`No test file found${filters.length > 0 ? ` for ${filters.join(', ')}` : ''}.`)
  for (const need of needs) need()

  const counts = await run(found)
  if (counts.passed + counts.failed === 0) throw new Error('No test ran.')
  return counts
}

function find(...folders) {
  return globSync(
    folders.map((folder) => `${folder}/**/*.test.ts`),
    { cwd: root },
  ).sort()
}

/** The journeys ask again in processes of their own, at the same time: what was found once is not installed twice. */
function useBrowser() {
  process.env.CHROME_PATH = findBrowser('chromium')
}

async function runInNode(files, options) {
  const events = run({
    files: files.map((file) => `${root}/${file}`),
    cwd: root,
    execArgv: [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      `--import=${root}/scripts/end-test-file.mjs`,
    ],
    ...options,
  })
  let summary
  const empty = []
  const times = []
  events.on('test:summary', ({ file, counts, duration_ms: ms }) => {
    if (file === undefined) summary = counts
    else times.push({ file: file.replace(`${root}/`, ''), ms })
  })
  events.on('test:pass', ({ name }) => {
    if (files.some((file) => name === `${root}/${file}`)) empty.push(name) // Node lets a file without a test pass
  })
  for await (const line of events.compose(spec)) process.stdout.write(line)
  sayEmpty(empty)
  saySlowest(times)
  return {
    passed: summary.passed - empty.length,
    failed: summary.failed + summary.cancelled + empty.length,
    skipped: summary.skipped + summary.todo,
  }
}

async function runInBrowsers(files) {
  const runner = await startTestRunner({
    config: { files: files.map((file) => `${root}/${file}`) },
    readCliArgs: false,
    autoExitProcess: false,
  })
  if (!runner) throw new Error('The test runner for browsers did not start: it says why above.')
  await new Promise((resolve) => runner.on('finished', resolve))

  const counts = { passed: 0, failed: 0, skipped: 0 }
  const times = []
  for (const { passed, testFile, testResults } of runner.sessions.all()) {
    const tests = testsOf(testResults)
    const ms = tests.reduce((sum, { duration = 0 }) => sum + duration, 0)
    times.push({ file: testFile.replace(`${root}/`, ''), ms })
    const failed = tests.filter((test) => !test.passed && !test.skipped).length
    counts.passed += tests.filter((test) => test.passed && !test.skipped).length
    counts.skipped += tests.filter((test) => test.skipped).length
    // A file that cannot be loaded, or holds no test, has no failed test either, and has failed all the same.
    counts.failed += passed && tests.length > 0 ? failed : Math.max(failed, 1)
    if (passed && tests.length === 0) sayEmpty([testFile])
  }
  saySlowest(times)
  return counts
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []
}

/** What to look at first, where the tests are to become faster. */
function saySlowest(times) {
  if (times.length <= 10) return
  console.log('\nThe slowest files, in seconds:')
  const slowest = times.sort((one, other) => other.ms - one.ms).slice(0, 10)
  for (const { file, ms } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)}  ${file}`)
}

function sayEmpty(files) {
  for (const file of files) console.log(`${file.replace(`${root}/`, '')} holds no test: write one, or remove the file`)
}
