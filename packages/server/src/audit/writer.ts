import { ChatError, type Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { AuditHead, AuditRows } from '../store/audit-rows.ts'
import { chained, type NewRow } from './chain.ts'
import type { AuditEntry } from './entry.ts'

/** How often somebody else may be faster before it is given up for now. */
const attemptLimit = 50

/** Rows of one step at most. */
const stepRows = 256

/** Notes that wait in memory while nothing can be written; those that come after them are only counted. */
const mostWaiting = 10_000

/** After it could not be written, in milliseconds. */
const troubleMs = 5_000

const dayMs = 24 * 3_600_000

/** What a step adds to the log, once it is known where that stands. */
export type Make = (head: AuditHead) => Promise<{
  readonly news: readonly NewRow[]
  /** Up to where events are in it from then on; as it was unless given. */
  readonly reached?: Pick<AuditHead, 'place' | 'mark'>
}>

interface Waiting {
  readonly entry: AuditEntry
  /** Somebody waits for it; a mere note has nobody. */
  readonly settle?: { resolve: () => void; reject: (error: unknown) => void }
}

/** Adds rows to the audit log, those of a moment together. */
export class AuditWriter {
  readonly #store: AuditRows
  readonly #clock: Clock
  readonly #log: Log
  #waiting: Waiting[] = []
  #lost = 0
  #flushing: Promise<void> | undefined
  #last: Promise<unknown> = Promise.resolve()
  #callOff: (() => void) | undefined
  #toldDay = -1
  #isStopped = false

  constructor({ store, clock, log }: { store: AuditRows; clock: Clock; log: Log }) {
    this.#store = store
    this.#clock = clock
    this.#log = log
  }

  /** Is written soon. Never throws; while nothing can be written it waits. */
  note(entry: AuditEntry): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#lost += 1
      return
    }
    this.#waiting.push({ entry })
    if (!this.#callOff) this.#flush()
  }

  /** Is written now. Durable when resolved. @throws ChatError `unavailable`: it is not in the log, and will not be. */
  record(entry: AuditEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, settle: { resolve, reject } })
      this.#flush()
    })
  }

  /** One step after the other. @throws ChatError `unavailable`. */
  append(make: Make): Promise<void> {
    const done = this.#last.then(() => this.#append(make))
    this.#last = done.catch(() => {})
    return done
  }

  /** Resolves when what was noted is written, or could not be. */
  async idle(): Promise<void> {
    await this.#flushing
    await this.#last
  }

  /** Writes what is noted, and tries no more. */
  stop(): void {
    this.#isStopped = true
    this.#flush()
  }

  #flush(): void {
    this.#callOff?.()
    this.#callOff = undefined
    this.#flushing ??= this.#writeAll().finally(() => (this.#flushing = undefined))
  }

  async #writeAll(): Promise<void> {
    // What comes in the same turn goes together.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const step = this.#waiting.splice(0, stepRows)
      try {
        await this.append(async () => ({ news: [...step.map(rowOf), ...this.#lostRows()] }))
        this.#lost = 0
        for (const { settle } of step) settle?.resolve()
      } catch (error) {
        this.#failed(step, error)
        return
      }
    }
  }

  #failed(step: readonly Waiting[], error: unknown): void {
    this.#log('audit-failed', { rows: step.length, error: String(error) })
    const all = [...step, ...this.#waiting]
    this.#waiting = all.filter(({ settle }) => !settle)
    for (const { settle } of all) settle?.reject(error)
    if (!this.#isStopped) this.#callOff = this.#clock.after(troubleMs, () => this.#flush())
  }

  #lostRows(): NewRow[] {
    if (this.#lost === 0) return []
    const [at, count] = [this.#clock.now(), this.#lost]
    return [rowOf({ entry: { ...nobody, at, action: 'rows-lost', count } })]
  }

  async #append(make: Make): Promise<void> {
    for (let attempt = 0; attempt < attemptLimit; attempt++) {
      const from = await this.#store.auditHead()
      const { news, reached = from } = await make(from)
      const { rows, no, hash } = chained(from, news)
      const to = { no, hash, place: reached.place, mark: reached.mark }
      if (rows.length === 0 && to.place === from.place) return
      if (await this.#store.appendAudit({ from, rows, to })) return this.#tell(to)
    }
    throw new ChatError('unavailable', { retryAfterMs: 1_000 })
  }

  /** Once a day, and once at the beginning, the server’s own log has where the chain stands: it can be kept elsewhere. */
  #tell({ no, hash }: AuditHead): void {
    const day = Math.floor(this.#clock.now() / dayMs)
    if (day === this.#toldDay || no === 0) return
    this.#toldDay = day
    this.#log('audit-head', { no, hash })
  }
}

const nobody = { actor: 'system', objects: {}, origin: null, address: null, result: 'ok' } as const

const rowOf = ({ entry }: Pick<Waiting, 'entry'>): NewRow => ({ entry, source: null })
