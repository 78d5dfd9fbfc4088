import { newId, type CommandBody, type CommandName, type ConversationId, type ServerFrame } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import {
  agentToken,
  createLocalDoorbell,
  createLocalSignals,
  createMemoryStore,
  defaultCoreSettings,
  type CoreSettings,
  type InMemoryAgent,
  type InMemoryServer,
  startInMemoryServer,
} from '@parley/server/in-memory'
import type { SiteRules } from './office.ts'
import { Talk } from './talk.ts'

const many = 1e6
const agents: readonly InMemoryAgent[] = ['ada', 'ben', 'dan'].map((agentId) => ({
  agentId,
  name: agentId,
  capacity: many,
  ready: true,
}))
const supervisor: InMemoryAgent = { agentId: 'cleo', name: 'cleo', role: 'supervisor', capacity: many }
const contact = 'grace'

const rules: SiteRules = {
  asynchronous: false,
  dispositionMandatory: false,
  contactLeaveDelayMs: 0,
  autoDoneMs: 0,
  afterCallWorkMs: 0,
}

const { limits, sites } = defaultCoreSettings
const settings: CoreSettings = {
  ...defaultCoreSettings,
  sites: { shop: { ...sites['shop']!, ...rules } },
  limits: {
    ...limits,
    conversationsPerMinute: many,
    contactCommandsPer10s: many,
    contactCommandBurst: many,
    agentCommandsPer10s: many,
    agentCommandBurst: many,
  },
}

/** One of the two cores. */
export type Core = 0 | 1

/** Two servers on one store, with everybody connected to both of them. */
export class TwoCores {
  readonly rules = rules
  readonly agentIds = agents.map(({ agentId }) => agentId)
  readonly #clock = fakeClock()
  readonly #store = createMemoryStore()
  readonly #servers: InMemoryServer[] = []
  readonly #lines = new Map<string, (frame: object) => void>()
  readonly #answers = new Map<string, (answer: string) => void>()
  #contactToken: string | undefined

  static async start(): Promise<TwoCores> {
    const both = new TwoCores()
    const [doorbell, line] = [createLocalDoorbell(), createLocalSignals()]
    for (const core of [0, 1] as const) {
      const signals = line.join()
      const server = await startInMemoryServer({ clock: both.#clock, store: both.#store, doorbell, signals, settings })
      both.#servers.push(server)
      await both.#connect(contact, core)
      for (const agent of [...agents, supervisor]) await both.#connect(agent.agentId, core, agent)
    }
    return both
  }

  async #connect(who: string, core: Core, agent?: InMemoryAgent): Promise<void> {
    const server = this.#servers[core]!
    const connection = server.accept({
      send: (text) => this.#received(JSON.parse(text) as ServerFrame),
      close: () => this.#lines.delete(`${who} ${core}`),
    })
    const send = (frame: object) => connection.receive(JSON.stringify(frame))
    this.#lines.set(`${who} ${core}`, send)
    const token = this.#contactToken
    const as = agent
      ? { role: 'agent', token: agentToken(agent) }
      : { role: 'contact', site: 'shop', ...(token !== undefined && { token }) }
    send({ type: 'hello', versions: [1], client: 'races', as })
    await server.settled()
  }

  #received(frame: ServerFrame): void {
    if (frame.type === 'welcome' && frame.you.role === 'contact') this.#contactToken ??= frame.you.token
    if (frame.type === 'accepted') this.#answers.get(frame.id)?.('accepted')
    if (frame.type === 'refused') this.#answers.get(frame.id ?? '')?.(frame.code)
  }

  /** Says something on one of the cores, and waits for nothing. */
  says<Name extends CommandName>(
    who: string,
    core: Core,
    name: Name,
    body: CommandBody<Name>,
    about: ConversationId,
  ): Promise<string> {
    const id = newId()
    return new Promise((resolve) => {
      this.#answers.set(id, (answer) => {
        this.#answers.delete(id)
        resolve(answer)
      })
      this.#lines.get(`${who} ${core}`)!({ type: 'command', id, name, in: about, body })
    })
  }

  /** Says something and lets everything come of it that comes. */
  async does(...said: Parameters<TwoCores['says']>): Promise<string> {
    const answer = await this.says(...said)
    await this.settled()
    return answer
  }

  async settled(): Promise<void> {
    for (const server of [...this.#servers, ...this.#servers]) await server.settled()
  }

  /** A conversation with one of the agents. */
  async talk(): Promise<Talk> {
    const talk = new Talk(newId(), contact)
    await this.does(contact, 0, 'start-conversation', { message: { kind: 'text', text: 'Hello?' } }, talk.id)
    await talk.news(this.#store)
    const { agentId, seq } = talk.interaction.invitation!
    await this.does(agentId, 0, 'accept-invitation', { invitation: seq }, talk.id)
    await talk.news(this.#store)
    return talk
  }

  async reads(talk: Talk): ReturnType<Talk['news']> {
    return talk.news(this.#store)
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) await server.core.stop()
  }
}
