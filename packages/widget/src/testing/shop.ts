import { fixture, html } from '@open-wc/testing'
import {
  agentToken,
  type CoreSettings,
  defaultCoreSettings,
  type InMemoryServer,
  startInMemoryServer,
} from '@parley/server/in-memory'
import type { LoggedEvent } from '@parley/protocol'
import { ChatClient, type KeyValueStore, memoryStore, type Notes, type OutboxEntry } from '@parley/protocol/client'
import { type FakeClock, fakeClock, type SocketPair, socketPair } from '@parley/protocol/testing'
import '../define.ts'
import { ContactChat } from '../chat/contact-chat.ts'
import type { ParleyWidget } from '../parley-widget.ts'
import { press, Screen, type, until } from './find.ts'

type SiteSettings = CoreSettings['sites'][string]

/** What a browser keeps between two pages. */
export interface Browser {
  readonly notes: Notes
  readonly outboxStore: KeyValueStore<OutboxEntry>
}

export function browser({ durable = true } = {}): Browser {
  return { notes: { ...noted(), durable }, outboxStore: memoryStore() }
}

/** Notes in memory; what a tab keeps, and what a browser keeps. */
export function noted(): Notes {
  const kept = new Map<string, string>()
  return {
    durable: true,
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
  }
}

/** A page of the shop with the widget on it, and the line behind it. */
export interface Visit {
  readonly widget: ParleyWidget
  readonly screen: Screen
  readonly chat: ContactChat
  readonly line: SocketPair
  readonly tab: Notes
  /** Writes into the field and sends it, as a contact does. */
  says(text: string): Promise<void>
}

/** An agent with nothing but a client, who takes what is offered. */
export interface Helper {
  readonly client: ChatClient
  says(text: string): void
  ends(): void
  types(): void
}

/** A server in memory, pages with the widget, agents. Time stands still until it is moved. */
export class Shop {
  readonly #closing: (() => void)[] = []

  private constructor(
    readonly clock: FakeClock,
    readonly server: InMemoryServer,
  ) {}

  /** @param site how this shop's site is set up, where it is not as usual */
  static async open(site: Partial<SiteSettings> = {}): Promise<Shop> {
    const clock = fakeClock()
    const sites = { shop: { ...defaultCoreSettings.sites['shop']!, ...site } }
    return new Shop(clock, await startInMemoryServer({ clock, settings: { ...defaultCoreSettings, sites } }))
  }

  /** A page with the widget. `from` is the browser, `tab` what the tab has kept from the page before. */
  async visit({
    from = browser(),
    tab = noted(),
    open = true,
    mode = 'floating',
    ...attributes
  }: {
    from?: Browser
    tab?: Notes
    open?: boolean
    mode?: string
    locale?: string
    theme?: string
  } = {}): Promise<Visit> {
    const line = socketPair(this.server.accept, { flushing: 'at once' })
    const chat = new ContactChat({
      server: 'https://chat.example.com/',
      site: 'shop',
      dial: line.dial,
      clock: this.clock,
      random: () => 0.5,
      tab,
      signInAlone: async () => () => {},
      ...from,
    })
    this.#closing.push(() => chat.close())
    const frame = await fixture<HTMLElement>(html`<div></div>`)
    const widget = document.createElement('parley-widget')
    Object.assign(widget, { chat, open, mode, site: 'shop', locale: 'en', ...attributes })
    frame.append(widget)
    await widget.updateComplete
    const screen = new Screen(widget)
    return {
      widget,
      screen,
      chat,
      line,
      tab,
      async says(text) {
        const field = await screen.find<HTMLTextAreaElement>('textbox', 'Message')
        type(field, text)
        await (field.getRootNode() as ShadowRoot & { host: ParleyWidget }).host.updateComplete
        press(field, 'Enter')
        await until(() => screen.bubbles.includes(text), `a bubble “${text}”`)
      },
    }
  }

  /** An agent who is ready and takes the next conversation. */
  async helper(name = 'Ada'): Promise<Helper> {
    const line = socketPair(this.server.accept, { flushing: 'at once' })
    const token = agentToken({ agentId: name.toLowerCase(), name, ready: true })
    const client = new ChatClient({
      dial: line.dial,
      clock: this.clock,
      clientName: 'test',
      signIn: async () => ({ role: 'agent', token }),
    })
    const taken = new Set<string>()
    client.onChange(() => {
      for (const [id, { invitation }] of client.interactions) {
        if (!invitation || taken.has(`${id} ${invitation.seq}`)) continue
        taken.add(`${id} ${invitation.seq}`)
        void client.ask('accept-invitation', { invitation: invitation.seq }, id)
      }
    })
    await client.open()
    this.#closing.push(() => client.close())
    const here = () => [...client.conversations.values()].find(({ conversation }) => conversation.status === 'open')!.id
    return {
      client,
      says: (text) => void client.send('send-message', { message: { kind: 'text', text } }, here()),
      ends: () => void client.send('end-conversation', {}, here()),
      types: () => client.signal('typing', { is: 'writing' }, here()),
    }
  }

  /** A contact and an agent who are talking. */
  async talk(options: Parameters<Shop['visit']>[0] = {}): Promise<Visit & { helper: Helper }> {
    const visit = await this.visit(options)
    const helper = await this.helper()
    await visit.says('Hello!')
    await visit.screen.sees(options.locale === 'de' ? 'Ada ist beigetreten' : 'Ada joined')
    return { ...visit, helper }
  }

  /** The messages in the server's log, oldest first. */
  async logged(chat: ContactChat): Promise<string[]> {
    await this.server.settled()
    const lines = await this.server.store.readEvents(`conversation:${chat.state.view.id}`, { limit: 1_000 })
    return lines
      .map((line) => JSON.parse(line) as LoggedEvent)
      .flatMap(({ name, body }) =>
        name === 'message-sent' ? [(body as { message: { text: string } }).message.text] : [],
      )
  }

  close(): void {
    for (const close of this.#closing) close()
    void this.server.core.stop()
  }
}
