import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reachedWith } from '../../packages/server/src/following/follower.ts'
import { factsOf, followed, nothingYet, type Course } from '../../packages/server/src/reports/facts.ts'
import type { FactIndex, Kept } from '../../packages/server/src/reports/fact-index.ts'
import { makeReport } from '../../packages/server/src/reports/make-report.ts'
import { openSqliteFacts } from '../../packages/server/src/reports/open-sqlite-facts.ts'
import { readQuestion } from '../../packages/server/src/reports/read-question.ts'
import { Told } from '../../packages/server/src/testing/report-samples.ts'
import { machine } from '../server/report.ts'

const conversations = 100_000
const days = 365
const sliceConversations = 40
const agents = Array.from({ length: 50 }, (_, at) => `agent-${at}`)
const firstDay = Date.UTC(2026, 0, 1)

/** Milliseconds of this thread's own work: what others do on the machine does not count. */
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** Numbers from 0 to 1 that are the same in every run. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0)

/** Measures the facts alone, of 100,000 conversations in a year. Gives the report in Markdown, after about a minute. */
export async function benchReports(say: (what: string) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const path = join(folder, 'reports.sqlite')
  const facts = openSqliteFacts(path)
  try {
    say(`taking in ${conversations} conversations`)
    const { events, tookMs } = await fill(facts)
    const rows = []
    for (const [what, query] of questions) {
      say(what)
      rows.push([what, ...(await measure(facts, query))].join(' | '))
    }
    return [
      '## Reports',
      '',
      `On ${machine()}; the facts alone, of ${conversations.toLocaleString('en')} conversations of ${agents.length} agents in ${days} days. All times are CPU of the one thread; the longest turn is what a message may have to wait for.`,
      '',
      `Taking in costs ${ms((tookMs / events) * 1_000)} µs an event. The file has ${Math.round(statSync(path).size / 1e6)} MB.`,
      '',
      '| asked for | conversations | report, ms | longest turn, ms |',
      '| --- | --- | --- | --- |',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n')
  } finally {
    await facts.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(facts: FactIndex): Promise<{ events: number; tookMs: number }> {
  const chance = chanceFrom(42)
  let [events, tookMs, place] = [0, 0, 0]
  for (let done = 0; done < conversations; done += sliceConversations) {
    const slice = Array.from({ length: sliceConversations }, (_, more) => talk(chance, (done + more) / conversations))
    events += slice.reduce((sum, told) => sum + told.events.length, 0)
    place += 1
    const startedAt = cpuMs()
    const kept = slice.map((told): Kept => {
      const course = told.events.reduce<Course>((before, event) => followed(before, event, () => 120_000), nothingYet)
      return { id: told.id, course, facts: factsOf(told.id, course) }
    })
    await facts.put(kept, { ...reachedWith(slice[0]!.events[0]!), place })
    tookMs += cpuMs() - startedAt
  }
  return { events, tookMs }
}

function talk(chance: () => number, share: number): Told {
  const told = new Told({
    at: Math.floor(firstDay + share * days * 86_400_000),
    site: chance() < 0.6 ? 'shop' : 'travel',
  })
  told.says('p1').after(chance() * 90)
  if (chance() < 0.1) return told.ends('contact-left')
  const agent = agents[Math.floor(chance() * agents.length)]!
  told
    .accepts(agent, { as: 'p2' })
    .after(chance() * 30)
    .says('p2')
  for (let turn = 0; turn < 3; turn += 1)
    told
      .after(chance() * 60)
      .says('p1')
      .after(chance() * 150)
      .says('p2')
  return told
    .after(10)
    .ends()
    .after(chance() * 60)
    .done(agent)
}

const year = { from: '2026-01-01', to: '2026-12-31', zone: 'Europe/Berlin' }
const questions: readonly (readonly [what: string, query: Readonly<Record<string, string>>])[] = [
  ['a year: total', year],
  ['a year by day, queue and agent', { ...year, by: 'day,queue,agent' }],
  ['a year of one agent, by day', { ...year, agent: agents[7]!, by: 'day' }],
  ['30 days by day, queue and agent', { ...year, from: '2026-06-01', to: '2026-06-30', by: 'day,queue,agent' }],
  ['7 days by day, queue and agent', { ...year, from: '2026-06-01', to: '2026-06-07', by: 'day,queue,agent' }],
]

/** How often each question is asked: the clock of a thread ticks coarsely. */
const rounds = 5

async function measure(facts: FactIndex, query: Readonly<Record<string, string>>): Promise<string[]> {
  const startedAt = cpuMs()
  let counted = 0
  let longest = 0
  for (let round = 0; round < rounds; round += 1) {
    let turnAt = cpuMs()
    const nextTurn = () =>
      new Promise<void>((resolve) => {
        longest = Math.max(longest, cpuMs() - turnAt)
        setImmediate(() => {
          turnAt = cpuMs()
          resolve()
        })
      })
    const { total } = await makeReport(facts, readQuestion(query), { complete: true, nextTurn })
    counted = total.conversations
  }
  return [counted.toLocaleString('en'), ms((cpuMs() - startedAt) / rounds), ms(longest)]
}
