import { type AgentId, type Clock, type Hello, type Role } from '@parley/protocol'
import { ChatClient, type ChatClientOptions, memoryStore, type OutboxEntry, StaffClient } from '@parley/protocol/client'
import { type ServerEnd, type ServerSide, type SocketPair, socketPair } from '@parley/protocol/testing'
import type { Chance } from '../../support/random.ts'
import { MangledLine } from './mangled-line.ts'

/** One browser tab: a client on a line that can be cut, go silent, and be mangled. */
export interface Tab {
  readonly client: ChatClient
  readonly pair: SocketPair
  readonly line: MangledLine
}

/** Somebody with one browser profile and any number of tabs. */
export class Person {
  readonly role: Extract<Role, 'contact' | 'agent'>
  readonly name: string
  readonly tabs: Tab[] = []
  /** Everything that ever reached one of the tabs, also of those that are closed. */
  readonly lines: MangledLine[] = []
  /** What the browser keeps: unsent messages, and the contact's token. */
  readonly outbox = memoryStore<OutboxEntry>()
  token: string | undefined
  readonly #around: Surroundings

  constructor(role: Person['role'], name: string, token: string | undefined, around: Surroundings) {
    this.role = role
    this.name = name
    this.token = token
    this.#around = around
  }

  /** How one of the tabs is called in messages: an agent's id is for staff only. */
  said(tab: number): string {
    return `${this.name.replace(/^agent-/, '')} in tab ${tab}`
  }

  get agentId(): AgentId | undefined {
    return this.role === 'agent' ? this.name : undefined
  }

  /** Opens a tab. It connects by itself. */
  openTab(): void {
    const { accept, chance, clock } = this.#around
    const line = new MangledLine(accept, chance)
    const pair = socketPair(line.accept)
    const options: ChatClientOptions = {
      dial: pair.dial,
      signIn: async () => this.#signIn(),
      clientName: 'fuzz',
      outboxStore: this.outbox,
      clock,
      random: () => chance.next(),
    }
    const client = this.role === 'contact' ? new ChatClient(options) : new StaffClient(options)
    client.onChange(() => {
      const { you } = client
      if (you?.role === 'contact' && you.token) this.token ??= you.token
    })
    this.tabs.push({ client, pair, line })
    this.lines.push(line)
    void client.open()
  }

  /** The tab is gone, without a word to anybody. */
  closeTab(tab: Tab): void {
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    tab.client.close()
    tab.pair.cut()
  }

  #signIn(): Hello['as'] {
    if (this.role === 'agent') return { role: 'agent', token: this.token ?? '' }
    return { role: 'contact', site: 'shop', token: this.token }
  }
}

export interface Surroundings {
  readonly accept: (client: ServerSide) => ServerEnd
  readonly chance: Chance
  readonly clock: Clock
}
