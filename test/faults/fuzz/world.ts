import type { ConversationId, LoggedEvent, LogId } from '@parley/protocol'
import { type FakeClock, fakeClock, type ServerSide, settled } from '@parley/protocol/testing'
import {
  agentToken,
  type CoreSettings,
  defaultCoreSettings,
  type InMemoryAgent,
  type InMemoryServer,
  startInMemoryServer,
} from '@parley/server/in-memory'
import { Journal } from '../../support/journal.ts'
import { type Chance, chanceFrom } from '../../support/random.ts'
import { type Truth, truthOf } from './laws-of-screens.ts'
import type { Board } from './board.ts'
import { type FlakyStore, flakyStore } from './flaky-store.ts'
import { Person, type Tab } from './person.ts'

const contactNames = ['Maria', 'Jonas', 'Li', 'Femi']
const agents: readonly InMemoryAgent[] = [
  { agentId: 'agent-ada', name: 'Real Ada', nickname: 'Ada', capacity: 2, ready: true },
  { agentId: 'agent-ben', name: 'Real Ben', nickname: 'Ben', capacity: 1 },
  { agentId: 'agent-cleo', name: 'Real Cleo', nickname: 'Cleo', role: 'supervisor', ready: true },
]

/** All come from one address, which may open as many conversations as it likes. */
const settings: CoreSettings = {
  ...defaultCoreSettings,
  limits: { ...defaultCoreSettings.limits, conversationsPerMinute: 10_000 },
}

/** A server in memory, everybody's browsers, and the lines between them, on a clock that is moved by hand. */
export class World implements Board {
  readonly clock: FakeClock
  readonly chance: Chance
  readonly store: FlakyStore
  readonly journal = new Journal()
  readonly contacts: readonly Person[]
  readonly staff: readonly Person[]
  wasRestarted = false
  #server: InMemoryServer

  private constructor({
    chance,
    clock,
    store,
    server,
  }: Pick<World, 'chance' | 'clock' | 'store'> & { server: InMemoryServer }) {
    this.clock = clock
    this.chance = chance
    this.store = store
    this.#server = server
    const around = {
      accept: (client: ServerSide) => this.#server.accept(client),
      chance,
      clock,
    }
    this.contacts = contactNames.map((name) => new Person('contact', name, undefined, around))
    this.staff = agents.map((agent) => new Person('agent', agent.agentId, agentToken(agent), around))
    for (const person of this.people) person.openTab()
  }

  static async begin(seed: number): Promise<World> {
    const [clock, chance] = [fakeClock(), chanceFrom(seed)]
    const store = flakyStore(chance)
    return new World({ chance, clock, store, server: await startInMemoryServer({ clock, settings, store }) })
  }

  get people(): readonly Person[] {
    return [...this.contacts, ...this.staff]
  }

  flush(): void {
    for (const { tabs } of this.people)
      for (const { pair, line } of tabs) {
        if (this.chance.happens(0.3)) line.release()
        pair.flush()
      }
  }

  async wait(ms: number): Promise<void> {
    const end = this.clock.now() + ms
    while (this.clock.now() < end) {
      const next = Math.min(end, this.clock.nextDue() ?? end)
      await this.clock.advance(Math.max(1, next - this.clock.now()))
      this.flush()
      await settled()
    }
  }

  /** Delivers and decides until nothing moves any more, with the clock standing still. */
  async rest(): Promise<void> {
    for (let moved = true; moved; ) {
      moved = false
      await this.#server.settled()
      await settled()
      for (const { tabs } of this.people)
        for (const { pair, line } of tabs) {
          line.release()
          if (pair.flush() > 0) moved = true
        }
    }
  }

  /** Waits as long as it may take to notice that a line is dead. */
  async noticeSilence(): Promise<readonly Tab[]> {
    await this.wait(36_000)
    return this.people.flatMap(({ tabs }) => tabs.filter(({ pair }) => pair.silent))
  }

  /** The trouble is over: all lines are good, everybody is back, and there is time to notice what was missed. */
  async calmDown(): Promise<void> {
    this.store.trouble = 0
    for (const person of this.people) {
      if (person.tabs.length === 0) person.openTab()
      for (const { pair, line } of person.tabs) {
        line.calm = true
        pair.reachable = true
        if (pair.silent) pair.cut()
        pair.silent = false
      }
    }
    // Long enough for the longest back-off, and for two heartbeats after it.
    for (let passedMs = 0; passedMs < 75_000; passedMs += 1_000) {
      await this.wait(1_000)
      await this.rest()
    }
  }

  /** Both logs of every conversation, as the store has them. */
  async truths(): Promise<Truth[]> {
    const ids = new Set<ConversationId>(this.journal.entries.map((entry) => entry.in))
    const truths: Truth[] = []
    for (const id of ids) {
      const truth = truthOf(id, await this.#readLog(`conversation:${id}`), await this.#readLog(`interaction:${id}`))
      if (truth.log.length > 0) truths.push(truth)
    }
    return truths
  }

  async #readLog(log: LogId): Promise<LoggedEvent[]> {
    const events = await this.store.readEvents(log, { after: 0, limit: 1_000_000 })
    return events.map((json) => JSON.parse(json) as LoggedEvent)
  }

  /** The server stops, all lines break, and another one takes over what was stored. */
  async restart(): Promise<void> {
    for (const { tabs } of this.people) for (const { pair } of tabs) pair.cut()
    this.wasRestarted = true
    this.store.trouble = 0
    await this.#server.core.stop()
    this.#server = await startInMemoryServer({ clock: this.clock, settings, store: this.store })
  }

  async close(): Promise<void> {
    for (const { tabs } of this.people) for (const { client } of tabs) client.close()
    await this.#server.core.stop()
  }
}
