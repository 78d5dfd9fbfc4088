import {
  ChatError,
  translations,
  type ClientFrame,
  type ConversationId,
  type Hello,
  type LogId,
  type Translation,
} from '@parley/protocol'
import { decodeClientFrame } from '@parley/protocol/schemas'
import type { Connection, Transport } from '../core.ts'
import type { Settled } from '../log/work.ts'
import type { Actor } from '../deciding/actor.ts'
import { spend } from './allowances.ts'
import type { CutReason } from './close-codes.ts'
import { acceptedFrame, encode, refusedFrame } from './frames.ts'
import type { Follower, Reader } from './hub.ts'
import { Outgoing } from './outgoing.ts'
import type { Person } from './people.ts'
import type { SessionHost } from './session-host.ts'
import type { TokenBucket } from './token-bucket.ts'

/** Frames that may wait while somebody is being signed in. */
const heldFrames = 50

/** Frames that cannot be understood, before anybody has signed in. */
const strangersMistakes = 5

/** Where a session stands. Each state carries only what it needs. */
type State =
  | { readonly is: 'unknown'; mistakes: number }
  | { readonly is: 'greeting'; readonly held: string[] }
  | { readonly is: 'signed-in'; readonly hello: Hello; readonly person: Person; actor: Actor; expiresAt: number | null }
  | { readonly is: 'over' }

/** One line, from the first frame to the last: understands frames, counts them, and has them answered. */
export class Session implements Connection, Reader {
  readonly transport: Transport
  readonly following = new Map<LogId, Follower>()
  /** Logs that were taken away while it was being found out which ones there are. */
  readonly withdrawn = new Set<LogId>()
  readonly openedTick: number
  heardTick: number
  beatTick: number
  /** The contact's latest conversation; nothing for staff. */
  conversationId: ConversationId | null = null
  readonly #host: SessionHost
  readonly #out: Outgoing
  #state: State = { is: 'unknown', mistakes: 0 }
  #translation: Translation | undefined

  constructor(transport: Transport, host: SessionHost) {
    this.transport = transport
    this.#host = host
    this.openedTick = this.heardTick = this.beatTick = host.tick()
    this.#out = new Outgoing(transport, host.settings.limits, ({ code }) => this.#over(code))
  }

  get isSignedIn(): boolean {
    return this.#state.is === 'signed-in'
  }

  get actor(): Actor | undefined {
    return this.#state.is === 'signed-in' ? this.#state.actor : undefined
  }

