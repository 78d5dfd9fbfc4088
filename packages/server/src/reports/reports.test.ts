import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Report } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import type { CoreOptions } from '../core.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { Told } from '../testing/report-samples.ts'
import { createReports } from './create-reports.ts'
import type { FactIndex } from './fact-index.ts'
import { openSqliteFacts } from './open-sqlite-facts.ts'
import { readQuestion } from './read-question.ts'

const noon = Date.UTC(2026, 10, 3, 12)

async function storeWith(...all: readonly Told[]): Promise<Store> {
  const store = createMemoryStore()
  for (const told of all) await told.into(store)
  return store
}

function reportsOn(store: Store, { facts = openSqliteFacts(':memory:'), lateMs = 60_000 } = {}) {
  const lines: string[] = []
  const settings = {
    ...defaultCoreSettings,
    sites: { shop: { ...defaultSiteSettings, pendingResponse: { warningMs: 1_000, lateMs } } },
  }
  const clock = fakeClock()
  const log = (name: string) => void lines.push(name)
  const options = { store, factIndex: facts, clock, log, settings } as unknown as CoreOptions
  const reports = createReports(options, { nextTurn: (action) => void setImmediate(action), late: () => lateMs })
  const ask = (query: Record<string, string> = {}): Promise<Report> =>
    reports.report(readQuestion({ from: '2026-11-01', to: '2026-11-05', ...query }))
  return { reports, ask, lines, clock, facts }
}

const chat = (at: number, seconds = 10, site = 'shop') =>
  new Told({ at, site }).says('p1').after(seconds).accepts('ada').says('p2').after(100).ends().done('ada')

test('[REP6] [B041] a range has mean, median and 90th percentile', async () => {
  const { ask } = reportsOn(await storeWith(...[10, 20, 30, 40, 100].map((seconds) => chat(noon, seconds))))
  const { total } = await ask()
  assert.deepEqual(total.waiting, { count: 5, meanMs: 40_000, medianMs: 30_000, p90Ms: 76_000 })
  assert.deepEqual([total.answers.count, total.answers.late, total.answers.lateShare], [5, 1, 0.2])
})

test('[REP6] nothing is nothing, not zero', async () => {
  const { total, by } = await reportsOn(await storeWith()).ask({ by: 'day' })
  assert.deepEqual(total.firstResponse, { count: 0, meanMs: null, medianMs: null, p90Ms: null })
  assert.deepEqual([total.answers.lateShare, total.rating.mean], [null, null])
  assert.equal(by.day?.length, 5, 'days without conversations are there')
})

test('[REP1] [REP9] a conversation is in the day in which it was opened, in the zone of who asks', async () => {
  const { ask } = reportsOn(await storeWith(chat(Date.UTC(2026, 10, 2, 23, 30)), chat(noon)))
  const days = async (zone: string) =>
    (await ask({ by: 'day', zone })).by.day?.map(({ figures }) => figures.conversations)
  assert.deepEqual(await days('UTC'), [0, 1, 1, 0, 0])
  assert.deepEqual(await days('Europe/Berlin'), [0, 0, 2, 0, 0])
})

test('[REP1] [B041] by queue: a site, and a skill where one was asked for; and only one of them', async () => {
  const tea = new Told({ at: noon, site: 'travel', bot: true }).says('p1').handsOver('tea').accepts('ben').ends()
  const { ask } = reportsOn(await storeWith(chat(noon), chat(noon), tea, chat(noon, 10, 'travel')))
  const { by, queues } = await ask({ by: 'queue,site' })
  assert.deepEqual(
    by.queue?.map(({ site, skill, figures }) => [site, skill, figures.conversations]),
    [
      ['shop', null, 2],
      ['travel', 'tea', 1],
      ['travel', null, 1],
    ],
  )
  assert.deepEqual(
    by.site?.map(({ site, figures }) => [site, figures.conversations]),
    [
      ['shop', 2],
      ['travel', 2],
    ],
  )
  assert.equal(queues.length, 3)
  assert.equal((await ask({ site: 'travel' })).total.conversations, 2)
  assert.equal((await ask({ site: 'travel', skill: '' })).total.conversations, 1)
  assert.equal((await ask({ site: 'travel', skill: 'tea' })).total.conversations, 1)
})

test('[REP1] [B041] by agent: what each of them did, and one of them alone', async () => {
  const both = new Told({ at: noon }).says('p1').accepts('ada', { name: 'Ada' }).after(50)
  both.accepts('ben', { how: 'transfer-accepted', replaces: 'p2' }).after(25).ends()
  const { ask } = reportsOn(await storeWith(chat(noon), both))
  const { by, total } = await ask({ by: 'agent' })
  assert.equal(total.conversations, 2)
  assert.deepEqual(
    by.agent?.map(({ agentId, name, figures }) => [agentId, name, figures.conversations, figures.handling.meanMs]),
    [
      ['ada', 'Ada', 2, 75_000],
      ['ben', 'ben', 1, 25_000],
    ],
  )
  const ben = await ask({ agent: 'ben', by: 'day' })
  assert.deepEqual([ben.total.conversations, ben.total.handling.meanMs], [1, 25_000])
  assert.deepEqual(
    ben.agents.map(({ agentId }) => agentId),
    ['ada', 'ben'],
    'all can still be chosen',
  )
})

