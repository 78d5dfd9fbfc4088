import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** How long the server may take to ask: longer than it waits before its third try. Milliseconds. */
const patienceMs = 30_000

/** What the chat server wants to know, as far as tests look at it. */
export interface Question {
  readonly delivery: string
  readonly speaks: boolean
  readonly conversation: { readonly contact: { readonly name: string } }
  readonly events: readonly {
    readonly name: string
    readonly body: { readonly message?: { readonly text?: string } }
  }[]
}

/** One request, and what the bot does with it. */
export class Asked {
  readonly question: Question
  readonly #response: ServerResponse

  constructor(question: Question, response: ServerResponse) {
    this.question = question
    this.#response = response
  }

  /** The latest words of somebody else. */
  get words(): string | undefined {
    return this.question.events.findLast(({ body }) => body.message?.text !== undefined)?.body.message?.text
  }

  says(text: string): void {
    this.#response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerOf(text)))
  }

  fails(status: number): void {
    this.#response.writeHead(status).end()
  }

  /** All that it has written so far. */
  grows(text: string): void {
    if (!this.#response.headersSent) this.#response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    this.#response.write(`${JSON.stringify({ growing: text })}\n`)
  }

  /** The answer that has grown is whole. */
  concludes(text: string): void {
    this.#response.end(`${JSON.stringify(answerOf(text))}\n`)
  }

  /** As if somebody had killed it: the line is cut in the middle. */
  dies(): void {
    this.#response.destroy()
  }
}

const answerOf = (text: string) => ({ messages: [{ kind: 'text', text }] })

/** A bot of somebody else's, over HTTP, that answers when the test says so. */
export class WebhookBot {
  readonly #server: Server
  readonly #waiting: Asked[] = []
  #wake = () => {}

  private constructor() {
    this.#server = createServer(async (request, response) => {
      this.#waiting.push(new Asked((await json(request)) as Question, response))
      this.#wake()
    })
  }

  static async open(): Promise<WebhookBot> {
    const bot = new WebhookBot()
    bot.#server.listen(0, 'localhost').unref()
    await once(bot.#server, 'listening')
    return bot
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/`
  }

  /** The next request, as soon as it comes. */
  async isAsked(): Promise<Asked> {
    const late = AbortSignal.timeout(patienceMs)
    for (;;) {
      const asked = this.#waiting.shift()
      if (asked) return asked
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve
        late.onabort = () => reject(new Error('The bot was not asked.'))
      })
    }
  }
}
