// How smooth a busy desk stays: 20 interactions, 3 consultations, and colleagues whose presence changes 50 times a second while the
// Team Communicator is open. `npm run bench desk`, or alone by `node --conditions=source bench/desk/index.ts`.
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '../../scripts/find-browser.mjs'
import { startServer, type ParleyServer } from '../../test/support/parley-server.ts'
import { machine } from '../server/report.ts'
import { Line, secret } from './people.ts'

const interactions = 20
const consultations = 3
const colleagues = 50
const changesPerSecond = 50
const messagesPerSecond = 5
const seconds = 20

/** What a stretch of time was like in the desk's page. Milliseconds. */
interface Measured {
  readonly what: string
  readonly frames: { readonly p50: number; readonly p99: number; readonly worst: number }
  /** Of the main thread, per second. */
  readonly cpuMs: number
  readonly longTasks: number
}

/** Measures a desk in a browser, and gives the report in Markdown. Takes about two minutes. */
export async function benchDesk(say: (what: string) => void): Promise<string> {
  const limits = {
    agentCommandsPer10s: 100_000,
    agentCommandBurst: 100_000,
    conversationsPerMinute: 10_000,
    socketsPerContact: 100,
  }
  const server = await startServer({ config: { limits }, environment: { PARLEY_AGENT_SECRET: secret } })
  const browser = await chromium.launch(chromiumOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${server.url}/agent?as=ada`)
    await page.getByRole('button', { name: 'Presence', description: /^Ready/ }).waitFor()
    const contacts = await fill(page, server, say)
    const team = await Promise.all(Array.from({ length: colleagues }, (_, at) => Line.agent(server, `c${at}`)))
    const measured = [await measure(page, 'nothing happens')]
    say('contacts write')
    const stopWriting = writes(contacts)
    measured.push(await measure(page, `contacts write ${messagesPerSecond} messages per second`))
    say('colleagues come and go, unseen')
    const stopChanging = changes(team)
    measured.push(await measure(page, `and presences change ${changesPerSecond} times per second`))
    say('colleagues come and go, before the agent’s eyes')
    await page.getByRole('button', { name: 'Start Consultation', exact: true }).click()
    await page.getByRole('dialog', { name: 'Team Communicator', exact: true }).waitFor()
    measured.push(await measure(page, 'and the Team Communicator shows them'))
    stopWriting()
    stopChanging()
    return report(measured)
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** Gives the agent all that a desk can have, and all contacts. */
async function fill(page: Page, server: ParleyServer, say: (what: string) => void) {
  const contacts: { line: Line; id: string }[] = []
  const accept = page.getByRole('button', { name: 'Accept', exact: true }).first()
  for (let at = 1; at <= interactions; at += 1) {
    contacts.push(await Line.contact(server, `Contact ${at}`))
    await accept.click()
    await page
      .getByRole('list', { name: 'Interactions', exact: true })
      .getByRole('listitem')
      .nth(at - 1)
      .waitFor()
  }
  say(`${interactions} interactions`)
  const consulted = await Line.agent(server, 'consulted', 5)
  await consulted.ask('set-presence', { is: 'ready' })
  for (let at = 0; at < consultations; at += 1) {
    await page
      .getByRole('list', { name: 'Interactions', exact: true })
      .getByRole('listitem')
      .nth(at)
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('button', { name: 'Start Consultation', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Team Communicator', exact: true })
    const invited = consulted.next(
      (frame) => JSON.stringify(frame).includes('"colleague-invited"') || opensAsked(frame),
    )
    await dialog
      .getByRole('listitem', { name: 'Agent consulted', exact: true })
      .first()
      .getByRole('button', { name: 'Action', exact: true })
      .click()
    await page.getByRole('menuitem', { name: 'Start Chat Consultation', exact: true }).click()
    const { about, invitation } = askedIn(await invited)
    await consulted.ask('accept-invitation', { invitation }, about)
    await page
      .getByRole('region', { name: /^Private consultation/ })
      .first()
      .waitFor()
  }
  say(`${consultations} consultations`)
  return contacts
}

type Opened = {
  type: string
  log?: string
  state?: { team?: readonly { seq: number }[] }
  events?: readonly { name: string; seq: number }[]
}

const opensAsked = (frame: object) => ((frame as Opened).state?.team?.length ?? 0) > 0

/** Which interaction a frame asks an agent about, and with which invitation. */
function askedIn(frame: object): { about: string; invitation: number } {
  const { log = '', state, events = [] } = frame as Opened
  const invitation = state?.team?.at(-1)?.seq ?? events.findLast(({ name }) => name === 'colleague-invited')?.seq ?? 0
  return { about: log.slice(log.indexOf(':') + 1), invitation }
}

function writes(contacts: readonly { line: Line; id: string }[]): () => void {
  let at = 0
  const timer = setInterval(() => {
    const contact = contacts[at++ % contacts.length]
    contact?.line.wish(
      'send-message',
      { message: { kind: 'text', text: `And another thing, number ${at}.` } },
      contact.id,
    )
  }, 1_000 / messagesPerSecond)
  return () => clearInterval(timer)
}

function changes(team: readonly Line[]): () => void {
  let at = 0
  const timer = setInterval(() => {
    const isReady = Math.floor(at / team.length) % 2 === 0
    team[at++ % team.length]?.wish('set-presence', isReady ? { is: 'ready' } : { is: 'not-ready', reason: 'Lunch' })
  }, 1_000 / changesPerSecond)
  return () => clearInterval(timer)
}

/** Watches the page's frames for a while. */
async function measure(page: Page, what: string): Promise<Measured> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taskMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  await wait(1_000)
  const before = await taskMs()
  const { gaps, longTasks } = await page.evaluate(async (ms) => {
    const long: number[] = []
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)))
    observer.observe({ type: 'longtask' })
    const times: number[] = []
    const until = performance.now() + ms
    while (performance.now() < until) times.push(await new Promise<number>(requestAnimationFrame))
    observer.disconnect()
    return { gaps: times.slice(1).map((time, at) => time - times[at]!), longTasks: long.length }
  }, seconds * 1_000)
  const cpuMs = ((await taskMs()) - before) / seconds
  await session.detach()
  const sorted = gaps.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return { what, frames: { p50: at(0.5), p99: at(0.99), worst: at(1) }, cpuMs, longTasks }
}

function report(measured: readonly Measured[]): string {
  const rows = measured.map(
    ({ what, frames, cpuMs, longTasks }) =>
      `| ${what} | ${frames.p50.toFixed(1)} | ${frames.p99.toFixed(1)} | ${frames.worst.toFixed(0)} | ${cpuMs.toFixed(0)} | ${longTasks} |`,
  )
  return [
    '## The desk',
    '',
    `On ${machine()}, Chromium; ${interactions} interactions, ${consultations} consultations, ${colleagues} colleagues; each row ${seconds} s.`,
    'Milliseconds from one frame to the next; CPU of the main thread in milliseconds per second, the watching of frames included.',
    '',
    '| | frame p50 | p99 | worst | CPU | tasks over 50 ms |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

if (import.meta.main) console.log(await benchDesk((what) => console.error(`  ${what}`)))
