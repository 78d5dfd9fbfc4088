import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres, preparePostgres } from '../../packages/server/src/store/open-postgres.ts'
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { type Postgres, startPostgres } from '../../test/cluster/support/start-postgres.ts'
import { diskLine, measureDisk } from '../server/disk.ts'
import { MeasuredServer } from '../server/measured-server.ts'
import { median } from '../server/median.ts'
import { machine, throughputTable, whole } from '../server/report.ts'
import { measureThroughput, type Load, type Throughput } from '../server/throughput.ts'
import { batchSizes, measureBatches } from './measure-batches.ts'

type Kind = 'SQLite' | 'PostgreSQL'
const kinds: readonly Kind[] = ['SQLite', 'PostgreSQL']
const batchRounds = 3

const load: Load = { steadyPerSecond: 1_000, saturating: 20_000 }
const floorGoals = { highest: 'at least 0.75', steadyP99: 'at most 1.50', idle: 'at most 1.30' }
const nodeGoals = { highest: 'at least 0.90; 1.50 with a core for each process' }

/** Measures the store on PostgreSQL beside SQLite, and one and two servers on it beside the floor, in turns. After about six minutes. */
export async function benchPostgres(say: (what: string) => void, rounds = 1): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const postgres = await startPostgres()
  try {
    const rows: string[] = []
    for (const size of batchSizes) rows.push(await batchRow(postgres, folder, size, say))
    const starts = { floor: startFloor, 'one node': startNodes(1), 'two nodes': startNodes(2) }
    const names = Object.keys(starts) as (keyof typeof starts)[]
    const runs = new Map<string, Throughput[]>(names.map((name) => [name, []]))
    for (let round = 0; round < rounds; round += 1)
      // What one has written is vacuumed a minute later, and would be while another one is measured.
      for (const name of names)
        await onItsOwn(async (own) => {
          runs.get(name)!.push(await measureThroughput({ name, start: () => starts[name](own, folder) }, load, say))
        })
    const middle = (name: keyof typeof starts) => median(runs.get(name)!, ({ highestPerSecond }) => highestPerSecond)
    const disk = diskLine(await measureDiskOn(postgres))
    say(disk)
    return [
      '## PostgreSQL',
      '',
      `On ${machine()}, the database and the load generator included; 100 conversations, contact and agent write in turn${rounds > 1 ? `; the middle one of ${rounds} runs` : ''}.`,
      'The floor is [the simplest loop](../bench/server/floor-loop.ts) that stores before it acknowledges, on the same libraries, with [one statement](../bench/postgres/floor.ts) for a batch.',
      '',
      throughputTable(['floor', 'Parley'], [middle('floor'), middle('one node')], { ...load, goals: floorGoals }),
      '',
      'Two servers on one database, the load over both of them, beside one:',
      '',
      throughputTable(['one', 'two'], [middle('one node'), middle('two nodes')], { ...load, goals: nodeGoals }),
      '',
      disk,
      '',
      `The store alone, one batch after the other, in turns with SQLite; the middle one of ${batchRounds} runs:`,
      '',
      '| messages in a batch | SQLite, messages/s | PostgreSQL, messages/s | ratio | SQLite, p50 / p99 ms | PostgreSQL, p50 / p99 ms |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n')
  } finally {
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onItsOwn(measure: (postgres: Postgres) => Promise<void>): Promise<void> {
  const postgres = await startPostgres()
  try {
    await measure(postgres)
  } finally {
    await postgres.remove()
  }
}

const startFloor = async (postgres: Postgres): Promise<readonly MeasuredServer[]> => [
  await MeasuredServer.start('postgres floor', { DATABASE_URL: await postgres.createSchema() }),
]

/** So many servers on one new database. */
const startNodes = (count: number) => async (postgres: Postgres, folder: string) => {
  const environment = {
    PARLEY_DATABASE_URL: await postgres.createSchema(),
    PARLEY_FILES: join(folder, 'files'),
    PARLEY_FILE_SECRET: 'what the nodes of the bench sign addresses with',
  }
  return Promise.all(Array.from({ length: count }, () => MeasuredServer.start('parley', environment)))
}

/** In a database of its own, so that its size is that of the messages. */
async function measureDiskOn(postgres: Postgres) {
  const url = await postgres.createDatabase()
  const bytes = async () => {
    // What is dead goes first, as it would with time.
    await postgres.ask('VACUUM', [], url)
    const [row] = await postgres.ask('SELECT pg_database_size(current_database()) AS bytes', [], url)
    return Number(row?.['bytes'])
  }
  await preparePostgres(url)
  const empty = await bytes()
  return measureDisk({ PARLEY_DATABASE_URL: url }, async () => (await bytes()) - empty)
}

async function batchRow(postgres: Postgres, folder: string, size: number, say: (what: string) => void) {
  const open: Record<Kind, () => Promise<Store>> = {
    SQLite: () => openSqlite(join(folder, `${performance.now()}.sqlite`)),
    PostgreSQL: async () => openPostgres(await postgres.createSchema(), { node: 'bench' }),
  }
  const costs: Record<Kind, Awaited<ReturnType<typeof measureBatches>>[]> = { SQLite: [], PostgreSQL: [] }
  for (let round = 0; round < batchRounds; round++)
    for (const kind of kinds) {
      const store = await open[kind]()
      costs[kind].push(await measureBatches(store, size))
      await store.close()
    }
  const [one, other] = kinds.map((kind) => median(costs[kind], ({ messagesPerSecond }) => messagesPerSecond))
  say(`batches of ${size}: ${one!.messagesPerSecond.toFixed(0)}/s, ${other!.messagesPerSecond.toFixed(0)}/s`)
  const ms = ({ p50, p99 }: typeof one & {}) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`
  const ratio = (other!.messagesPerSecond / one!.messagesPerSecond).toFixed(2)
  return `| ${size} | ${whole(one!.messagesPerSecond)} | ${whole(other!.messagesPerSecond)} | ${ratio} | ${ms(one!)} | ${ms(other!)} |`
}
