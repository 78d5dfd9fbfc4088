import { fixture, html } from '@open-wc/testing'
import { newId, type Clock, type ConversationId } from '@parley/protocol'
import { ChatClient, type Dial } from '@parley/protocol/client'
import { fakeClock, socketPair, type FakeClock, type SocketPair } from '@parley/protocol/testing'
import { define } from '@parley/ui'
import {
  agentToken,
  type CoreSettings,
  type InMemoryAgent,
  type InMemoryServer,
  startInMemoryServer,
} from '@parley/server/in-memory'
import type { Desk } from '../desk/desk.ts'
import { elements } from '../elements.ts'
import { ParleyAgent } from '../parley-agent.ts'
import { named, until } from './find.ts'

/** The panel with a line and a clock that tests move by hand. */
export class PanelInTest extends ParleyAgent {
  dial!: Dial
  time!: Clock

  protected override dialer(): Dial {
    return this.dial
  }

  protected override clock(): Clock {
    return this.time
  }
}

export const ada: InMemoryAgent = { agentId: 'ada', name: 'Ada', ready: true }
export const ben: InMemoryAgent = { agentId: 'ben', name: 'Ben', ready: true }

/** The server takes JSON; the panel finds out from a part that looks like a token's payload whose things it keeps. */
const tokenOf = (agent: InMemoryAgent) =>
  JSON.stringify({
    ...(JSON.parse(agentToken(agent)) as object),
    like: `.${btoa(JSON.stringify({ sub: agent.agentId }))}.`,
  })

/** A panel on the page, and the line behind it. */
export interface Seat {
  readonly panel: PanelInTest
  readonly line: SocketPair
}

/** A contact with nothing but a client. */
export interface Caller {
  readonly client: ChatClient
  readonly line: SocketPair
  /** The one that they are in, or were in last. */
  conversation: ConversationId
  says(text: string): void
  /** Opens a new conversation after the end of the one before. */
  comesBack(text: string): Promise<void>
}

/** A server in memory, agents at their panels, contacts who write. Time stands still until it is moved. */
export class Office {
  readonly clock: FakeClock = fakeClock(Date.UTC(2026, 0, 5, 9, 0))
  #server: Promise<InMemoryServer> | undefined
  readonly #closing: (() => void)[] = []
  readonly #settings: CoreSettings | undefined

  /** @param settings those of the server, where the defaults do not do */
  constructor(settings?: CoreSettings) {
    this.#settings = settings
  }

  get server(): Promise<InMemoryServer> {
    return (this.#server ??= startInMemoryServer({
      clock: this.clock,
      ...(this.#settings && { settings: this.#settings }),
    }))
  }

  /** A panel on the page, as wide as a desk unless told otherwise. */
  async seat(
    agent: InMemoryAgent = ada,
    {
      width = 1100,
      theme = 'light',
      locale = 'en',
    }: { width?: number; theme?: 'light' | 'dark'; locale?: string } = {},
  ): Promise<Seat> {
    define({ ...elements, 'parley-agent-in-test': PanelInTest })
    const line = socketPair((await this.server).accept, { flushing: 'at once' })
    const frame = await fixture<HTMLElement>(html`<div></div>`)
    frame.style.cssText = `inline-size: ${width}px; block-size: 600px; display: flex; flex-direction: column;`
    const panel = document.createElement('parley-agent-in-test') as PanelInTest
    Object.assign(panel, { dial: line.dial, time: this.clock, theme, locale, server: 'https://chat.example.com' })
    panel.token = async () => tokenOf(agent)
    frame.append(panel)
    await until(() => panel.shadowRoot?.querySelector('parley-presence'), 'a panel')
    return { panel, line }
  }

  /** A contact who opens a conversation with these words. */
  async caller(name: string, text = 'Hello!'): Promise<Caller> {
    const line = socketPair((await this.server).accept, { flushing: 'at once' })
    let token: string | undefined
    const client = new ChatClient({
      dial: line.dial,
      clock: this.clock,
      clientName: 'test',
      signIn: async () => ({ role: 'contact', site: 'shop', ...(token ? { token } : {}) }),
    })
    client.onChange(() => {
      if (client.you?.role === 'contact') token ??= client.you.token
    })
    await client.open()
    this.#closing.push(() => client.close())
    const starts = async (words: string) => {
      const conversation = newId()
      const message = { kind: 'text', text: words } as const
      await client.send('start-conversation', { message, name }, conversation).answered
      return conversation
    }
    const caller: Caller = {
      client,
      line,
      conversation: await starts(text),
      says: (words) =>
        void client.send('send-message', { message: { kind: 'text', text: words } }, caller.conversation),
      comesBack: async (words) => {
        caller.conversation = await starts(words)
      },
    }
    return caller
  }

  /** A contact whose conversation this panel's agent has accepted. */
  async talking(panel: PanelInTest, name: string, text = 'Hello!'): Promise<Caller> {
    const caller = await this.caller(name, text)
    const accept = await named(panel, 'button', 'Accept')
    accept.click()
    await named(panel, 'heading', name)
    return caller
  }

  /** Ends what a test began. What agents left on this machine is forgotten. */
  async close(): Promise<void> {
    for (const close of this.#closing) close()
    localStorage.clear()
    await (await this.#server)?.core.stop()
  }
}

/** The desk behind a panel: for what no button of the test's own page does. */
export const deskOf = (panel: ParleyAgent): Desk => (panel as unknown as { readonly desk: Desk }).desk
