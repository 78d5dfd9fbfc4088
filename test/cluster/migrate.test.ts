import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { conversationLog, interactionLog, newId } from '@parley/protocol'
import pg from 'pg'
import { copyToPostgres } from '../../packages/server/src/moving/copy-to-postgres.ts'
import { openPostgres, preparePostgres } from '../../packages/server/src/store/open-postgres.ts'
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts'
import type { Store, Write } from '../../packages/server/src/store/store.ts'
import { runCommand } from '../support/run-command.ts'
import { startPostgres } from './support/start-postgres.ts'
import { appending } from './support/writes.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

const id = newId()
const log = conversationLog(id)
const said = '"; DROP TABLE events; -- 👩‍👩‍👧‍👦 \u2028 \\ {1,"NULL",\'x\'}'

/** An installation with something in most tables, and more events than go at once. */
async function installation(context: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-migrate-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const store = await openSqlite(join(folder, 'parley.sqlite'))
  const event = (seq: number) => ({ log, seq, json: JSON.stringify({ seq, at: seq, said }) })
  const write: Write = {
    ...appending(interactionLog(id), 1, newId()),
    snapshots: [{ log, seq: 200, state: JSON.stringify({ said }) }],
    interaction: {
      id,
      site: 'shop',
      contactId: 'c1',
      status: 'handled',
      owner: 'ada',
      invited: null,
      openedAt: 1_000,
      queuedAt: 1_000,
      endedAt: null,
    },
    desk: { conversationId: id, gains: ['ada'], losses: [] },
    contact: { id: 'c1', before: null, latest: id },
    deadlines: [{ subject: id, kind: 'away', dueAt: 9_007_199_254_740_991 }],
    agents: [
      {
        agentId: 'ada',
        name: `Ada ${said}`,
        nickname: null,
        role: 'agent',
        presence: { is: 'ready', reason: null, since: 1, capacity: 3 },
        lost: false,
      },
    ],
    memories: [{ agentId: 'ada', name: 'urls', value: JSON.stringify([said]) }],
    history: {
      conversation: id,
      contact: 'c1',
      openedAt: 1_000,
      isDone: false,
      engages: ['ada'],
      introduces: { id: 'c1', site: 'shop', profile: '{"name":"Grace"}', words: 'grace', createdAt: 1_000 },
    },
  }
  await store.commit([write])
  for (let seq = 1; seq <= 5_001; seq += 1_000)
    await store.commit([{ ...appending(log, seq), events: Array.from({ length: 1_000 }, (_, at) => event(seq + at)) }])
  await store.putManagedResponse({ id: 'tea', response: JSON.stringify({ text: said }) })
  await store.putManagedResponse({ id: 'cake', response: null })
  await store.close()
  return folder
}

/** What a store says of the installation. */
const asked = async (store: Store) => ({
  conversation: await store.readConversations([id]),
  desk: await store.conversationsOnDesk('ada'),
  open: await store.openInteractions(),
  agents: await store.agents(),
  memories: await store.memoriesOf('ada'),
  latest: await store.latestConversation('c1'),
  nextDeadline: await store.nextDeadlineAt(),
  responses: await store.managedResponses(),
  contact: await store.findContact('c1'),
  history: await store.contactHistory(['c1'], { limit: 9 }),
  met: await store.hasMet('ada', ['c1']),
  fed: await store.feed!.read(0, 10_000),
})

const fileIn = (folder: string) => join(folder, 'parley.sqlite')

/** How many rows there are in the tables that the installation has something in. */
async function rowsIn(url: string): Promise<number> {
  const tables = ['events', 'commands', 'agents', 'history', 'managed_responses']
  const counts = await postgres.ask(
    tables.map((table) => `SELECT count(*) AS count FROM ${table}`).join(' UNION ALL '),
    [],
    url,
  )
  return counts.reduce((sum, { count }) => sum + Number(count), 0)
}

