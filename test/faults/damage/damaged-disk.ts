import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { conversationIdOf, type LogId } from '@parley/protocol'
import { foldStored } from '../../../packages/server/src/log/folded.ts'
import { openSqlite } from '../../../packages/server/src/store/open-sqlite.ts'
import type { Store } from '../../../packages/server/src/store/store.ts'
import { eventually } from '../../support/eventually.ts'
import { Journal } from '../../support/journal.ts'
import { ParleyServer } from '../../support/parley-server.ts'
import { gather, generous } from '../crowd.ts'

const files = ['parley.sqlite', 'parley.sqlite-wal'] as const
export type DatabaseFile = (typeof files)[number]

/** A data folder as kill -9 has left it: half of what was written is in the database, half in the write-ahead log. */
export interface Specimen {
  readonly folder: string
  readonly bytes: Readonly<Record<DatabaseFile, Buffer>>
  /** Every event in the order of writing. */
  readonly written: readonly Written[]
}

interface Written {
  readonly log: LogId
  readonly json: string
}

/** What became of a damaged one. */
export type Fate =
  | { readonly is: 'whole' }
  /** Events are gone: the latest, or some that only an index has lost. So many transactions were seen behind the damage. */
  | { readonly is: 'shorter'; readonly by: number; readonly onlyLatest: boolean; readonly dropped: number }
  /** The server says so instead of starting. */
  | { readonly is: 'refused'; readonly line: string }
  /** It starts, and says of some logs, or of all, that they cannot be read. */
  | { readonly is: 'unreadable'; readonly logs: number }

export async function makeSpecimen(seed: number): Promise<Specimen> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-damage-'))
  const server = new ParleyServer({ config: generous, dataFolder: join(folder, 'data') })
  try {
    await live(server, seed)
  } finally {
    await server.kill()
  }
  const read = (file: DatabaseFile) => readFileSync(join(server.dataFolder, file))
  const bytes = { 'parley.sqlite': read('parley.sqlite'), 'parley.sqlite-wal': read('parley.sqlite-wal') }
  return { folder, bytes, written: await writtenIn(folder, bytes) }
}

/** People talk, the server is stopped and started again, and they talk again. */
async function live(server: ParleyServer, seed: number): Promise<void> {
  await server.start()
  for (const last of [false, true]) {
    const journal = new Journal()
    const { people } = gather(server, journal, seed)
    await journal.afterAccepted(60)
    await Promise.all(people.map((person) => person.stop()))
    for (const { client } of people) client.close()
    if (last) break
    await server.stop()
    await server.start()
  }
  await followed(server.dataFolder)
}

/** Resolves when what follows the logs has come to their end. */
async function followed(data: string): Promise<void> {
  const numberIn = (file: string, query: string) => {
    const database = new DatabaseSync(join(data, file), { readOnly: true })
    try {
      return Number(database.prepare(query).get()?.['number'])
    } finally {
      database.close()
    }
  }
  // People who have left may still be noted.
  const isUp = async () =>
    numberIn('search.sqlite', 'SELECT place AS number FROM reached') ===
    numberIn('parley.sqlite', 'SELECT max(rowid) AS number FROM events')
  await eventually(isUp, true, 'the search has followed')
}

/** The same after the server has been stopped in order: all of it is in the database. */
export async function closed({ folder, bytes, written }: Specimen): Promise<Specimen> {
  const path = layOut(folder, bytes)
  await (await openSqlite(path)).close()
  return { folder, written, bytes: { 'parley.sqlite': readFileSync(path), 'parley.sqlite-wal': Buffer.alloc(0) } }
}

export const removeSpecimen = ({ folder }: Specimen): void => rmSync(folder, { recursive: true, force: true })

async function writtenIn(folder: string, bytes: Specimen['bytes']): Promise<Written[]> {
  const store = await openSqlite(layOut(folder, bytes))
  try {
    return [...(await store.feed!.read(0, Number.MAX_SAFE_INTEGER))].map(({ log, json }) => ({ log, json }))
  } finally {
    await store.close()
  }
}

/** Files beside each other as a server finds them. Gives the database's path. */
export function layOut(folder: string, bytes: Specimen['bytes']): string {
  const place = join(folder, 'tried')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  for (const file of files) writeFileSync(join(place, file), bytes[file])
  return join(place, 'parley.sqlite')
}

/**
 * Opens what is damaged as the server does, and reads all of it in every way in which people are shown it. An event that is not what was
 * written, and one that is missing while later ones of its log are there, fails.
 */
export async function fateOf({ folder, written }: Specimen, bytes: Specimen['bytes']): Promise<Fate> {
  let dropped = 0
  let store: Store
  try {
    store = await openSqlite(layOut(folder, bytes), { onDropped: (transactions) => (dropped = transactions) })
  } catch (error) {
    assert.ok(error instanceof Error)
    assert.doesNotMatch(error.message, /\n/, 'it says so in one line')
    return { is: 'refused', line: error.message }
  }
  try {
    return await readAll(store, written, dropped)
  } finally {
    await store.close()
  }
}

async function readAll(store: Store, written: readonly Written[], dropped: number): Promise<Fate> {
  const logs = Map.groupBy(written, ({ log }) => log)
  let shown = 0
  let unreadable = 0
  for (const [log, events] of logs) {
    const expected = events.map(({ json }) => json)
    try {
      const page = await store.readEvents(log, { limit: Number.MAX_SAFE_INTEGER })
      assertBegins(page, expected)
      const [stored] = await store.readConversations([conversationIdOf(log)])
      const folded = foldStored(conversationIdOf(log), stored!)
      const seq = log.startsWith('conversation:') ? folded.conversation.seq : folded.interaction.seq
      assert.equal(seq, page.length, 'what is folded is what is read')
      shown += page.length
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error
      unreadable++
    }
  }
  if (unreadable > 0) return { is: 'unreadable', logs: unreadable }
  if (shown === written.length) return { is: 'whole' }
  const there = await store.feed!.read(0, Number.MAX_SAFE_INTEGER)
  const first = written.slice(0, shown)
  const onlyLatest = isDeepStrictEqual(
    there.map(({ log, json }) => ({ log, json })),
    first,
  )
  return { is: 'shorter', by: written.length - shown, onlyLatest, dropped }
}

function assertBegins(page: readonly string[], expected: readonly string[]): void {
  assert.deepEqual(page, expected.slice(0, page.length), 'what is shown is what was written')
}

/** A server on what is left of the database, with what was made of it before beside it. */
export function serverOn({ folder }: Specimen, bytes: Specimen['bytes']): ParleyServer {
  const place = dirname(layOut(folder, bytes))
  for (const file of ['search.sqlite', 'search.sqlite-wal', 'reports.sqlite', 'reports.sqlite-wal'])
    copyFileSync(join(folder, 'data', file), join(place, file))
  return new ParleyServer({ dataFolder: place })
}