test('[REP20] what happened just now is in the report', async () => {
  const store = await storeWith(chat(noon))
  const { ask } = reportsOn(store)
  assert.equal((await ask()).total.conversations, 1)
  await chat(noon).into(store)
  const { total, complete } = await ask()
  assert.deepEqual([total.conversations, complete], [2, true])
})

test('[REP20] it goes on where it was after a restart', async () => {
  const [store, facts] = [await storeWith(chat(noon)), openSqliteFacts(':memory:')]
  await reportsOn(store, { facts }).ask()
  await chat(noon).into(store)
  const again = reportsOn(store, { facts })
  assert.equal((await again.ask()).total.conversations, 2)
  assert.deepEqual(again.lines, [])
})

test('[REP20] what was counted is there after a restart; a damaged file begins anew, and has the same numbers', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-reports-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'reports.sqlite')
  const store = await storeWith(chat(noon), chat(noon, 30))
  const first = reportsOn(store, { facts: openSqliteFacts(path) })
  const before = await first.ask({ by: 'day,agent' })
  const { place } = await first.facts.reached()
  await first.facts.close()
  const again = openSqliteFacts(path)
  assert.equal((await again.reached()).place, place)
  await again.close()
  for (const damage of [
    () => truncateSync(path, 5_000),
    () => writeFileSync(path, 'no database'),
    () => rmSync(path),
  ]) {
    damage()
    const facts = openSqliteFacts(path)
    assert.equal((await facts.reached()).place, 0)
    assert.deepEqual(await reportsOn(store, { facts }).ask({ by: 'day,agent' }), before)
    await facts.close()
  }
})

test('[REP20] facts of another database begin anew', async () => {
  const facts = openSqliteFacts(':memory:')
  await reportsOn(await storeWith(chat(noon), chat(noon)), { facts }).ask()
  const restored = reportsOn(await storeWith(chat(noon)), { facts })
  assert.equal((await restored.ask()).total.conversations, 1)
  assert.deepEqual(restored.lines, ['index-begins-anew', 'events-missing'])
})

test('[REP7] when a site changes what is late, all that was counted is counted anew', async () => {
  const [store, facts] = [await storeWith(chat(noon, 50)), openSqliteFacts(':memory:')]
  assert.equal((await reportsOn(store, { facts }).ask()).total.answers.late, 0)
  assert.equal((await reportsOn(store, { facts, lateMs: 40_000 }).ask()).total.answers.late, 1)
})

test('[REP20] facts that cannot be written are tried again later; until then a report says that it is not whole', async () => {
  const whole = openSqliteFacts(':memory:')
  let isFull = true
  const facts: FactIndex = {
    ...whole,
    put: async (...batch) => (isFull ? Promise.reject(new Error('full')) : whole.put(...batch)),
  }
  const { ask, clock, reports, lines } = reportsOn(await storeWith(chat(noon)), { facts })
  assert.equal((await ask()).complete, false)
  isFull = false
  await clock.advance(5_000)
  await reports.idle()
  const { total, complete } = await ask()
  assert.deepEqual([total.conversations, complete], [1, true])
  assert.deepEqual(lines, ['indexing-failed'])
})

test('[REP21] a store without a feed has no reports, and says so', async () => {
  const { feed: _, ...store } = createMemoryStore()
  await assert.rejects(reportsOn(store).ask(), { code: 'unavailable' })
})

test('[REP21] reports are made one after the other, and not too many wait', async () => {
  const { ask } = reportsOn(await storeWith(chat(noon)))
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask()))
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 8)
  assert.equal((await ask()).total.conversations, 1)
})

test('[REP11] [B041] what is asked wrongly is refused, with what is wrong', () => {
  const whole = { from: '2026-11-01', to: '2026-11-05' }
  const problem = (query: Record<string, unknown>) => {
    try {
      readQuestion({ ...whole, ...query })
      return 'nothing'
    } catch (error) {
      return (error as { facts: { field: string } }).facts.field
    }
  }
  assert.deepEqual(
    [
      { from: undefined },
      { from: '2026-11-31' },
      { to: '2026-10-31' },
      { to: '2027-12-06' },
      { zone: 'Mars/Olympus' },
      { by: 'contact' },
      { site: ['a', 'b'] },
      { colour: 'blue' },
      { agent: 'a'.repeat(201) },
      { to: '2027-12-05' },
    ].map(problem),
    ['from', 'from', 'to', 'to', 'zone', 'by', 'site', 'colour', 'agent', 'nothing'],
  )
})
