import type { LogId } from '@parley/protocol'
import type { Ring } from '../../doorbell/doorbell.ts'
import { ringChannel } from '../../doorbell/postgres-channels.ts'
import { encodeRings } from '../../doorbell/ring-payload.ts'
import { addFile } from '../sql/file-rows.ts'
import { dropManagedResponse, putManagedResponse } from '../sql/managed-responses.ts'
import { createSqlStore } from '../sql/sql-store.ts'
import { rowsOf, write as run, type Statement, type Steps } from '../sql/steps.ts'
import type { Store, Write, WriteOutcome } from '../store.ts'
import { batchStatements } from './batch-statements.ts'
import type { PostgresDriver, Run } from './postgres-driver.ts'
import * as ask from './questions.ts'
import { commandKey, settleBatch, type Ground } from './settle-batch.ts'

export interface PostgresStoreOptions {
  /** Who rings, so that a node does not wake itself. */
  readonly node: string
}

/**
 * The store on PostgreSQL, of which many nodes have one. What is asked rarely is the SQL text of both databases; what a message
 * passes through is written for this one: one statement for many rows, and as few round trips as can be.
 */
export function createPostgresStore(driver: PostgresDriver, { node }: PostgresStoreOptions): Store {
  const common = createSqlStore(driver, { soleWriter: false })

  /**
   * Writes a batch in two round trips: one takes the turn and asks how everything stands, the other writes and commits. Batches of all
   * nodes take turns: so how everything stands is how it is written on, two batches never cross, and the events' places are the
   * order of commits. See decision 0028.
   */
  async function commitBatch(writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
    if (writes.length === 0) return []
    return driver.together(async (send) => {
      const [, ground] = await Promise.all([send(takeTurn), readGround(send, writes)])
      const outcomes = settleBatch(writes, ground)
      const written = writes.filter((_, at) => outcomes[at]!.is === 'written')
      return { result: outcomes, last: [...batchStatements(written), ...announcements(ringsOf(written))] }
    })
  }

  const announcements = (rings: readonly Ring[]): Statement[] =>
    rings.length === 0 ? [] : [{ text: notify, values: [encodeRings(node, rings)] }]

  /** Does something small and tells the other nodes in the same transaction. */
  const announcing = <T>(begin: () => Steps<T>, rings: readonly Ring[]): Promise<T> =>
    driver.transact(function* () {
      const result = yield* begin()
      for (const { text, values } of announcements(rings)) yield* run(text, ...values)
      return result
    })

  return {
    ...common,
    commit: commitBatch,
    readConversations: (ids) => driver.read(ask.readConversations(ids)),
    findCommands: (keys) => driver.read(ask.findCommands(keys)),
    claimDeadlines: (claim) => driver.transact(() => ask.claimDeadlines(claim)),
    addFile: (row, allowance) =>
      driver.transact(function* () {
        // Two nodes that count the same sender's files at once would both find room.
        yield* rowsOf("SELECT pg_advisory_xact_lock(hashtextextended('parley files ' || ?, 0))", row.by)
        return yield* addFile(row, allowance)
      }),
    putManagedResponse: (row) => announcing(() => putManagedResponse(row), responsesRing),
    dropManagedResponse: (id) => announcing(() => dropManagedResponse(id), responsesRing),
    feed: { read: (after, limit) => driver.read(ask.readFeed(after, limit)) },
  }
}

const responsesRing: readonly Ring[] = [['responses', 0]]

/** Held until the transaction ends. One per schema, so that installations which share a database do not wait for each other. */
export const takeTurn: Statement = {
  text: "SELECT pg_advisory_xact_lock(hashtextextended('parley turn ' || current_schema(), 0))",
  values: [],
}

const notify = `SELECT pg_notify(${ringChannel}, payload) FROM unnest(?::text[]) AS payload`

/** Asks, in one go, for everything that the writes are about. */
async function readGround(send: Run, writes: readonly Write[]): Promise<Ground> {
  const logs = [...new Set(writes.flatMap(({ decidedOn }) => decidedOn.map(([log]) => log)))]
  const keys = writes.flatMap(({ command }) => (command ? [command] : []))
  const contacts = writes.flatMap(({ contact }) => (contact ? [contact.id] : []))
  const [heads, commands, latest] = await Promise.all([
    logs.length === 0 ? none : send({ text: headsOf, values: [logs] }),
    keys.length === 0
      ? none
      : send({ text: ask.commandsOf, values: [keys.map(({ id }) => id), keys.map(({ actor }) => actor)] }),
    contacts.length === 0 ? none : send({ text: latestOf, values: [contacts] }),
  ])
  return {
    heads: new Map(heads.rows.map((row) => [String(row.log_id) as LogId, Number(row.seq)])),
    commands: new Map(
      commands.rows.map((row) => [commandKey(String(row.actor), String(row.command_id)), ask.commandFrom(row)]),
    ),
    latest: new Map(latest.rows.map((row) => [String(row.contact_id), String(row.latest)])),
  }
}

const none = { rows: [], written: 0 }

/** The end of each log: one look at the primary key for each. */
const headsOf = `SELECT asked.log_id, coalesce((SELECT max(seq) FROM events WHERE events.log_id = asked.log_id), 0) AS seq
  FROM unnest(?::text[]) AS asked (log_id)`
const latestOf = "SELECT contact_id, latest FROM contacts WHERE contact_id = ANY (?::text[]) AND latest <> ''"

/** What moved: each log once with where it stands now, and agents whose record or memories are new. */
function ringsOf(writes: readonly Write[]): Ring[] {
  const rings = new Map<Ring[0], number>()
  for (const { events, agents, memories } of writes) {
    for (const { log, seq } of events) rings.set(log, seq)
    for (const { agentId } of [...agents, ...memories]) rings.set(`agent:${agentId}`, 0)
  }
  return [...rings]
}
