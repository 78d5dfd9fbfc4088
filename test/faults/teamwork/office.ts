import {
  newId,
  type CommandBody,
  type CommandName,
  type ConversationId,
  type ServerFrame,
  type Teammate,
} from '@parley/protocol'
import { type FakeClock, fakeClock } from '@parley/protocol/testing'
import {
  agentToken,
  createMemoryStore,
  defaultCoreSettings,
  type CoreSettings,
  type InMemoryAgent,
  type InMemoryServer,
  startInMemoryServer,
  type Store,
} from '@parley/server/in-memory'
import { Life } from './life.ts'
import { Talk } from './talk.ts'

/** Five agents of two groups with three skills; Cleo is a supervisor. */
export const staff: readonly InMemoryAgent[] = [
  { agentId: 'ada', name: 'Ada', groups: ['sales'], skills: ['german'], capacity: 2, ready: true },
  { agentId: 'ben', name: 'Ben', groups: ['sales'], skills: ['billing'], capacity: 1, ready: true },
  { agentId: 'cleo', name: 'Cleo', role: 'supervisor', groups: ['support'], capacity: 2, ready: true },
  { agentId: 'dan', name: 'Dan', groups: ['support'], skills: ['german', 'printers'], capacity: 2, ready: true },
  { agentId: 'eve', name: 'Eve', groups: ['sales', 'support'], skills: ['printers'], capacity: 1, ready: true },
]
export const agentIds = staff.map(({ agentId }) => agentId)
export const contacts = ['grace', 'henry'] as const

/** Looks at the team, and is never asked: she is not ready. */
const watcher: InMemoryAgent = { agentId: 'wanda', name: 'Wanda' }

/** How the site is set up in one story. */
export interface SiteRules {
  readonly asynchronous: boolean
  readonly dispositionMandatory: boolean
  readonly contactLeaveDelayMs: number
  readonly autoDoneMs: number
  readonly afterCallWorkMs: number
}

interface Line {
  readonly send: (frame: object) => void
  readonly drop: () => void
  /** The logs that are open on it. */
  readonly logs: Set<string>
}

/** What became of a wish: `accepted`, or the code of the refusal; nothing when the server died before it answered. */
export type Answer = string | undefined

/** A server, its contacts and a team; the clock is moved by hand, the store refuses now and then, and the server is killed. */
export class TeamOffice {
  readonly clock: FakeClock = fakeClock(Date.UTC(2026, 0, 5, 9, 0))
  readonly store: Store = createMemoryStore()
  readonly rules: SiteRules
  /** All conversations: of contacts, and behind consultations. */
  readonly talks = new Map<ConversationId, Talk>()
  /** The latest conversation of each contact. */
  readonly latest = new Map<string, ConversationId>()
  /** What the server could not decide. */
  readonly broken: string[] = []
  readonly #settings: CoreSettings
  readonly #lines = new Map<string, Line>()
  readonly #tokens = new Map<string, string>()
  readonly #answers = new Map<string, (answer: string) => void>()
  #server!: InMemoryServer
  life!: Life
  /** Since when the store takes everything, and the server lives. */
  calmSince = 0
  team: readonly Teammate[] = []

