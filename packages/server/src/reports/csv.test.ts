import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Report } from '@parley/protocol'
import { csvOf } from './csv.ts'
import { Tally } from './tally.ts'

const figures = await new Tally().figures(async () => {})
const reportOf = (names: readonly string[]): Report => ({
  from: '2026-11-01',
  to: '2026-11-30',
  zone: 'UTC',
  complete: true,
  total: figures,
  by: { agent: names.map((name) => ({ agentId: 'a', name, figures })) },
  queues: [],
  agents: [],
})

const namesIn = (csv: string) =>
  csv
    .slice(1)
    .split('\r\n')
    .slice(1, -1)
    .map((row) => /^a,("(?:[^"]|"")*"|[^,]*),/.exec(row)?.[1])

test('[REP13] [B041] [ATK135] a name that a spreadsheet would work out stays a name', () => {
  const csv = csvOf(
    reportOf(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("https://evil.example","x")', '＝1']),
    'agent',
  )
  assert.deepEqual(namesIn(csv), [
    `"'=1+1"`,
    `"'+1"`,
    `"'-1"`,
    `"'@SUM(A1)"`,
    `"'\t=1"`,
    `"'=HYPERLINK(""https://evil.example"",""x"")"`,
    `"'＝1"`,
  ])
})

test('[REP13] commas, quotes, semicolons and line ends cannot leave their cell', () => {
  const csv = csvOf(reportOf(['a,b', 'a"b', 'a;=1', 'Zoë']), 'agent')
  assert.deepEqual(namesIn(csv), ['"a,b"', '"a""b"', '"a;=1"', 'Zoë'])
  assert.match(csvOf(reportOf(['a\r\n=1']), 'agent'), /"a\r\n=1"/)
})

test('[REP13] a line break before a formula is no way round it', () => {
  assert.match(csvOf(reportOf(['\r=1']), 'agent'), /"'\r=1"/)
})

test('[REP13] numbers are numbers, times are seconds, and what there is none of is empty', async () => {
  const tally = new Tally()
  const row = { agentId: null, openedAt: 0, site: 'shop', skill: null, outcome: 'handled', endedBy: 'staff' } as const
  tally.add({ ...row, stars: 4, firstResponseMs: 12_500, waitedMs: null, handlingMs: 61_000, waits: 3, late: 1 })
  const csv = csvOf({ ...reportOf([]), total: await tally.figures(async () => {}) }, undefined)
  const [head, cells] = csv
    .slice(1)
    .split('\r\n')
    .map((line) => line.split(','))
  const of = (name: string) => cells?.[head!.indexOf(name)]
  assert.equal(csv.charCodeAt(0), 0xfeff)
  assert.deepEqual([of('from'), of('to')], ['2026-11-01', '2026-11-30'])
  assert.deepEqual(
    ['conversations', 'first_response_median_s', 'waiting_mean_s', 'late_share', 'rating_mean', 'stars_4'].map(of),
    ['1', '12.5', '', '0.3333', '4', '1'],
  )
})
