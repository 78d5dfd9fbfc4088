import { once } from 'node:events'
import {
  newId,
  subprotocol,
  type ClientFrame,
  type Hello,
  type LoggedEvent,
  type LogId,
  type ServerFrame,
} from '@parley/protocol'
import { WebSocket } from 'ws'
import type { Address } from './parley-server.ts'

type Answer<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>

/** A socket that speaks frames by hand: what the server says is seen here without the client library's help. */
export class Wire {
  readonly socket: WebSocket
  readonly heard: ServerFrame[] = []
  #listeners = new Set<() => void>()

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('error', () => {})
    socket.on('message', (data) => {
      this.heard.push(JSON.parse((data as Buffer).toString()) as ServerFrame)
      for (const listener of this.#listeners) listener()
    })
  }

  /** Dials and says hello. Resolves after the welcome. */
  static async open(server: Address, as: Hello['as'], following: Hello['following'] = {}): Promise<Wire> {
    const wire = new Wire(
      new WebSocket(server.socketUrl, subprotocol, { origin: server.url, perMessageDeflate: false }),
    )
    await once(wire.socket, 'open')
    wire.send({ type: 'hello', versions: [1], client: 'test wire', as, following })
    await wire.next('welcome')
    return wire
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The first frame of this type that fits, whether it has come already or is still to come. */
  next<Type extends ServerFrame['type']>(
    type: Type,
    fits: (frame: Answer<Type>) => boolean = () => true,
  ): Promise<Answer<Type>> {
    return this.#first((frame): frame is Answer<Type> => frame.type === type && fits(frame as Answer<Type>))
  }

  /** Sends a command. Gives the server's answer. */
  ask(frame: Extract<ClientFrame, { type: 'command' }>): Promise<Answer<'accepted' | 'refused'>> {
    this.send(frame)
    return this.#first(
      (answer): answer is Answer<'accepted' | 'refused'> =>
        (answer.type === 'accepted' || answer.type === 'refused') && answer.id === frame.id,
    )
  }

  #first<Frame extends ServerFrame>(fits: (frame: ServerFrame) => frame is Frame): Promise<Frame> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.heard.find(fits)
        if (found) done(() => resolve(found))
      }
      const closed = () => done(() => reject(new Error('The server closed the line before its answer came.')))
      const done = (settle: () => void) => {
        this.#listeners.delete(look)
        this.socket.off('close', closed)
        settle()
      }
      this.#listeners.add(look)
      this.socket.once('close', closed)
      look()
    })
  }

  /** The whole log, page by page, exactly as the server tells it. */
  async readLog(log: LogId): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = []
    for (;;) {
      const id = newId()
      this.send({ type: 'read', id, log, after: events.at(-1)?.seq ?? 0 })
      const page = await this.next('page', (frame) => frame.id === id)
      if (page.events.length === 0) return events
      events.push(...(page.events as LoggedEvent[]))
      this.heard.length = 0
    }
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return
    this.socket.terminate()
    await once(this.socket, 'close')
  }
}
