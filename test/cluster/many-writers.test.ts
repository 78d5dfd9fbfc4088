import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import pg from 'pg'
import type { FedEvent } from '../../packages/server/src/store/feed.ts'
import type { FileRow } from '../../packages/server/src/store/file-rows.ts'
import { openPostgres, type PostgresOptions } from '../../packages/server/src/store/open-postgres.ts'
import { openPool } from '../../packages/server/src/store/postgres/open-pool.ts'
import { createPostgresDriver } from '../../packages/server/src/store/postgres/postgres-driver.ts'
import { takeTurn } from '../../packages/server/src/store/postgres/postgres-store.ts'
import { Writers } from './support/writers.ts'
import { appending } from './support/writes.ts'
import { startPostgres } from './support/start-postgres.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

/** Nodes that start at the same time on an empty schema. */
async function openNodes(count: number, options: Partial<PostgresOptions> = {}) {
  const url = await postgres.createSchema()
  const stores = await Promise.all(
    Array.from({ length: count }, (_, at) => openPostgres(url, { node: `n${at}`, ...options })),
  )
  return { url, stores, close: () => Promise.all(stores.map((store) => store.close())) }
}

test('[STO2] [STO3] three nodes that write into the same logs leave no gap and lose nothing', async () => {
  const { stores, close } = await openNodes(3)
  const writers = new Writers(stores)
  await writers.progress(250)
  await writers.stop()
  assert.equal(writers.troubles, 0)
  await writers.check(stores[0]!)
  await close()
})

test('[STO15] who follows all logs while three nodes write is given every event once, each log in order', async () => {
  const { stores, close } = await openNodes(3)
  const writers = new Writers(stores)
  const fed: FedEvent[] = []
  let isOver = false
  const following = (async () => {
    for (;;) {
      // Asked before the last look: what is written by then is seen by it.
      const wasOver = isOver
      const events = await stores[1]!.feed!.read(fed.at(-1)?.place ?? 0, 7)
      fed.push(...events)
      if (wasOver && events.length === 0) return
    }
  })()
  await writers.progress(250)
  await writers.stop()
  isOver = true
  await following

  for (const log of writers.logs) {
    const seqs = fed.filter((event) => event.log === log).map(({ json }) => (JSON.parse(json) as { seq: number }).seq)
    const stored = await stores[0]!.readEvents(log, { limit: 1_000_000 })
    assert.deepEqual(
      seqs,
      stored.map((_, at) => at + 1),
    )
  }
  await close()
})

test('[STO7] deadlines that many nodes claim at once go to one of them each', async () => {
  const { stores, close } = await openNodes(4)
  const deadlines = Array.from({ length: 200 }, (_, at) => ({ subject: `s${at}`, kind: 'away', dueAt: at }))
  await stores[0]!.commit([{ ...appending(conversationLog(newId()), 1), deadlines }])
  const claims = Array.from({ length: 40 }, (_, at) =>
    stores[at % stores.length]!.claimDeadlines({ now: 1_000, until: 9_000, limit: 10 }),
  )
  const claimed = (await Promise.all(claims)).flat()
  // Those that were passed over because somebody else was taking them.
  for (let rest = 1; rest > 0; ) {
    const more = await stores[0]!.claimDeadlines({ now: 1_000, until: 9_000, limit: 10 })
    claimed.push(...more)
    rest = more.length
  }
  assert.deepEqual(claimed.map(({ subject }) => subject).sort(), deadlines.map(({ subject }) => subject).sort())
  await close()
})

test('[STO21] one sender’s files that come in on many nodes at once are counted together', async () => {
  const { stores, close } = await openNodes(4)
  const allowance = { maxCount: 3, activeSince: 0, dailyBytes: 1_000_000, since: 0 }
  const adding = Array.from({ length: 24 }, (_, at) => {
    const row: FileRow = {
      file: newId(),
      conversation: 'c',
      by: 'contact:a',
      upload: newId(),
      name: 'tea.png',
      type: 'image/png',
      bytes: 10,
      preview: null,
      state: 'receiving',
      error: null,
      sha256: null,
      createdAt: 1,
      touchedAt: 1,
    }
    return stores[at % stores.length]!.addFile(row, allowance)
  })
  const added = (await Promise.all(adding)).filter(({ is }) => is === 'added')
  assert.equal(added.length, 3)
  await close()
})

test('[STO17] a batch that somebody else crossed is begun again, and decided on what they wrote', async () => {
  const { url, stores, close } = await openNodes(1)
  const [log, other] = [conversationLog(newId()), conversationLog(newId())]
  // A program that does not take its turn, as a newer server may not.
  const stranger = new pg.Client({ connectionString: url })
  await stranger.connect()
  await stranger.query('BEGIN')
  await stranger.query('INSERT INTO events (log_id, seq, event) VALUES ($1, 1, $2)', [log, '{"seq":1}'])
  const committing = stores[0]!.commit([appending(log, 1, newId()), appending(other, 1)])
  await waitsForLock()
  await stranger.query('COMMIT')
  await stranger.end()
  assert.deepEqual(await committing, [{ is: 'stale' }, { is: 'written' }])
  await close()
})

test('[STO10] a turn that is not given back in time is `unavailable`, and the store works afterwards', async () => {
  const { url, stores, close } = await openNodes(1, { waits: { busyMs: 200, heldMs: 3_000 } })
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  await holder.query("SELECT pg_advisory_lock(hashtextextended('parley turn ' || current_schema(), 0))")
  const log = conversationLog(newId())
  await assert.rejects(stores[0]!.commit([appending(log, 1)]), { code: 'unavailable', retry: 'later' })
  assert.deepEqual(await stores[0]!.readEvents(log, { limit: 9 }), [], 'reading goes on')
  await holder.end()
  assert.deepEqual(await stores[0]!.commit([appending(log, 1)]), [{ is: 'written' }])
  await close()
})

test('[STO10] a node that stops dead in its turn loses it, and the others go on', async () => {
  const { url, stores, close } = await openNodes(1)
  const pool = openPool({ url, name: 'dead', waits: { busyMs: 5_000, heldMs: 100 }, onBroken: () => {} })
  const [turn, stopped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const writing = createPostgresDriver(pool).together(async (send) => {
    await send({ text: takeTurn, values: [] })
    turn.resolve()
    await stopped.promise
    return { result: 'written', last: [] }
  })
  await turn.promise
  assert.deepEqual(await stores[0]!.commit([appending(conversationLog(newId()), 1)]), [{ is: 'written' }])
  stopped.resolve()
  await assert.rejects(writing, { code: 'unavailable' })
  await pool.end()
  await close()
})

/** Resolves when some session of the database waits for a lock. */
async function waitsForLock(): Promise<void> {
  while (
    Number((await postgres.ask('SELECT count(*) AS waiting FROM pg_locks WHERE NOT granted'))[0]?.['waiting']) === 0
  );
}
