import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { conversationLog, newId, spokenVersions, subprotocol, type Hello, type ServerFrame } from '@parley/protocol'
import { waitBeforeRetry } from '@parley/protocol/client'
import { WebSocket } from 'ws'

// Many contacts who come at once, in a thread of their own: what they cost is not the cost of whoever measures. It says how often
// each of them had to try when all are in. Told `cut`, all of them lose their lines at once, come back, and it says so again.

export interface HerdOptions {
  readonly url: string
  readonly socketUrl: string
  readonly people: number
  /** Each begins a conversation, and comes back to it. */
  readonly talks?: boolean
}

const { url, socketUrl, people, talks = false } = workerData as HerdOptions

/** One contact, and what they know when they come back. */
class Contact {
  #socket: WebSocket | undefined
  #token: string | undefined
  #following: Hello['following']

  /** Comes as often as it takes, by the rules that clients go by. Resolves with the number of tries. */
  async comes(): Promise<number> {
    for (let tries = 1; ; tries++) {
      const socket = new WebSocket(socketUrl, subprotocol, { origin: url, perMessageDeflate: false })
      const frame = await this.#hello(socket)
      if (frame?.type === 'welcome') {
        this.#socket = socket
        if (frame.you.role === 'contact') this.#token ??= frame.you.token
        if (talks && !this.#following) await this.#begin(socket)
        return tries
      }
      socket.terminate()
      const hintMs = frame?.type === 'goodbye' ? Number(frame.facts['retryAfterMs'] ?? 0) : 0
      await waitMs(Math.max(hintMs, waitBeforeRetry(tries, Math.random())))
    }
  }

  cut(): void {
    this.#socket?.terminate()
  }

  /** The first frame after hello; nothing when the line breaks before. */
  async #hello(socket: WebSocket): Promise<ServerFrame | undefined> {
    socket.on('error', () => {})
    try {
      await once(socket, 'open')
      const as = { role: 'contact', site: 'shop', ...(this.#token && { token: this.#token }) }
      const following = this.#following && { following: this.#following }
      socket.send(JSON.stringify({ type: 'hello', versions: [...spokenVersions], client: 'herd', as, ...following }))
      return await first(socket)
    } catch {
      // It is tried again, as clients do.
      return undefined
    }
  }

  async #begin(socket: WebSocket): Promise<void> {
    const conversation = newId()
    const body = { message: { kind: 'text', text: 'Hello?' } }
    socket.send(JSON.stringify({ type: 'command', id: newId(), name: 'start-conversation', in: conversation, body }))
    await first(socket, ({ type }) => type === 'accepted')
    this.#following = { [conversationLog(conversation)]: 0 }
  }
}

/** The first frame that fits. Rejects when the line breaks before. */
const first = (socket: WebSocket, fits: (frame: ServerFrame) => boolean = () => true): Promise<ServerFrame> =>
  new Promise((resolve, reject) => {
    socket.once('close', () => reject(new Error('The line broke.')))
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame
      if (fits(frame)) resolve(frame)
    })
  })

const waitMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const contacts = Array.from({ length: people }, () => new Contact())

async function allCome(): Promise<void> {
  parentPort?.postMessage(await Promise.all(contacts.map((contact) => contact.comes())))
}

parentPort?.on('message', () => {
  for (const contact of contacts) contact.cut()
  void allCome()
})
await allCome()