test('[STO60] an installation on PostgreSQL says what it said on SQLite, and goes on from there', async (context) => {
  const folder = await installation(context)
  const url = await postgres.createSchema()
  const copied = await copyToPostgres(fileIn(folder), url)
  assert.deepEqual([copied.events, copied.logs, copied.rows['managed_responses']], [6_001, 2, 2])

  const [before, now] = [await openSqlite(fileIn(folder)), await openPostgres(url, { node: 'a' })]
  assert.deepEqual(await asked(now), await asked(before))
  await before.close()
  const last = (await now.feed!.read(0, 10_000)).at(-1)!
  assert.deepEqual(await now.commit([appending(log, 6_001)]), [{ is: 'written' }])
  assert.equal((await now.feed!.read(last.place, 9)).length, 1, 'what follows the logs is told of what comes')
  await now.close()
})

test('[STO61] a target that holds something is refused, and left as it is', async (context) => {
  const folder = await installation(context)
  const url = await postgres.createSchema()
  const store = await openPostgres(url, { node: 'a' })
  await store.putManagedResponse({ id: 'mine', response: '{}' })
  await assert.rejects(copyToPostgres(fileIn(folder), url), {
    name: 'NotCopied',
    message: /managed_responses has 1 rows\. Name an empty database/,
  })
  assert.deepEqual(await store.managedResponses(), [{ id: 'mine', response: '{}' }])
  assert.equal(await rowsIn(url), 1)
  await store.close()
})

test('[STO62] a copy that is cut off leaves nothing, and works the next time', async (context) => {
  const folder = await installation(context)
  const url = await postgres.createSchema()
  await preparePostgres(url)
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  await holder.query('BEGIN; LOCK TABLE snapshots IN EXCLUSIVE MODE')
  const copying = assert.rejects(copyToPostgres(fileIn(folder), url))
  // It has copied the events, and waits for the lock.
  const cut = 'SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted'
  while ((await postgres.ask(cut)).length === 0);
  await copying
  await holder.end()
  assert.equal(await rowsIn(url), 0)
  assert.equal((await copyToPostgres(fileIn(folder), url)).events, 6_001)
})

test('[STO62] what arrives as something else is noticed, and nothing is left there', async (context) => {
  const folder = await installation(context)
  const url = await postgres.createSchema()
  await preparePostgres(url)
  await postgres.ask(
    `CREATE FUNCTION blur() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN IF NEW.seq = 4711 THEN NEW.event := replace(NEW.event, 'DROP', 'drop'); END IF; RETURN NEW; END $$`,
    [],
    url,
  )
  await postgres.ask('CREATE TRIGGER blur BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION blur()', [], url)
  await assert.rejects(copyToPostgres(fileIn(folder), url), {
    name: 'NotCopied',
    message: new RegExp(`^1 of 2 logs did not arrive.* ${log}\\.`),
  })
  assert.equal(await rowsIn(url), 0)
})

const run = (dataFolder: string, ...words: string[]) => runCommand(words, { PARLEY_DATA: dataFolder })

test('[STO63] parley-server migrate says what it did, and in one line why it did not', async (context) => {
  const folder = await installation(context)
  const url = (await postgres.createDatabase()).replace('parley@', 'parley:secret-password@')
  const done = await run(folder, 'migrate', '--to', url)
  assert.deepEqual([done.code, done.err], [0, ''])
  assert.match(done.out, /^ +6001 {2}events$/m)
  assert.match(done.out, /^Copied, read back and compared: 6001 events in 2 logs/m)
  assert.match(done.out, /^Start the server with PARLEY_DATABASE_URL/m)

  for (const [words, why] of [
    [['migrate', '--to', url], /^The target is not empty: \w+ has \d+ rows\./],
    [
      ['migrate', '--to', 'mysql://me:secret-password@db/x'],
      /^What follows --to does not fit\. It takes an address such as/,
    ],
    [['migrate'], /^migrate needs to know where to\./],
    [['migrat'], /^parley-server does not know "migrat"\./],
    [['migrate', '--to', 'postgres://me:secret-password@127.0.0.1:1/x'], /^Nothing was copied: connect ECONNREFUSED/],
  ] as const) {
    const { code, out, err } = await run(folder, ...words)
    assert.deepEqual([code, out, err.trimEnd().split('\n').length], [1, '', 1], err)
    assert.match(err, why)
    assert.doesNotMatch(err, /secret-password/)
  }
  const nowhere = await run(join(folder, 'nothing'), 'migrate', '--to', url)
  assert.match(nowhere.err, /^There is no database at .*\. Set PARLEY_DATA/)
})
