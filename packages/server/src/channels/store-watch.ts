import type { Clock } from '@parley/protocol'
import type { Store, Write } from '../store/store.ts'
import type { Channels } from './channels.ts'

/** How often the database is asked whether it is there, in milliseconds. */
const lookMs = 15_000

/** The same while it takes nothing: recovery is noticed soon. */
const troubleMs = 2_000

/** A deadline that is never due: written and taken away again, it proves that the disk takes what is written. */
const probe = { subject: 'server', kind: 'probe' }
const never = 253_402_300_799_999

interface StoreWatchOptions {
  readonly store: Pick<Store, 'check' | 'commit'>
  readonly clock: Clock
  readonly channels: Channels
}

/** Knows whether the database takes what is written: from the writer itself, and where nobody writes by asking ([OPS2]). */
export class StoreWatch {
  readonly #options: StoreWatchOptions
  #fails = false
  #isStopped = false
  #callOff = () => {}
  #looking: Promise<void> | undefined

  constructor(options: StoreWatchOptions) {
    this.#options = options
  }

  start(): void {
    this.#plan()
  }

  stop(): void {
    this.#isStopped = true
    this.#callOff()
  }

  /** Something was written, or could not be. */
  wrote(isWritten: boolean): void {
    if (isWritten !== this.#fails) return
    this.#fails = !isWritten
    const trouble = { is: 'down', why: 'store' } as const
    for (const channel of ['chat', 'files'] as const)
      this.#options.channels.note(`store:${channel}`, isWritten ? null : { channel, ...trouble })
    if (!isWritten) this.#plan()
  }

  /** Resolves when it is not asking. */
  async idle(): Promise<void> {
    await this.#looking
  }

  #plan(): void {
    this.#callOff()
    if (this.#isStopped) return
    this.#callOff = this.#options.clock.after(this.#fails ? troubleMs : lookMs, () => {
      this.#looking = this.#look()
    })
  }

  async #look(): Promise<void> {
    const { store } = this.#options
    try {
      if (this.#fails) for (const dueAt of [never, null]) await store.commit([withDeadline(dueAt)])
      else await store.check()
      this.wrote(true)
    } catch {
      // What it is stands in the log of whoever wanted to write; here it is only noticed.
      this.wrote(false)
    } finally {
      this.#looking = undefined
      this.#plan()
    }
  }
}

const withDeadline = (dueAt: number | null): Write => ({
  command: null,
  decidedOn: [],
  events: [],
  snapshots: [],
  interaction: null,
  desk: null,
  contact: null,
  deadlines: [{ ...probe, dueAt }],
  agents: [],
  memories: [],
})
