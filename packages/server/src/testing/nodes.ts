import { ChatError, type Clock } from '@parley/protocol'
import { fakeClock, type FakeClock } from '@parley/protocol/testing'
import type { CoreBot } from '../bots/bot.ts'
import type { CoreSettings } from '../core-settings.ts'
import { ringAll, type Doorbell } from '../doorbell/doorbell.ts'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import { createLocalSignals, type Signals } from '../doorbell/signals.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { startInMemoryServer, type ClientEnd, type InMemoryServer } from './in-memory-server.ts'

/** One of several nodes on one store. */
export interface TestNode extends InMemoryServer {
  /** The node dies as with kill -9: nothing that it has begun is ended, nobody hears goodbye, its lines break. */
  kill(): Promise<void>
  /** The node is drained and stopped, as with SIGTERM. */
  ends(): Promise<void>
  /** Nothing that others ring or say arrives any more, or it does again: then, as after a broken line, `*` is rung. */
  hears(isHearing: boolean): Promise<void>
  /** The store writes what this node wants, and its answer does not arrive. */
  losesAnswers(isLosing: boolean): void
  /** What it writes next is the last that it does: it dies before it hears that it is written. */
  diesAfterCommit(): void
  /** The events that the node put into its own log. */
  readonly log: readonly string[]
}

export interface NodesOptions {
  readonly settings?: CoreSettings
  readonly bots?: Readonly<Record<string, CoreBot>>
  readonly store?: Store
}

/** Several nodes on one store, one doorbell and one clock that is moved by hand. */
export class TestNodes {
  readonly clock: FakeClock = fakeClock()
  readonly store: Store
  readonly #options: NodesOptions
  readonly #doorbell = createLocalDoorbell()
  readonly #signals = createLocalSignals()
  /** Those that live, with how to wait until nothing happens there, or they are dead. */
  readonly #living = new Map<TestNode, () => Promise<void>>()

  constructor(options: NodesOptions = {}) {
    this.#options = options
    this.store = options.store ?? createMemoryStore()
  }

  async start(): Promise<TestNode> {
    const state = { isDead: false, isDeaf: false, losesAnswers: false, isLastCommit: false, die: () => {} }
    const isCutOff = () => state.isDead || state.isDeaf
    const lines = new Set<ClientEnd>()
    const log: string[] = []
    const doorbell = hearingWhile(this.#doorbell, isCutOff, () => state.isDead)
    const server = await startInMemoryServer({
      ...this.#options,
      clock: tickingWhile(this.clock, () => state.isDead),
      store: answeringWhile(this.store, state),
      doorbell: doorbell.end,
      signals: signallingWhile(this.#signals.join(), isCutOff, () => state.isDead),
      log: (event) => void log.push(event),
    })
    const node: TestNode = {
      ...server,
      log,
      accept(client) {
        lines.add(client)
        return server.accept(client)
      },
      settled: () => this.settled(),
      kill: async () => {
        state.die()
        for (const client of lines) client.close(1006, 'the node is gone')
        await this.settled()
      },
      ends: async () => {
        await server.core.drain()
        await server.core.stop()
        this.#living.delete(node)
        await this.settled()
      },
      hears: async (isHearing) => {
        state.isDeaf = !isHearing
        if (isHearing) doorbell.ringAll()
        await this.settled()
      },
      diesAfterCommit() {
        state.isLastCommit = true
      },
      losesAnswers(isLosing) {
        state.losesAnswers = isLosing
      },
    }
    const dying = new Promise<void>((dies) => {
      state.die = () => {
        state.isDead = true
        this.#living.delete(node)
        dies()
      }
    })
    this.#living.set(node, () => Promise.race([server.settled(), dying]))
    await this.settled()
    return node
  }

  /** Resolves when nothing happens on any node that needs no clock and no client. What one node does, another may react to. */
  async settled(): Promise<void> {
    for (let round = 0; round < 2; round++) for (const settled of [...this.#living.values()]) await settled()
  }

  /** Lets time pass in small steps, so that each node reacts to what others do meanwhile. */
  async pass(ms: number, stepMs = 500): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      await this.clock.advance(Math.min(stepMs, ms - passed))
      await this.settled()
    }
  }
}

const never = new Promise<never>(() => {})

function answeringWhile(
  store: Store,
  state: { readonly isDead: boolean; readonly losesAnswers: boolean; readonly isLastCommit: boolean; die(): void },
): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const asked: unknown = Reflect.get(target, name, receiver)
      if (typeof asked !== 'function') return asked
      return (...words: unknown[]) => {
        if (state.isDead) return never
        if (state.isLastCommit && name === 'commit') state.die()
        const answer = Promise.resolve((asked as (...words: unknown[]) => unknown).apply(target, words))
        return answer.then((value) => {
          if (state.isDead) return never
          if (state.losesAnswers && name === 'commit') throw new ChatError('unavailable', { retryAfterMs: 1_000 })
          return value
        })
      }
    },
  })
}

const tickingWhile = (clock: Clock, isDead: () => boolean): Clock => ({
  now: () => clock.now(),
  after: (ms, action) => clock.after(ms, () => (isDead() ? undefined : action())),
})

function hearingWhile(doorbell: Doorbell, isCutOff: () => boolean, isDead: () => boolean) {
  const own = createLocalDoorbell()
  doorbell.onRing((rings) => {
    if (!isCutOff()) own.ring(rings)
  })
  const end: Doorbell = {
    ring: (rings) => (isDead() ? undefined : doorbell.ring(rings)),
    onRing: (listener) => own.onRing(listener),
    close: () => own.close(),
  }
  return { end, ringAll: () => own.ring(ringAll) }
}

const signallingWhile = (signals: Signals, isCutOff: () => boolean, isDead: () => boolean): Signals => ({
  send: (json) => (isDead() ? undefined : signals.send(json)),
  onSignal: (listener) => signals.onSignal((json) => (isCutOff() ? undefined : listener(json))),
  close: () => signals.close(),
})
