import assert from 'node:assert/strict'
import { after, afterEach, before } from 'node:test'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '../../scripts/find-browser.mjs'
import { Agent } from './agent.ts'
import { Contact } from './contact.ts'
import { serverFor, type RunningServer } from './parley-cluster.ts'
import type { ServerOptions } from './parley-server.ts'

/** How long a step may take that a person would see at once, on two busy cores. Milliseconds. */
const patienceMs = 30_000

/** What browsers themselves write on the console when a line is down. */
const lineDown = /net::ERR_|WebSocket connection to/

/** One file's journeys: a server, a browser, and for each test its own people, each in a browser profile of their own. */
export class Stage {
  server!: RunningServer
  #browser!: Browser
  #contexts: BrowserContext[] = []
  #problems: string[] = []
  #expected: RegExp[] = []
  readonly #loggable: RegExp[] = []

  /** Registers with the test runner what has to be done before and after. */
  constructor(options: ServerOptions | (() => Promise<ServerOptions>) = {}) {
    before(async () => {
      this.server = serverFor(typeof options === 'function' ? await options() : options)
      await this.server.start()
      this.#browser = await chromium.launch(chromiumOptions())
    })
    afterEach(() => this.#clear())
    after(async () => {
      await this.#browser?.close()
      await this.server?.remove()
      const isExpected = (line: string) => this.#loggable.some((pattern) => pattern.test(line))
      const errors = this.server?.errors().filter((line) => !isExpected(line))
      assert.deepEqual(errors, [], 'the server logged no error')
    })
  }

  /** Also does this when the file's last journey is over. */
  afterwards(clean: () => Promise<void>): void {
    after(clean)
  }

  /** The line is cut in this test: what the browser says about that is no fault. */
  lineMayBreak(): void {
    this.expects(lineDown)
  }

  /** The server may log such an error: it is what a test is about. */
  serverMayLog(error: RegExp): void {
    this.#loggable.push(error)
  }

  /** In this test browsers may complain so: it is what the test is about. */
  expects(complaint: RegExp): void {
    this.#expected.push(complaint)
  }

  /** A contact on the demo shop, in a browser that knows nothing yet. */
  async contact(name: string, { at = '/', ...options }: BrowserContextOptions & { at?: string } = {}) {
    const page = await this.page(options)
    const contact = new Contact(page, name)
    await contact.visits(at.startsWith('http') ? at : this.server.url + at)
    return contact
  }

  /** An agent of the demo at their desk, Ready. */
  async agent(who: 'ada' | 'ben' | 'cleo', options: BrowserContextOptions = {}) {
    const agent = new Agent(await this.page(options), who)
    await agent.signsIn(this.server.url)
    return agent
  }

  /** An empty page in a profile of its own. What goes wrong on it fails the test. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ locale: 'en-GB', ...options })
    context.setDefaultTimeout(patienceMs)
    context.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => this.#problems.push(String(error.error())))
    this.#contexts.push(context)
    return context.newPage()
  }

  /** What browsers have complained about so far in this test. */
  get problems(): readonly string[] {
    return this.#problems.filter((problem) => !this.#expected.some((complaint) => complaint.test(problem)))
  }

  async #clear() {
    for (const context of this.#contexts) await context.close()
    const problems = this.problems
    this.#contexts = []
    this.#problems = []
    this.#expected = []
    assert.deepEqual(problems, [], 'no page had anything to complain about')
  }
}