  receive(text: string): void {
    const state = this.#state
    this.heardTick = this.#host.tick()
    if (state.is === 'over') return
    if (state.is === 'greeting') {
      if (state.held.length < heldFrames) state.held.push(text)
      else this.goodbye(new ChatError('too-many-commands', { retryAfterMs: 10_000 }))
      return
    }
    let frame: ClientFrame
    try {
      frame = decodeClientFrame(text, this.#translation?.incoming)
    } catch (error) {
      return this.#misunderstood(text, error)
    }
    if (state.is === 'signed-in') this.#answer(frame, state)
    else if (frame.type === 'hello') void this.#greet(frame)
    else this.goodbye(new ChatError('hello-first'))
  }

  gone(): void {
    this.#out.gone()
    this.#over(null)
  }

  /** Sends a frame to whoever has signed in; before the `welcome` nothing of the logs leaves. */
  send(text: string): void {
    if (this.#state.is === 'signed-in') this.#out.send(text)
  }

  goodbye(error: ChatError): void {
    this.#out.goodbye(error)
  }

  helloTooLate(): void {
    this.goodbye(new ChatError('hello-too-late', { deadlineMs: this.#host.settings.limits.helloTimeoutMs }))
  }

  /** Nothing was heard for too long: the other end is probably gone. */
  silent(): void {
    this.#out.cut()
    this.#over('silent')
  }

  /** Asks for a sign of life, and says where the logs stand. */
  beat(): void {
    this.beatTick = this.#host.tick()
    if (this.#state.is === 'signed-in') this.#beat(true)
  }

  /** Whether the token that it was signed in with has expired, and no new one has come. */
  get isExpired(): boolean {
    if (this.#state.is !== 'signed-in') return false
    const { expiresAt } = this.#state
    return expiresAt !== null && this.#host.clock.now() >= expiresAt
  }

  expired(): void {
    this.goodbye(new ChatError('token-expired'))
  }

  /** How a command ended. */
  settled(id: string, outcome: Settled): void {
    this.#host.count(outcome, this.actor)
    this.send(outcome.is === 'accepted' ? acceptedFrame(id, outcome.seq) : refusedFrame(id, outcome.error))
  }

  refuse(id: string | undefined, error: unknown): void {
    const refusal = this.#host.translate(error)
    this.#host.count({ is: 'refused', error: refusal }, this.actor)
    this.#out.send(refusedFrame(id, refusal))
  }

  #beat(answer: boolean): void {
    const seqs: Record<LogId, number> = {}
    for (const [log, { sentSeq, knownSeq }] of this.following) seqs[log] = Math.max(sentSeq, knownSeq)
    this.send(encode({ type: 'heartbeat', answer, seqs }))
  }

  async #greet(hello: Hello): Promise<void> {
    const held: string[] = []
    this.#state = { is: 'greeting', held }
    try {
      const signedIn = await this.#host.signIn(this, hello, () => this.#state.is !== 'over')
      const { version, you, person, actor } = signedIn
      this.#translation = translations[version]
      this.#out.speak(this.#translation)
      this.#state = { is: 'signed-in', hello, person, actor, expiresAt: 'expiresAt' in you ? you.expiresAt : null }
      this.#host.welcome(this, hello, signedIn)
      for (const text of held) this.receive(text)
    } catch (error) {
      this.goodbye(this.#host.translate(error))
    }
  }

  #answer(frame: ClientFrame, { person, actor, hello }: Extract<State, { is: 'signed-in' }>): void {
    const { allowance } = person
    const now = this.#host.clock.now()
    switch (frame.type) {
      case 'command':
        return this.#take(frame, speaks(frame.name) ? allowance.messages : allowance.requests, person, () =>
          this.#host.command(this, frame, actor),
        )
      case 'signal':
        if (allowance.signals.take(now) === 0) this.#host.signal(this, frame, actor)
        else this.#cutFloods(person)
        return
      case 'read':
        return this.#take(frame, allowance.requests, person, () => this.#host.read(this, frame, actor))
      case 'list':
        return this.#take(frame, allowance.requests, person, () => this.#host.list(this, frame, actor))
      case 'ask':
        return this.#take(frame, allowance.requests, person, () => this.#host.ask(this, frame, actor))
      case 'search':
        return this.#take(frame, allowance.searches, person, () => this.#host.search(this, frame, actor))
      case 'follow-team':
        return this.#take(frame, allowance.searches, person, () => this.#host.followTeam(this, frame, actor))
      case 'follow-running':
        return this.#take(frame, allowance.searches, person, () => this.#host.followRunning(this, frame, actor))
      case 'watch':
        return this.#take(frame, allowance.requests, person, () => this.#host.watch(this, frame, actor))
      case 'heartbeat':
        if (!frame.answer) return
        if (allowance.requests.take(now) === 0) this.#beat(false)
        else this.#cutFloods(person)
        return
      case 'renew':
        void this.#renew(hello, frame.token, actor)
        return
      case 'hello':
        this.goodbye(new ChatError('hello-again'))
    }
  }

  /** Has a frame answered that takes something of the allowance; whoever asks for too much is refused, and then cut. */
  #take({ id }: { readonly id: string }, from: TokenBucket, person: Person, answer: () => unknown): void {
    try {
      spend(from, this.#host.clock.now())
      void answer()
    } catch (error) {
      this.refuse(id, error)
      this.#cutFloods(person)
    }
  }

  async #renew(hello: Hello, token: string, actor: Actor): Promise<void> {
    try {
      if (actor.role === 'contact' || actor.role === 'bot') throw new ChatError('not-allowed')
      const renewed = await this.#host.renew(this, { ...hello, as: { role: 'agent', token } }, actor)
      if (this.#state.is !== 'signed-in') return
      // What they are no longer permitted is refused from the next frame on.
      this.#state.actor = renewed.actor
      this.#state.expiresAt = renewed.expiresAt
      const permissions = [...renewed.actor.permissions]
      this.send(encode({ type: 'renewed', expiresAt: renewed.expiresAt, permissions }))
    } catch (error) {
      // The old token holds until it expires.
      this.refuse(undefined, error)
    }
  }

  #misunderstood(text: string, error: unknown): void {
    const state = this.#state
    if (state.is === 'unknown') {
      this.refuse(undefined, error)
      if (++state.mistakes >= strangersMistakes) this.goodbye(new ChatError('hello-first'))
    } else if (state.is === 'signed-in') {
      const { requests } = state.person.allowance
      if (requests.take(this.#host.clock.now()) === 0) this.refuse(idIn(text), error)
      else this.#cutFloods(state.person)
    }
  }

  #cutFloods({ allowance }: Person): void {
    if (Object.values(allowance).some(({ isFlooded }) => isFlooded))
      this.goodbye(new ChatError('too-many-commands', { retryAfterMs: 10_000 }))
  }

  #over(reason: CutReason | null): void {
    const state = this.#state
    if (state.is === 'over') return
    this.#state = { is: 'over' }
    this.#host.over(this, state.is === 'signed-in' ? state.person : null, reason)
  }
}

const speaks = (name: string) => name === 'send-message' || name === 'start-conversation' || name === 'choose'

/** The id of a frame that is wrong in another place, so that its sender need not wait for ever. */
function idIn(text: string): string | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' && /^[\w-]{22}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}
