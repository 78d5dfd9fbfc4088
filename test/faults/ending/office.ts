import {
  applyEvent,
  applyInteractionEvent,
  conversationLog,
  emptyConversation,
  emptyInteraction,
  interactionLog,
  newId,
  type CommandBody,
  type CommandName,
  type Conversation,
  type ConversationId,
  type Interaction,
  type LoggedEvent,
  type ServerFrame,
} from '@parley/protocol'
import { type FakeClock, fakeClock } from '@parley/protocol/testing'
import { bots, type BotRule } from './bots.ts'
import {
  agentToken,
  createMemoryStore,
  defaultCoreSettings,
  type CoreSettings,
  type InMemoryServer,
  startInMemoryServer,
  type Store,
} from '@parley/server/in-memory'

export const agentNames = ['ada', 'ben'] as const
export type AgentName = (typeof agentNames)[number]

/** How the site is set up in one story. */
export interface SiteRules {
  readonly asynchronous: boolean
  readonly contactLeaveDelayMs: number
  readonly closeAfterDisconnectMs: number
  readonly autoDoneMs: number
  readonly afterCallWorkMs: number
  /** Which bot answers first, if one does. */
  readonly bot: BotRule
}

interface Line {
  readonly send: (frame: object) => void
  readonly drop: () => void
}

/** A server, one contact and two agents; the clock is moved by hand, and the server may crash at any time. */
export class EndingOffice {
  readonly clock: FakeClock = fakeClock(Date.UTC(2026, 0, 5, 9, 0))
  readonly store: Store = createMemoryStore()
  readonly rules: SiteRules
  readonly #settings: CoreSettings
  readonly #lines = new Map<string, Line>()
  readonly #answers = new Map<string, (isAccepted: boolean) => void>()
  #server!: InMemoryServer
  #contactToken: string | undefined
  /** The contact's latest conversation. */
  id: ConversationId | undefined
  conversation: Conversation = emptyConversation('')
  interaction: Interaction = emptyInteraction('')

  private constructor(rules: SiteRules) {
    this.rules = rules
    const { shop } = defaultCoreSettings.sites
    const { afterCallWorkMs, bot, ...site } = rules
    this.#settings = {
      ...defaultCoreSettings,
      sites: { shop: { ...shop!, ...site, bot: bot === 'none' ? null : { id: bot, name: bot } } },
      agents: { ...defaultCoreSettings.agents, afterCallWorkMs },
      limits: { ...defaultCoreSettings.limits, conversationsPerMinute: 100_000, contactCommandsPer10s: 100_000 },
    }
  }

  static async open(rules: SiteRules): Promise<EndingOffice> {
    const office = new EndingOffice(rules)
    await office.#start()
    for (const who of ['contact', ...agentNames]) await office.comes(who)
    return office
  }

  async #start(): Promise<void> {
    this.#server = await startInMemoryServer({
      clock: this.clock,
      store: this.store,
      settings: this.#settings,
      bots: bots(this.clock),
    })
  }

  isHere(who: string): boolean {
    return this.#lines.has(who)
  }

  async comes(who: string): Promise<void> {
    if (this.#lines.has(who)) return
    const connection = this.#server.accept({
      send: (text) => this.#received(who, JSON.parse(text) as ServerFrame),
      close: () => void this.#lines.delete(who),
    })
    const line = { send: (frame: object) => connection.receive(JSON.stringify(frame)), drop: () => connection.gone() }
    this.#lines.set(who, line)
    const token = this.#contactToken
    const as =
      who === 'contact'
        ? { role: 'contact', site: 'shop', ...(token !== undefined && { token }) }
        : { role: 'agent', token: agentToken({ agentId: who, name: who, ready: true }) }
    line.send({ type: 'hello', versions: [1], client: 'model', as })
    await this.#server.settled()
  }

  async goes(who: string): Promise<void> {
    this.#lines.get(who)?.drop()
    this.#lines.delete(who)
    await this.#server.settled()
  }

  /** Wishes something; resolves with whether it was accepted, or nothing when the server crashed before it answered. */
  async wishes<Name extends CommandName>(
    who: string,
    name: Name,
    body: CommandBody<Name>,
    { crash = false } = {},
  ): Promise<boolean | undefined> {
    const line = this.#lines.get(who)
    if (!line) return undefined
    if (name === 'start-conversation') this.id = newId()
    let answer: boolean | undefined
    const id = newId()
    this.#answers.set(id, (isAccepted) => (answer = isAccepted))
    line.send({ type: 'command', id, name, in: this.id, body })
    if (crash) await this.crashes()
    else await this.#server.settled()
    this.#answers.delete(id)
    return answer
  }

  /** All lines are cut, and everything in memory is lost. */
  async crashes(): Promise<void> {
    const here = [...this.#lines.keys()]
    this.#lines.clear()
    await this.#server.core.stop()
    await this.#start()
    for (const who of here) await this.comes(who)
  }

  async passes(ms: number): Promise<void> {
    await this.clock.advance(ms)
    await this.#server.settled()
  }

  /** The events of the staff's log that are new since the last time; afterwards both sides are up to date. */
  async *news(): AsyncGenerator<{ readonly before: Interaction; readonly event: LoggedEvent }> {
    const { id } = this
    if (id === undefined) return
    if (this.conversation.id !== id) {
      this.conversation = emptyConversation(id)
      this.interaction = emptyInteraction(id)
    }
    const read = async (log: ReturnType<typeof conversationLog>, after: number) =>
      (await this.store.readEvents(log, { after, limit: 1_000 })).map((json) => JSON.parse(json) as LoggedEvent)
    for (const event of await read(conversationLog(id), this.conversation.seq))
      this.conversation = applyEvent(this.conversation, event)
    for (const event of await read(interactionLog(id), this.interaction.seq)) {
      const before = this.interaction
      this.interaction = applyInteractionEvent(before, event)
      yield { before, event }
    }
  }

  #received(who: string, frame: ServerFrame): void {
    const token = frame.type === 'welcome' && frame.you.role === 'contact' ? frame.you.token : undefined
    this.#contactToken ??= token
    if (frame.type === 'heartbeat' && frame.answer)
      queueMicrotask(() => this.#lines.get(who)?.send({ type: 'heartbeat', answer: false }))
    if (frame.type === 'accepted' || frame.type === 'refused')
      this.#answers.get(frame.id ?? '')?.(frame.type === 'accepted')
  }

  async close(): Promise<void> {
    await this.#server.core.stop()
  }
}
