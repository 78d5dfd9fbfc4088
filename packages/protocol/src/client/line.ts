import type { Clock } from '../clock.ts'
import type { ErrorCode } from '../errors.ts'
import type { ClientFrame, Hello, ServerFrame } from '../frame.ts'
import { silenceMs } from '../limits.ts'
import { type AskedFor, nextConnection, type ConnectionInput, type ConnectionState } from './connection.ts'
import type { Dial, Socket } from './socket.ts'

/** How long opening and greeting may take together, in milliseconds: as long as the server waits for `hello`. */
const greetingMs = 10_000

/** How long the answer to a probe may take, in milliseconds, before the line counts as dead. */
const probeMs = 5_000

export interface LineOptions {
  readonly dial: Dial
  readonly clock: Clock
  /** From 0 to 1; spreads the reconnects of many clients. */
  readonly random: () => number
  /** Makes the first frame of a connection. When it fails, the line counts as lost and is tried again. */
  readonly hello: () => Promise<Hello>
  /** Every frame that is not about the line itself. */
  readonly received: (frame: ServerFrame) => void
  readonly changed: () => void
}

/** Keeps one line to the server: dials, greets, notices silence, comes back. The states are in `connection.ts`. */
export class Line {
  readonly #options: LineOptions
  #state: ConnectionState = { is: 'closed' }
  #socket: Socket | undefined
  #lastHeardAt = 0
  /** How the server has said goodbye. */
  #asked: AskedFor | undefined
  #callOff: () => void = () => {}

  constructor(options: LineOptions) {
    this.#options = options
  }

  get state(): ConnectionState {
    return this.#state
  }

  open(): void {
    this.#step({ is: 'wanted' })
  }

  close(): void {
    this.#step({ is: 'unwanted' })
  }

  /** The network or the page may be back: dials at once, or makes sure that the line still lives. */
  hint(): void {
    if (this.#state.is !== 'online') return this.#step({ is: 'hint' })
    const askedAt = this.#options.clock.now()
    this.send({ type: 'heartbeat', answer: true })
    this.#watch(probeMs, () => this.#lastHeardAt >= askedAt)
  }

  /** Sends now, or returns false: nothing is kept here. */
  send(frame: ClientFrame): boolean {
    if (this.#state.is !== 'online' || !this.#socket) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  #step(input: ConnectionInput): void {
    const before = this.#state
    this.#state = nextConnection(before, input)
    if (this.#state === before) return

    this.#callOff()
    this.#callOff = () => {}
    const { clock } = this.#options
    switch (this.#state.is) {
      case 'closed':
      case 'refused':
        this.#hangUp()
        break
      case 'offline':
        this.#hangUp()
        this.#callOff = clock.after(this.#state.retryAt - clock.now(), () => this.#step({ is: 'retry-due' }))
        break
      case 'dialing':
        this.#dial()
        break
      case 'greeting':
        this.#watch(greetingMs, () => false)
        break
      case 'online':
        this.#watchForSilence()
    }
    this.#options.changed()
  }

  #dial(): void {
    const { dial, hello } = this.#options
    const isCurrent = () => this.#socket === socket
    const lost = () => {
      if (isCurrent()) this.#lost()
    }
    const socket: Socket = dial({
      opened: () => {
        if (!isCurrent()) return
        this.#step({ is: 'opened' })
        hello().then((frame) => {
          if (isCurrent()) socket.send(JSON.stringify(frame))
        }, lost)
      },
      received: (text) => {
        if (isCurrent()) this.#receive(JSON.parse(text) as ServerFrame)
      },
      closed: lost,
    })
    this.#socket = socket
    this.#watch(greetingMs, () => false)
  }

  #receive(frame: ServerFrame): void {
    this.#lastHeardAt = this.#options.clock.now()
    if (frame.type === 'goodbye') return this.#goodbye(frame.code, frame.retry, frame.facts['retryAfterMs'])
    if (frame.type === 'welcome') this.#step({ is: 'welcomed' })
    if (frame.type === 'heartbeat' && frame.answer) this.send({ type: 'heartbeat', answer: false })
    this.#options.received(frame)
  }

  #goodbye(code: ErrorCode, retry: string, retryAfterMs: unknown): void {
    if (retry === 'never') return this.#step({ is: 'turned-away', reason: code })
    if (typeof retryAfterMs === 'number') this.#asked = { [code === 'going-away' ? 'exactMs' : 'waitMs']: retryAfterMs }
    this.#lost()
  }

  #lost(): void {
    const { clock, random } = this.#options
    const asked = this.#asked
    this.#asked = undefined
    this.#step({ is: 'lost', now: clock.now(), chance: random(), ...asked })
  }

  #hangUp(): void {
    const socket = this.#socket
    this.#socket = undefined
    socket?.close(1000)
  }

  /** One timer for the whole connection, not one per frame: it looks back when it fires. */
  #watchForSilence(): void {
    const { clock } = this.#options
    const leftMs = this.#lastHeardAt + silenceMs - clock.now()
    this.#callOff = clock.after(leftMs, () => {
      if (clock.now() - this.#lastHeardAt >= silenceMs) this.#lost()
      else this.#watchForSilence()
    })
  }

  /** Gives the line up after `ms` unless `isFine` by then. */
  #watch(ms: number, isFine: () => boolean): void {
    const { clock } = this.#options
    this.#callOff()
    this.#callOff = clock.after(ms, () => (isFine() ? this.#watchForSilence() : this.#lost()))
  }
}