  private constructor(rules: SiteRules) {
    this.rules = rules
    const { afterCallWorkMs, ...site } = rules
    const { shop } = defaultCoreSettings.sites
    this.#settings = {
      ...defaultCoreSettings,
      sites: { shop: { ...shop!, ...site, dispositions: [{ id: 'solved', label: 'Solved' }] } },
      queues: { returns: { name: 'Returns', groups: ['sales'], skills: ['printers'] } },
      agents: { ...defaultCoreSettings.agents, afterCallWorkMs },
      limits: {
        ...defaultCoreSettings.limits,
        conversationsPerMinute: 1e6,
        contactCommandsPer10s: 1e6,
        agentCommandsPer10s: 1e6,
        agentCommandBurst: 1e6,
      },
    }
  }

  static async open(rules: SiteRules): Promise<TeamOffice> {
    const office = new TeamOffice(rules)
    await office.#start()
    for (const who of [...contacts, ...agentIds, watcher.agentId]) await office.comes(who)
    return office
  }

  async #start(): Promise<void> {
    this.life = new Life(this.store, this.clock)
    this.#server = await startInMemoryServer({
      clock: this.life.clock,
      store: this.life.store,
      settings: this.#settings,
      log: (name, facts) => {
        if (name === 'decision-broken') this.broken.push(String(facts?.['error']))
      },
    })
    this.calmSince = this.clock.now()
  }

  isHere(who: string): boolean {
    return this.#lines.has(who)
  }

  /** The logs that are open on somebody's line. */
  logsOf(who: string): ReadonlySet<string> | undefined {
    return this.#lines.get(who)?.logs
  }

  get waiting(): number {
    return this.#server.core.stats().queue['shop'] ?? 0
  }

  async comes(who: string): Promise<void> {
    if (this.#lines.has(who)) return
    const { life } = this
    const logs = new Set<string>()
    const connection = this.#server.accept({
      send: (text) => {
        if (life.isAlive) this.#received(who, logs, JSON.parse(text) as ServerFrame)
      },
      close: () => void this.#lines.delete(who),
    })
    const send = (frame: object) => connection.receive(JSON.stringify(frame))
    this.#lines.set(who, { send, drop: () => connection.gone(), logs })
    const token = this.#tokens.get(who)
    const agent = [...staff, watcher].find(({ agentId }) => agentId === who)
    const as = agent
      ? { role: 'agent', token: agentToken(agent) }
      : { role: 'contact', site: 'shop', ...(token !== undefined && { token }) }
    send({ type: 'hello', versions: [1], client: 'model', as })
    await this.#server.settled()
  }

  async goes(who: string): Promise<void> {
    this.#lines.get(who)?.drop()
    this.#lines.delete(who)
    await this.#server.settled()
  }

  /** Wishes something. With `diesAfter` the server is killed when it has written so many transactions more. */
  async wishes<Name extends CommandName>(
    who: string,
    name: Name,
    body: CommandBody<Name>,
    { about, diesAfter }: { about?: ConversationId; diesAfter?: number | undefined } = {},
  ): Promise<Answer> {
    const answer = this.says(who, name, body, about)
    if (diesAfter !== undefined) this.life.commitsLeft = diesAfter
    await this.#server.settled()
    if (diesAfter !== undefined) await this.isKilled()
    return answer()
  }

  /** Sends a command and waits for nothing; gives how to look at the answer. */
  says<Name extends CommandName>(
    who: string,
    name: Name,
    body: CommandBody<Name>,
    about?: ConversationId,
  ): () => Answer {
    let answer: Answer
    const id = newId()
    this.#answers.set(id, (given) => (answer = given))
    this.#lines.get(who)?.send({ type: 'command', id, name, ...(about !== undefined && { in: about }), body })
    return () => answer
  }

  async settled(): Promise<void> {
    await this.#server.settled()
  }

  /** A contact begins anew. */
  async starts(contact: string, diesAfter?: number): Promise<Answer> {
    const id = newId()
    this.talks.set(id, new Talk(id, contact))
    this.latest.set(contact, id)
    return this.wishes(
      contact,
      'start-conversation',
      { message: { kind: 'text', text: 'Hello?' } },
      { about: id, diesAfter },
    )
  }

  /** The id of a conversation that may come to be behind a consultation. */
  newBehind(): ConversationId {
    const id = newId()
    this.talks.set(id, new Talk(id, null))
    return id
  }

  refuses(transactions: number): void {
    this.life.refusals = transactions
  }

  /** The process is gone, with everything in memory; another one starts, and everybody who was here comes back. */
  async isKilled(): Promise<void> {
    this.life.isAlive = false
    const here = [...this.#lines.keys()]
    this.#lines.clear()
    await this.#server.core.stop()
    await this.#start()
    for (const who of here) await this.comes(who)
  }

  async passes(ms: number): Promise<void> {
    await this.clock.advance(ms)
    await this.#server.settled()
    if (this.life.refusals > 0) this.calmSince = this.clock.now()
  }

  /** Reads the team as colleagues see it. So often one may look. */
  async looks(): Promise<void> {
    await this.comes(watcher.agentId)
    await this.passes(400)
    this.#lines.get(watcher.agentId)?.send({ type: 'follow-team', id: newId(), follow: true })
    await this.#server.settled()
  }

  #received(who: string, logs: Set<string>, frame: ServerFrame): void {
    if (frame.type === 'welcome' && frame.you.role === 'contact' && frame.you.token !== undefined)
      this.#tokens.set(who, frame.you.token)
    if (frame.type === 'opened') logs.add(frame.log)
    if (frame.type === 'closed') logs.delete(frame.log)
    if (frame.type === 'team' && frame.whole) this.team = frame.agents
    if (frame.type === 'heartbeat' && frame.answer)
      queueMicrotask(() => this.#lines.get(who)?.send({ type: 'heartbeat', answer: false }))
    if (frame.type === 'accepted') this.#answers.get(frame.id)?.('accepted')
    if (frame.type === 'refused') this.#answers.get(frame.id ?? '')?.(frame.code)
  }

  async close(): Promise<void> {
    this.life.isAlive = false
    await this.#server.core.stop()
  }
}
