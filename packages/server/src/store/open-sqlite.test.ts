import assert from 'node:assert/strict'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import { openSqlite } from './open-sqlite.ts'
import { migrate } from './sql/migrate.ts'
import type { SqlDriver, SqlValue, Statement } from './sql/steps.ts'
import type { Write } from './store.ts'

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'parley-store-'))
  context.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const log = conversationLog(newId())

const appends = (seq: number, json = '{}'): Write => ({
  command: null,
  decidedOn: [[log, seq - 1]],
  events: [{ log, seq, json }],
  snapshots: [],
  interaction: null,
  desk: null,
  contact: null,
  deadlines: [],
  agents: [],
  memories: [],
})

test('[STO11] what was written is there after opening again, also after being cut off', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  const store = await openSqlite(path)
  await store.commit([appends(1)])
  // The files as kill -9 leaves them: the write-ahead log is still beside the database.
  const cut = join(folder(context), 'parley.sqlite')
  for (const end of ['', '-wal']) writeFileSync(cut + end, readFileSync(path + end))
  await store.close()
  for (const each of [path, cut]) {
    const again = await openSqlite(each)
    assert.equal((await again.readEvents(log, { limit: 9 })).length, 1)
    await again.close()
  }
})

/** How often the write-ahead log has begun anew: https://sqlite.org/fileformat2.html#the_write_ahead_log. */
function begunAnew(path: string): number {
  const head = Buffer.alloc(16)
  const file = openSync(`${path}-wal`, 'r')
  readSync(file, head, 0, 16, 0)
  closeSync(file)
  return head.readUInt32BE(12)
}

test('[STO25] while messages come all the time, the write-ahead log is copied beside them and begins anew', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  const store = await openSqlite(path)
  const json = `"${'x'.repeat(1_000)}"`
  await store.commit([appends(1, json)])
  const before = begunAnew(path)
  let seq = 1
  for (; seq < 10_000; seq += 20) await store.commit(Array.from({ length: 20 }, (_, at) => appends(seq + at + 1, json)))
  // Far from where SQLite would copy it by itself.
  for (const until = seq + 2_000; seq < until && begunAnew(path) === before; seq++) {
    await store.commit([appends(seq + 1, json)])
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  assert.ok(begunAnew(path) > before, 'it has begun anew')
  assert.ok(statSync(path).size > 5_000_000, 'what was in it is in the database')
  await store.close()
})

test('[STO11] a database that was cut off and is damaged refuses to open and says what to do', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  const store = await openSqlite(path)
  for (let seq = 1; seq <= 200; seq++) await store.commit([appends(seq, `"${'x'.repeat(500)}"`)])
  await store.close()
  const damaged = readFileSync(path)
  damaged.fill(0xff, 8_192, damaged.length - 4_096)
  writeFileSync(path, damaged)
  writeFileSync(`${path}-wal`, 'left open')
  await assert.rejects(openSqlite(path), { name: 'DamagedDatabase', message: /Restore the latest backup.*\.recover/ })
})

test('[STO10] while another process writes, the writer waits and others are served', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  const store = await openSqlite(path)
  context.after(() => store.close())
  await store.commit([appends(1)])
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')

  const writing = store.commit([appends(2)])
  assert.equal((await store.readEvents(log, { limit: 9 })).length, 1)
  other.exec('COMMIT')
  other.close()
  assert.deepEqual(await writing, [{ is: 'written' }])
})

test('[STO10] after 5 s of waiting it is unavailable, nothing is written, and the next attempt works', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  const store = await openSqlite(path)
  context.after(() => store.close())
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')
  context.mock.timers.enable({ apis: ['setTimeout'] })

  const writing = store.commit([appends(1)])
  const refused = assert.rejects(writing, { code: 'unavailable', retry: 'later' })
  for (let step = 0; step < 250; step++) {
    await Promise.resolve()
    await Promise.resolve()
    context.mock.timers.tick(25)
  }
  await refused
  other.exec('ROLLBACK')
  other.close()
  assert.deepEqual(await store.commit([appends(1)]), [{ is: 'written' }])
})

test('[STO10] a full disk is unavailable, reading goes on, and room makes it work again', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  const store = await openSqlite(path)
  await store.commit([appends(1)])
  await store.close()
  // SQLite itself refuses to grow beyond so many pages, with the code of a full disk.
  const small = await openSqlite(path, { mostPages: 24 })
  const large = appends(2, `"${'x'.repeat(100_000)}"`)
  await assert.rejects(small.commit([large]), { code: 'unavailable' })
  assert.equal((await small.readEvents(log, { limit: 9 })).length, 1)
  assert.deepEqual(await small.commit([appends(2)]), [{ is: 'written' }])
  await small.close()
})

test('[STO12] a database of a newer server refuses to open', async (context) => {
  const path = join(folder(context), 'parley.sqlite')
  await (await openSqlite(path)).close()
  const database = new DatabaseSync(path)
  database.exec('INSERT INTO schema_versions (version) VALUES (999)')
  database.close()
  await assert.rejects(openSqlite(path), { name: 'NewerDatabase' })
})

test('[STO12] a migration that fails halfway leaves the old shape, and works the next time', async () => {
  const database = new DatabaseSync(':memory:')
  const failing = { version: 1, statements: ['CREATE TABLE half (a BIGINT)', 'CREATE TABEL mistake (a BIGINT)'] }
  const driver = driverOn(database)
  await assert.rejects(migrate(driver, [failing]))
  const whole = { version: 1, statements: ['CREATE TABLE half (a BIGINT)'] }
  await migrate(driver, [whole])
  await migrate(driver, [whole])
  assert.equal(database.prepare('SELECT count(*) AS count FROM half').get()?.['count'], 0)
})

/** The plainest driver: enough to run migrations. */
function driverOn(database: DatabaseSync): SqlDriver {
  const run = <T>(steps: Generator<Statement, T, { rows: never[]; written: number }>): T => {
    let step = steps.next()
    while (!step.done)
      step = steps.next({
        rows: database.prepare(step.value.text).all(...(step.value.values as SqlValue[])) as never[],
        written: 0,
      })
    return step.value
  }
  return {
    dialect: 'sqlite',
    read: async (steps) => run(steps as never),
    async transact(begin) {
      database.exec('BEGIN')
      try {
        const result = run(begin() as never)
        database.exec('COMMIT')
        return result as never
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
    close: async () => database.close(),
  }
}
