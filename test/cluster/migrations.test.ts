import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { migrations } from '../../packages/server/src/store/migrations/migrations.ts'
import { openPostgres } from '../../packages/server/src/store/open-postgres.ts'
import { openPatientPool, openPool, usualWaits } from '../../packages/server/src/store/postgres/open-pool.ts'
import { createPostgresDriver } from '../../packages/server/src/store/postgres/postgres-driver.ts'
import { migrationsContract } from '../contracts/store/migrations-contract.ts'
import { startPostgres } from './support/start-postgres.ts'

const postgres = await startPostgres({ fsync: 'off' })
after(() => postgres.remove())

migrationsContract('PostgreSQL', async () => createPostgresDriver(openPatientPool(await postgres.createSchema())), {
  text: 'SELECT pg_terminate_backend(pg_backend_pid())',
  values: [],
})

test('[STO18] of nodes that start at the same time on an empty database one migrates, and all of them work', async () => {
  const url = await postgres.createSchema()
  const stores = await Promise.all(['a', 'b', 'c', 'd'].map((node) => openPostgres(url, { node })))
  await Promise.all(stores.map((store) => store.check()))
  const [row] = await postgres.ask('SELECT count(*) AS count FROM schema_versions', [], url)
  assert.equal(Number(row?.['count']), migrations.length)
  await Promise.all(stores.map((store) => store.close()))
})

test('[STO12] a database of a newer server refuses to open', async () => {
  const url = await postgres.createSchema()
  await (await openPostgres(url, { node: 'a' })).close()
  await postgres.ask('INSERT INTO schema_versions (version) VALUES (999)', [], url)
  await assert.rejects(openPostgres(url, { node: 'a' }), { name: 'NewerDatabase' })
})

test('[STO19] a database whose texts are not UTF-8, or without a schema, refuses to open and says what to do', async () => {
  await postgres.ask("CREATE DATABASE latin TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
  const latin = postgres.url.replace(/parley$/, 'latin')
  await assert.rejects(openPostgres(latin, { node: 'a' }), {
    name: 'UnfitDatabase',
    message: /createdb --encoding=UTF8/,
  })
  const nowhere = `${postgres.url}?options=-c%20search_path%3Dnowhere`
  await assert.rejects(openPostgres(nowhere, { node: 'a' }), { name: 'UnfitDatabase', message: /search path/ })
})

test('[STO19] a database that would say "durable" too early is overruled, one that says it later is not', async () => {
  const url = await postgres.createDatabase()
  const database = url.split('/').at(-1)!
  for (const [setting, expected] of [
    ['off', 'on'],
    ['remote_apply', 'remote_apply'],
  ] as const) {
    await postgres.ask(`ALTER DATABASE ${database} SET synchronous_commit = '${setting}'`)
    const pool = openPool({ url, name: 'parley', waits: usualWaits, onBroken: () => {} })
    const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit')
    await pool.end()
    assert.equal(rows[0]?.synchronous_commit, expected)
  }
})
