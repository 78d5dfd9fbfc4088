import type { Clock } from '@parley/protocol'
import pg from 'pg'
import type { Log } from '../core.ts'
import { ringChannel, signalChannel } from './postgres-channels.ts'

/** Before the first attempt to connect again, in milliseconds; twice as long after each, up to the longest. Half of it is left to chance. */
const firstRetryMs = 100
const longestRetryMs = 5_000

/** How often the line is asked whether it is still there, and how long it may take to say so. Milliseconds. */
const askMs = 10_000
const usualAnswerMs = 5_000

export interface PostgresLineOptions {
  readonly url: string
  /** Names this node among those who share the database. */
  readonly node: string
  readonly clock: Clock
  readonly log: Log
  /** How long the database may take to answer, in milliseconds; shorter in tests. */
  readonly answerMs?: number
  /** Between 0 and 1. */
  readonly random?: () => number
}

export interface PostgresLineEvents {
  /** It listens, for the first time or again: what was notified meanwhile is lost. */
  readonly opened: () => void
  readonly rung: (payload: string) => void
  readonly signalled: (payload: string) => void
}

/**
 * A connection of its own that listens, and connects again for as long as it takes. The pool's connections cannot: whoever listens
 * has to stay.
 */
export class PostgresLine {
  readonly #options: PostgresLineOptions
  readonly #listeners = new Set<Partial<PostgresLineEvents>>()
  #client: pg.Client | undefined
  #isOpen = false
  #isClosed = false
  #failures = 0
  #callOff = () => {}

  constructor(options: PostgresLineOptions) {
    this.#options = options
  }

  /** Begins to listen. Resolves after the first attempt, however it ends. */
  async start(): Promise<void> {
    await this.#connect()
  }

  on(listener: Partial<PostgresLineEvents>): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Notifies everybody, also this node, of all of these in their order. Returns whether that was done. */
  async signal(payloads: readonly string[]): Promise<boolean> {
    if (!this.#client || !this.#isOpen) return false
    return this.#client
      .query(`SELECT pg_notify(${signalChannel}, payload) FROM unnest($1::text[]) AS payload`, [payloads])
      .then(
        () => true,
        () => false,
      )
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#isOpen = false
    this.#callOff()
    await this.#client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    const { url, node, log, answerMs = usualAnswerMs } = this.#options
    const client = new pg.Client({
      connectionString: url,
      application_name: `parley ${node} doorbell`,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
    })
    this.#client = client
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    try {
      await client.connect()
      const { rows } = await client.query<Record<'rings' | 'signals', string>>(
        `SELECT ${ringChannel} AS rings, ${signalChannel} AS signals`,
      )
      const { rings, signals } = rows[0]!
      client.on('notification', ({ channel, payload = '' }) => {
        if (channel === rings) this.#tell((listener) => listener.rung?.(payload))
        else if (channel === signals) this.#tell((listener) => listener.signalled?.(payload))
      })
      for (const channel of [rings, signals]) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch {
      this.#lost(client)
      return
    }
    if (this.#isClosed || this.#client !== client) return
    if (this.#failures > 0) log('doorbell-back', { attempts: this.#failures })
    this.#failures = 0
    this.#isOpen = true
    this.#tell((listener) => listener.opened?.())
    this.#askLater(client)
  }

  /** A line that broke without a word is noticed by asking. */
  #askLater(client: pg.Client): void {
    this.#callOff = this.#options.clock.after(askMs, () => {
      client.query('SELECT 1').then(
        () => this.#client === client && this.#isOpen && this.#askLater(client),
        () => this.#lost(client),
      )
    })
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = undefined
    this.#isOpen = false
    this.#callOff()
    // It may hang on to a line that answers nothing.
    void client.end().catch(() => {})
    if (this.#isClosed) return
    const { clock, log, random = Math.random } = this.#options
    if (this.#failures === 0) log('doorbell-lost')
    const waitMs = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures)
    this.#failures++
    this.#callOff = clock.after(waitMs * (0.5 + random() / 2), () => void this.#connect())
  }

  #tell(what: (listener: Partial<PostgresLineEvents>) => void): void {
    for (const listener of this.#listeners) what(listener)
  }
}
