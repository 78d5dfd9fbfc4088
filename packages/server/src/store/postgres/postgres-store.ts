import { conversationIdOf, type ConversationId, type LogId } from '@parley/protocol'
import type { Ring } from '../../doorbell/doorbell.ts'
import { ringChannel } from '../../doorbell/postgres-channels.ts'
import { encodeRings } from '../../doorbell/ring-payload.ts'
import { addFile } from '../sql/file-rows.ts'
import { dropManagedResponse, putManagedResponse } from '../sql/managed-responses.ts'
import { createSqlStore } from '../sql/sql-store.ts'
import { rowsOf, write as run, type Statement, type Steps } from '../sql/steps.ts'
import { gainedOf, mostGained, standBefore } from '../renewal.ts'
import type { Renew, Store, StoredConversation, Write, WriteOutcome } from '../store.ts'
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
   * order of commits. What another node has written since the batch was decided comes with the first answer, and the batch is decided anew
   * before the second. See decision 0028.
   */
  async function commitBatch(asked: readonly Write[], renew?: Renew): Promise<readonly WriteOutcome[]> {
    if (asked.length === 0) return []
    return driver.together(async (send) => {
      const ground = await readGround(send, asked)
      const writes = renew && ground.tails.size > 0 ? renew(await gained(send, ground.tails)) : asked
      const outcomes = settleBatch(writes, ground)
      const written = writes.filter((_, at) => outcomes[at]!.is === 'written')
      return { result: outcomes, last: asOne([...batchStatements(written), ...announcements(ringsOf(written))]) }
    }, beginInTurn)
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
    readConversations: (ids, known) => driver.read(ask.readConversations(ids, known)),
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

/** The turn is held until the transaction ends. One per schema, so that installations which share a database do not wait for each other. */
export const takeTurn = "SELECT pg_advisory_xact_lock(hashtextextended('parley turn ' || current_schema(), 0))"
const beginInTurn = `BEGIN; ${takeTurn}`

/** Statements of which none sees what another one writes, as one: a batch costs what its statements cost to send and to answer. */
function asOne(statements: readonly Statement[]): readonly Statement[] {
  const last = statements.at(-1)
  if (!last || statements.length === 1) return statements
  const before = statements.slice(0, -1).map(({ text }, at) => `part${at} AS (${text})`)
  return [{ text: `WITH ${before.join(', ')} ${last.text}`, values: statements.flatMap(({ values }) => values) }]
}

const notify = `SELECT pg_notify(${ringChannel}, payload) FROM unnest(?::text[]) AS payload`

/** Asks, in one go, for everything that the writes are about, and for what the logs have gained since they were decided. */
async function readGround(
  send: Run,
  writes: readonly Write[],
): Promise<Ground & { readonly tails: ReadonlyMap<LogId, readonly string[]> }> {
  const stand = standBefore(writes)
  const keys = writes.flatMap(({ command }) => (command ? [command] : []))
  const contacts = writes.flatMap(({ contact }) => (contact ? [contact.id] : []))
  const [ends, commands, latest] = await Promise.all([
    stand.size === 0 ? none : send({ text: endsOf, values: [[...stand.keys()], [...stand.values()]] }),
    keys.length === 0
      ? none
      : send({ text: ask.commandsOf, values: [keys.map(({ id }) => id), keys.map(({ actor }) => actor)] }),
    contacts.length === 0 ? none : send({ text: latestOf, values: [contacts] }),
  ])
  const ground: Ground = {
    heads: new Map([...stand.keys()].map((log) => [log, 0])),
    commands: new Map(keys.map(({ actor, id }) => [commandKey(actor, id), undefined])),
    latest: new Map(contacts.map((id) => [id, null])),
  }
  const tails = new Map<LogId, string[]>()
  for (const { log_id, seq, event } of ends.rows) {
    const log = String(log_id) as LogId
    ground.heads.set(log, Number(seq))
    if (event === null) continue
    const tail = tails.get(log)
    if (tail) tail.push(String(event))
    else tails.set(log, [String(event)])
  }
  for (const [log, { length }] of tails) if (length > mostGained) tails.delete(log)
  for (const row of commands.rows)
    ground.commands.set(commandKey(String(row.actor), String(row.command_id)), ask.commandFrom(row))
  for (const row of latest.rows) ground.latest.set(String(row.contact_id), String(row.latest))
  return { ...ground, tails }
}

const none = { rows: [], written: 0 }

/** What a batch is decided anew with. */
async function gained(
  send: Run,
  tails: ReadonlyMap<LogId, readonly string[]>,
): Promise<ReadonlyMap<ConversationId, StoredConversation>> {
  const ids = [...new Set([...tails.keys()].map(conversationIdOf))]
  const { rows } = await send({ text: ask.deadlinesOf, values: [ids] })
  const deadlines = ask.deadlinesFrom(rows)
  return gainedOf(tails, (id) => deadlines.get(id) ?? [])
}

/**
 * The end of each log from where it was thought to be: that event, without its text, and all that came after it. Where that one is
 * missing, the log has none or has lost some. One range of the primary key for each.
 */
const endsOf = `SELECT events.log_id, events.seq, CASE WHEN events.seq > asked.seq THEN event END AS event
  FROM unnest(?::text[], ?::bigint[]) AS asked (log_id, seq)
  JOIN events ON events.log_id = asked.log_id AND events.seq BETWEEN asked.seq AND asked.seq + ${mostGained + 1}
  ORDER BY events.log_id, events.seq`
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
