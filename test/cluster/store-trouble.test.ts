import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ChatError, conversationLog, newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { PostgresLine } from '../../packages/server/src/doorbell/postgres-line.ts'
import { openPostgresNode } from '../../packages/server/src/running/open-postgres-node.ts'
import { openPostgres } from '../../packages/server/src/store/open-postgres.ts'
import { Heard } from '../contracts/doorbell/heard.ts'
import { eventually } from '../support/eventually.ts'
import { appending } from './support/writes.ts'
import { startSilentLine } from '../support/silent-line.ts'
import { Writers } from './support/writers.ts'
import { startPostgres } from './support/start-postgres.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

async function openNodes(count: number) {
  const url = await postgres.createSchema()
  const nodes = await Promise.all(Array.from({ length: count }, () => openPostgresNode(url, { log: () => {} })))
  const stores = nodes.map(({ store }) => store)
  return { nodes, stores, close: () => Promise.all(stores.map((store) => store.close())) }
}

const cutAll = () =>
  postgres.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'parley %'")

test('[STO52] connections that the database cuts off under load cost nothing that was acknowledged', async () => {
  const { stores, close } = await openNodes(2)
  const writers = new Writers(stores)
  for (let cut = 0; cut < 25; cut++) {
    await writers.progress(10)
    await cutAll()
  }
  await writers.progress(50)
  await writers.stop()
  assert.ok(writers.troubles > 0, 'somebody was cut off')
  await writers.check(stores[1]!)
  await close()
})

for (const how of ['fast', 'kill'] as const)
  test(`[STO52] a database that ends (${how}) and comes back under load has everything that was acknowledged`, async () => {
    const { stores, close } = await openNodes(2)
    const writers = new Writers(stores)
    for (let end = 0; end < 4; end++) {
      await writers.progress(50)
      await postgres.stop(how)
      await assert.rejects(stores[0]!.check(), { code: 'unavailable' })
      await postgres.start()
    }
    await writers.progress(50)
    await writers.stop()
    await writers.check(stores[0]!)
    await stores[1]!.check()
    await close()
  })

test('[STO53] a doorbell that was cut off listens again, and says that everything may have moved', async () => {
  const { nodes, close } = await openNodes(2)
  const [one, two] = nodes
  const heard = new Heard<string>()
  two!.doorbell.onRing((rings) => heard.hear(...rings.map(([rung]) => rung)))
  const signals = new Heard<string>()
  two!.signals.onSignal(signals.hear)
  for (let cut = 1; cut <= 3; cut++) {
    heard.items.length = 0
    await cutAll()
    await heard.until((rung) => rung === '*')
  }
  const writers = new Writers([one!.store], 1)
  await heard.until((rung) => rung === writers.logs[0])
  await writers.stop()
  // One may be lost while the line of the other is not back yet.
  const saying = setInterval(() => one!.signals.send('"there"'), 20)
  await signals.until((json) => json === '"there"')
  clearInterval(saying)
  await close()
})

test('[STO53] a line that breaks without a word is noticed by asking, and replaced', async () => {
  const url = new URL(await postgres.createSchema())
  const broken = await startSilentLine(Number(url.port))
  url.port = String(broken.port)
  const clock = fakeClock()
  const lost = new Heard<string>()
  const line = new PostgresLine({
    url: url.href,
    node: 'a',
    clock,
    log: (event) => lost.hear(event),
    answerMs: 300,
    random: () => 0,
  })
  const opened = new Heard<string>()
  line.on({ opened: () => opened.hear('opened') })
  await line.start()
  assert.deepEqual(opened.items, ['opened'])

  broken.fallSilent()
  await clock.advance(10_000)
  await lost.until((event) => event === 'doorbell-lost')
  broken.speak()
  // A try may come to nothing on a busy machine: the next one comes later.
  const isBack = async () => (await clock.advance(100), lost.items.includes('doorbell-back'))
  await eventually(isBack, true, 'the line is back')
  assert.deepEqual(opened.items, ['opened', 'opened'])
  await line.close()
  broken.close()
})

test('[STO52] a commit whose answer was lost is `unavailable`; it is there, and `known` when it is sent again', async () => {
  const url = new URL(await postgres.createSchema())
  const breaking = await startSilentLine(Number(url.port))
  url.port = String(breaking.port)
  const store = await openPostgres(url.href, { node: 'a' })
  const [log, command] = [conversationLog(newId()), newId()]
  await store.check()

  breaking.loseAnswer('COMMIT')
  await assert.rejects(store.commit([appending(log, 1, command)]), { code: 'unavailable', retry: 'later' })
  assert.equal((await store.readEvents(log, { limit: 9 })).length, 1)
  assert.deepEqual(await store.commit([appending(log, 2, command)]), [{ is: 'known', seq: 1 }])
  await store.close()
  breaking.close()
})

test('[STO52] a database that takes no writes, as a standby, is `unavailable` and still read, until it takes them again', async () => {
  const url = await postgres.createDatabase()
  const store = await openPostgres(url, { node: 'a' })
  const log = conversationLog(newId())
  await store.commit([appending(log, 1)])
  const setWrites = async (isReadOnly: boolean) => {
    const database = url.split('/').at(-1)!
    await postgres.ask(`ALTER DATABASE ${database} SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`)
    await cutAll()
  }

  await setWrites(true)
  await eventually(() => store.check().catch((error: ChatError) => error.code), 'unavailable', 'not ready for traffic')
  await assert.rejects(store.commit([appending(log, 2)]), { code: 'unavailable', retry: 'later' })
  assert.equal((await store.readEvents(log, { limit: 9 })).length, 1)
  await setWrites(false)
  await eventually(() => store.check().catch((error: ChatError) => error.code), undefined, 'ready again')
  assert.deepEqual(await store.commit([appending(log, 2)]), [{ is: 'written' }])
  await store.close()
})
