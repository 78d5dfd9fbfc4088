import type { Writable } from 'node:stream'
import type pg from 'pg'
import type { Result, Row, SqlDriver, SqlParameter, Statement, Steps } from '../sql/steps.ts'
import { isCrossed, translated } from './trouble.ts'

/** How often a transaction is begun again because another one crossed it. */
const mostAttempts = 5

/** What a transaction comes to, and the statements that it ends with: they and the end leave together. */
export interface Ending<T> {
  readonly result: T
  readonly last: readonly Statement[]
}

/** Runs one statement. Those that are run without waiting in between leave together, and are run in their order. */
export type Run = (statement: Statement) => Promise<Result>

/** What PostgreSQL can besides: the answer to one statement need not be here before the next one leaves. */
export interface PostgresDriver extends SqlDriver {
  /**
   * Like `transact`, of which it is the other shape. `act` may be called again when the transaction was crossed by another one.
   *
   * @param begin What the transaction begins with, where that is more than BEGIN: texts without values.
   */
  together<T>(act: (run: Run) => Promise<Ending<T>>, begin?: string): Promise<T>
}

/** A driver on a pool of connections, each with `pipeline: true`. */
export function createPostgresDriver(pool: pg.Pool): PostgresDriver {
  async function use<T>(act: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw translated(error)
    })
    let isFit = false
    try {
      const result = await act(client)
      isFit = true
      return result
    } catch (error) {
      isFit = await isIdle(client)
      throw error
    } finally {
      client.release(!isFit)
    }
  }

  async function together<T>(act: (run: Run) => Promise<Ending<T>>, begin = 'BEGIN'): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await use((client) => transactOn(client, begin, act))
      } catch (error) {
        if (!isCrossed(error) || attempt >= mostAttempts) throw translated(error)
      }
    }
  }

  return {
    dialect: 'postgres',
    together,
    transact: (begin) => together(async (run) => ({ result: await follow(run, begin()), last: [] })),
    read: (steps) =>
      use((client) => follow((statement) => execute(client, statement), steps)).catch((error: unknown) => {
        throw translated(error)
      }),
    close: () => pool.end(),
  }
}

/** Runs steps, each with the answer to the one before. */
async function follow<T>(run: Run, steps: Steps<T>): Promise<T> {
  let step = steps.next()
  while (!step.done) step = steps.next(await run(step.value))
  return step.value
}

async function transactOn<T>(client: pg.PoolClient, begin: string, act: (run: Run) => Promise<Ending<T>>): Promise<T> {
  const answers: Promise<unknown>[] = []
  const send = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    // Whoever waits for all of them is told of the first that fails; the others fail because of it.
    answer.catch(() => {})
    answers.push(answer)
    return answer
  }
  void send(togetherOn(client).query(begin))
  const { result, last } = await act((statement) => send(execute(client, statement))).catch(async (error: unknown) => {
    // What failed first is the reason; what left together with it failed because of it.
    await Promise.all(answers)
    throw error
  })
  for (const statement of last) void send(execute(client, statement))
  const end = send(togetherOn(client).query('COMMIT'))
  await Promise.all(answers)
  // A transaction in which something failed answers COMMIT with ROLLBACK, and that something has said so by now.
  if ((await end).command !== 'COMMIT') throw new Error('The transaction was rolled back for no reason that was said.')
  return result
}

/** Lines on which something leaves at the end of this turn. */
const gathering = new WeakSet<Writable>()

/**
 * What a connection is asked in one turn leaves in one piece: a piece for each statement costs this thread more than all else of a small
 * batch. The driver's own way, which it has for the parts of one statement.
 */
function togetherOn(client: pg.PoolClient): pg.PoolClient {
  const { stream } = (client as pg.PoolClient & { readonly connection: { readonly stream: Writable } }).connection
  if (!gathering.has(stream)) {
    gathering.add(stream)
    stream.cork()
    process.nextTick(() => {
      gathering.delete(stream)
      stream.uncork()
    })
  }
  return client
}

/** Ends what was begun on a connection. Returns whether it can be used again. */
const isIdle = (client: pg.PoolClient): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => true,
    () => false,
  )

/** Texts that are prepared on each connection: all of ours, but for those that grow with a list. */
const mostPrepared = 300
const prepared = new Map<string, { readonly text: string; readonly name?: string }>()

/** `?` becomes `$1`, `$2`, … */
function preparedFor(text: string): { readonly text: string; readonly name?: string } {
  const known = prepared.get(text)
  if (known) return known
  let count = 0
  const numbered = text.replaceAll('?', () => `$${++count}`)
  if (prepared.size >= mostPrepared) return { text: numbered }
  const made = { text: numbered, name: `parley-${prepared.size + 1}` }
  prepared.set(text, made)
  return made
}

/** The only character that PostgreSQL does not keep in a text; events cannot have it, because JSON writes it in other ones. */
const nul = '\0'

/** The value as PostgreSQL can have it. */
export const kept = (value: SqlParameter): unknown => {
  if (typeof value === 'string') return value.includes(nul) ? value.replaceAll(nul, '\uFFFD') : value
  return Array.isArray(value) ? value.map((item: SqlParameter) => kept(item)) : value
}

async function execute(client: pg.PoolClient, { text, values }: Statement): Promise<Result> {
  const { rows, rowCount } = await togetherOn(client).query<Row>({
    ...preparedFor(text),
    values: values.map((value) => kept(value)),
  })
  return { rows, written: rowCount ?? 0 }
}
