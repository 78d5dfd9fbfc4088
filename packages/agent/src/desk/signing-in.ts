import type { Clock } from '@parley/protocol'
import { waitBeforeRetry, type ConnectionState } from '@parley/protocol/client'

export interface SigningInOptions {
  readonly token: () => Promise<string>
  readonly clock: Clock
  /** From 0 to 1; spreads the attempts of many desks. */
  readonly random: () => number
  readonly changed: () => void
  readonly got: (token: string) => void
}

/** Gets the first token from the page, however often that fails. Without one there is nothing to connect with. */
export class SigningIn {
  #line: ConnectionState = { is: 'dialing', attempts: 0 }
  #isWanted = false
  #callOff = () => {}

  constructor(private readonly options: SigningInOptions) {}

  get line(): ConnectionState {
    return this.#line
  }

  start(): void {
    this.#isWanted = true
    void this.#try(0)
  }

  stop(): void {
    this.#isWanted = false
    this.#callOff()
  }

  /** The network or the page may be back: tries now instead of later. */
  hint(): void {
    if (!this.#isWanted || this.#line.is !== 'offline') return
    this.#callOff()
    void this.#try(0)
  }

  async #try(attempts: number): Promise<void> {
    const { token, clock, random, changed, got } = this.options
    this.#line = { is: 'dialing', attempts }
    changed()
    try {
      const given = await token()
      if (!this.#isWanted) return
      this.#isWanted = false
      got(given)
    } catch {
      // The page could not get one now: its server may be away as well as ours. It is asked again, and the line says so.
      if (!this.#isWanted) return
      const waitMs = waitBeforeRetry(attempts + 1, random())
      this.#line = { is: 'offline', attempts: attempts + 1, retryAt: clock.now() + waitMs }
      this.#callOff = clock.after(waitMs, () => void this.#try(attempts + 1))
      changed()
    }
  }
}
