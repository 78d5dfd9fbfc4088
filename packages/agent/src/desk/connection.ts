import type { Clock } from '@parley/protocol'
import { StaffClient, type ConnectionState, type Dial } from '@parley/protocol/client'
import { Keepsakes, subjectOf } from './keepsakes.ts'
import { SigningIn } from './signing-in.ts'
import { Tokens } from './tokens.ts'

export interface ConnectionOptions {
  /** Names the server in what is kept on this machine. */
  readonly server: string
  /** Where the server is, for pictures; the page's own unless given. */
  readonly address?: string
  readonly dial: Dial
  /** Gets the agent's token. Asked again before it expires, and when the line comes back. */
  readonly token: () => Promise<string>
  /** BCP 47 tag of the agent's language. */
  readonly language: string
  readonly clock: Clock
  /** From 0 to 1; spreads reconnects. */
  readonly random: () => number
}

interface Surroundings {
  readonly changed: () => void
  /** An agent signs in: what they left on this machine is there, their client is not yet. */
  readonly begins: () => void
}

/** The agent's sign-in, their client, and what they left on this machine; begun anew when somebody else signs in. */
export class Connection {
  readonly #options: ConnectionOptions
  readonly #around: Surroundings
  readonly #tokens: Tokens
  readonly #signingIn: SigningIn
  #client: StaffClient | undefined
  #keepsakes = new Keepsakes('', undefined)
  #isOpen = false

  constructor(options: ConnectionOptions, around: Surroundings) {
    this.#options = options
    this.#around = around
    this.#tokens = new Tokens(options.token, options.clock)
    this.#signingIn = new SigningIn({
      token: this.#tokens.fresh,
      clock: options.clock,
      random: options.random,
      changed: around.changed,
      got: (token) => this.#connect(token),
    })
  }

  get client(): StaffClient | undefined {
    return this.#client
  }

  get keepsakes(): Keepsakes {
    return this.#keepsakes
  }

  get line(): ConnectionState {
    return this.#client?.connection ?? this.#signingIn.line
  }

  /** Whom and where to ask over HTTP. */
  get http(): { readonly server: string; readonly token: () => Promise<string> } {
    return { server: this.#options.address ?? location.href, token: this.#tokens.current }
  }

  open(): void {
    if (this.#isOpen) return
    this.#isOpen = true
    this.#signingIn.start()
  }

  close(): void {
    this.#isOpen = false
    this.#signingIn.stop()
    this.#client?.close()
    this.#client = undefined
  }

  hint(): void {
    if (this.#client?.connection.is === 'refused') void this.#client.open()
    this.#client?.hint()
    this.#signingIn.hint()
  }

  #connect(firstToken: string): void {
    const { server, dial, language, clock, random } = this.#options
    const subject = subjectOf(firstToken)
    let unused: string | undefined = firstToken
    this.#keepsakes = new Keepsakes(server, subject)
    this.#around.begins()
    const client: StaffClient = new StaffClient({
      dial,
      clientName: 'parley-agent',
      language,
      clock,
      random,
      outboxStore: this.#keepsakes.outbox,
      signIn: async () => {
        const given = unused ?? (await this.#tokens.fresh())
        unused = undefined
        if (subjectOf(given) !== subject && this.#client === client) this.#startAgain(given)
        return { role: 'agent', token: given }
      },
    })
    this.#client = client
    client.onChange(() => {
      if (this.#client === client) this.#around.changed()
    })
    void client.open()
    this.#around.changed()
  }

  /** Somebody else signed in on this page: nothing of the agent before may stay. */
  #startAgain(token: string): void {
    this.#client?.close()
    this.#connect(token)
  }
}
