import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newId } from '../../packages/protocol/src/index.ts'
import { openSqliteSearch } from '../../packages/server/src/search/open-sqlite-search.ts'
import type { Question, SearchIndex } from '../../packages/server/src/search/search-index.ts'
import { asks, batchTo } from '../../packages/server/src/testing/search-samples.ts'
import { machine } from '../server/report.ts'

const messages = 200_000
const conversations = Array.from({ length: 2_000 }, () => newId())
const sliceMessages = 50
/** A message has twelve words; a few of these are in nearly all, most of them in nearly none. */
const vocabulary = Array.from({ length: 20_000 }, (_, at) => `w${(at * 7_919).toString(36)}${at.toString(36)}`)

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

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0)

/** Measures the index alone, on 200,000 messages. Gives the report in Markdown, after about a minute. */
export async function benchSearch(say: (what: string) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const path = join(folder, 'search.sqlite')
  const index = openSqliteSearch(path)
  try {
    say(`taking in ${messages} messages`)
    const slices = await fill(index)
    say('looking for words')
    const rows = []
    for (const [what, question] of questions) rows.push([what, ...(await measure(index, path, question))].join(' | '))
    return [
      '## The search',
      '',
      `On ${machine()}; the index alone, with ${messages.toLocaleString('en')} messages of twelve words in ${conversations.length.toLocaleString('en')} conversations; an agent has ten of them. All times are CPU.`,
      'The reference is the same index, asked for the best matches (bm25) instead of the newest.',
      '',
      `Taking in costs ${ms((slices.reduce((sum, each) => sum + each, 0) / messages) * 1_000)} µs a message; a slice of ${sliceMessages} takes ${ms(at(slices, 0.5))} ms (p99 ${ms(at(slices, 0.99))}, longest ${ms(at(slices, 1))}). The file has ${Math.round(statSync(path).size / 1e6)} MB.`,
      '',
      '| looked for | matches | newest 50, supervisor, ms | newest 50, agent, ms | best 50, ms |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n')
  } finally {
    await index.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fills the index; gives how long each slice took, sorted. */
async function fill(index: SearchIndex): Promise<number[]> {
  const chance = chanceFrom(42)
  const text = () =>
    Array.from({ length: 12 }, () => vocabulary[Math.floor(chance() ** 3 * vocabulary.length)]).join(' ')
  const took: number[] = []
  for (let place = 1; place <= messages; place += sliceMessages) {
    const things = Array.from({ length: sliceMessages }, (_, more) => ({
      place: place + more,
      conversation: conversations[(place + more) % conversations.length]!,
      kind: 'message' as const,
      seq: place + more,
      text: text(),
    }))
    const startedAt = cpuMs()
    await index.add(batchTo(place + sliceMessages - 1, { things }))
    took.push(cpuMs() - startedAt)
  }
  const readers = conversations.slice(0, 10).map((conversation) => ({ conversation, agents: ['ada'] }))
  await index.add(batchTo(messages, { readers }))
  return took.sort((one, other) => one - other)
}

const [often, sometimes, rarely] = [vocabulary[0]!, vocabulary[40]!, vocabulary[19_000]!]
const questions: readonly (readonly [what: string, text: string])[] = [
  ['a word in nearly every third', `${often} `],
  ['a rare word', `${rarely} `],
  ['the beginning of many words', 'w'],
  ['two words', `${often} ${sometimes} `],
  ['two words that hardly meet', `${sometimes} ${rarely} `],
  ['a phrase', `"${often} ${sometimes}"`],
  ['no word that was ever said', 'nothing '],
]

/** How often each question is asked: the clock of a thread ticks coarsely. */
const rounds = 40

async function perRound(ask: () => unknown): Promise<string> {
  const startedAt = cpuMs()
  for (let round = 0; round < rounds; round += 1) await ask()
  return ms((cpuMs() - startedAt) / rounds)
}

async function measure(index: SearchIndex, path: string, text: string): Promise<string[]> {
  const newest = (question: Partial<Question>) => perRound(() => index.find(asks(text, question)))
  const database = new DatabaseSync(path, { readOnly: true })
  const match = asks(text)
    .query.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`)
    .join(' AND ')
  const count = database.prepare('SELECT count(*) AS found FROM words WHERE words MATCH ?').get(match)
  const ranked = database.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 50')
  const best = await perRound(() => ranked.all(match))
  database.close()
  return [Number(count?.['found']).toLocaleString('en'), await newest({}), await newest({ reader: 'ada' }), best]
}
