import { once } from 'node:events'
import { SignJWT } from 'jose'
import { newId, type ClientFrame, type ServerFrame, subprotocol } from '@parley/protocol'
import { WebSocket } from 'ws'
import type { ParleyServer } from '../../test/support/parley-server.ts'

/** The secret that the bench's agents are signed with. */
export const secret = 'a secret of the bench, thirty-two bytes or more'

/** A person without a browser, who sends frames and looks at few of those that come. */
export class Line {
  readonly socket: WebSocket
  readonly #listeners = new Set<(frame: ServerFrame) => void>()

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => {
      if (this.#listeners.size === 0) return
      const frame = JSON.parse((data as Buffer).toString()) as ServerFrame
      for (const listener of this.#listeners) listener(frame)
    })
  }

  static async contact(server: ParleyServer, name: string): Promise<{ line: Line; id: string }> {
    const line = await Line.open(server, { role: 'contact', site: 'shop' })
    const id = newId()
    await line.ask('start-conversation', { message: { kind: 'text', text: `Hello, I am ${name}.` }, name }, id)
    return { line, id }
  }

  static async agent(server: ParleyServer, agentId: string, capacity = 0): Promise<Line> {
    const token = await new SignJWT({ name: `Agent ${agentId}`, roles: ['agent'], groups: ['floor'], capacity })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(agentId)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret))
    return Line.open(server, { role: 'agent', token })
  }

  private static async open(server: ParleyServer, as: object): Promise<Line> {
    const line = new Line(new WebSocket(server.socketUrl, subprotocol, { origin: server.url }))
    await once(line.socket, 'open')
    const welcome = line.next(({ type }) => type === 'welcome')
    line.send({ type: 'hello', versions: [1], client: 'bench', as } as ClientFrame)
    await welcome
    return line
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame))
  }

  wish(name: string, body: object, about?: string): string {
    const id = newId()
    this.send({ type: 'command', id, name, body, ...(about !== undefined && { in: about }) } as ClientFrame)
    return id
  }

  async ask(name: string, body: object, about?: string): Promise<ServerFrame> {
    const id = newId()
    const answer = this.next((frame) => 'id' in frame && frame.id === id)
    this.send({ type: 'command', id, name, body, ...(about !== undefined && { in: about }) } as ClientFrame)
    return answer
  }

  next(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    return new Promise((found) => {
      const listener = (frame: ServerFrame) => {
        if (!fits(frame)) return
        this.#listeners.delete(listener)
        found(frame)
      }
      this.#listeners.add(listener)
    })
  }
}
