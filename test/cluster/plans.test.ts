import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { conversationLog, interactionLog, newId, type ConversationId } from '@parley/protocol'
import { openPostgres } from '../../packages/server/src/store/open-postgres.ts'
import type { Store, Write } from '../../packages/server/src/store/store.ts'
import { row } from '../contracts/store/writes.ts'
import { startPostgres } from './support/start-postgres.ts'
import { appending } from './support/writes.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

/** Tables that grow with what is said. */
const growing = [
  'events',
  'commands',
  'snapshots',
  'interactions',
  'history',
  'engagements',
  'contacts',
  'deadlines',
  'desks',
]

/** How often each table was read from end to end, once everybody has gone who may have done so: they count when they go. */
async function wholeReadings(url: string): Promise<Readonly<Record<string, number>>> {
  const ask = (text: string, ...values: unknown[]) => postgres.ask(text, values, url)
  while (
    (await ask("SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'parley%' AND pid <> pg_backend_pid()"))
      .length > 0
  );
  const rows = await ask(
    'SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = current_schema() AND relname = ANY ($1::text[])',
    growing,
  )
  assert.equal(rows.length, growing.length)
  return Object.fromEntries(rows.map(({ relname, seq_scan }) => [String(relname), Number(seq_scan)]))
}

/** A message, and all that a change of staff writes beside it. */
function busy(id: ConversationId, seq: number): Write {
  const [here, gone] = seq % 2 === 0 ? ['ada', 'ben'] : ['ben', 'ada']
  return {
    ...appending(conversationLog(id), seq, newId()),
    snapshots: [{ log: conversationLog(id), seq, state: '{}' }],
    interaction: row(id),
    desk: { conversationId: id, gains: [here!], losses: [gone!] },
    contact: seq === 1 ? { id: newId(), before: null, latest: id } : null,
    deadlines: [
      { subject: id, kind: 'away', dueAt: seq % 2 === 0 ? 100 : null },
      { subject: id, kind: 'end', dueAt: 100 + seq },
    ],
    history: { conversation: id, contact: 'c1', openedAt: 1, isDone: false, engages: [here!], introduces: null },
  }
}

/** What a server asks all day, so often that its plans are made for good. */
async function worksFor(store: Store, rounds: number): Promise<void> {
  const [one, other] = [newId(), newId()]
  for (let seq = 1; seq <= rounds; seq++) {
    const writes = [busy(one, seq), busy(other, seq)]
    assert.deepEqual(await store.commit(writes), [{ is: 'written' }, { is: 'written' }])
    await store.readConversations([one, other], new Map([[other, { conversation: seq - 1, interaction: 0 }]]))
    await store.findCommands(writes.map(({ command }) => command!))
    await store.readEvents(interactionLog(one), { after: seq - 1, limit: 10 })
    await store.readEvents(conversationLog(one), { before: seq, limit: 10 })
    await store.latestConversation('c1')
    await store.conversationsOnDesk('ada')
    await store.feed!.read(seq, 10)
    await store.claimDeadlines({ now: 200, until: 300, limit: 10 })
    await store.nextDeadlineAt()
  }
}

test('[STO28] however small its tables are, none of them is read from end to end for a message', async () => {
  const url = await postgres.createSchema()
  await (await openPostgres(url, { node: 'first' })).close()
  // The database has seen how small they are: reading all of one is the cheapest that it can do.
  await postgres.ask('VACUUM ANALYZE', [], url)
  const before = await wholeReadings(url)
  const store = await openPostgres(url, { node: 'second' })
  await worksFor(store, 20)
  await store.close()

  assert.deepEqual(await wholeReadings(url), before)
})
