import { once } from 'node:events'
import { WebSocket } from 'ws'

/** What the load generator needs of a server, whichever protocol it speaks. */
export interface Line {
  /** Sends a message with this id. */
  say(conversation: string, id: string): void
  close(): void
}

/** Who is told what arrives: an acknowledgement of one's own message, or the other's message. Both name the message's id. */
export interface Ears {
  readonly accepted: (id: string) => void
  readonly heard: (id: string) => void
  /** The server cut a line that could not keep up: nothing of it counts any more. */
  readonly cut: () => void
}

/** Makes lines to one kind of server. */
export interface Dialect {
  /** A contact in a conversation of its own, and the agents' lines that talk with contacts. Resolves when all can talk. */
  talk(conversations: number, ears: Ears): Promise<readonly Talk[]>
  /** So many contacts who are connected and say nothing. */
  idle(count: number): Promise<readonly Line[]>
  /** So many conversations that were opened by contacts who went away again. Only where conversations are more than a name. */
  park?(count: number): Promise<void>
}

/** Both ends of one conversation. */
export interface Talk {
  readonly conversation: string
  readonly contact: Line
  readonly agent: Line
}

/** About what people write: 72 characters. */
export const text = 'Do you still have the blue one, and how long would the delivery take me?'

/** Where the next line goes: to one server after the other. */
export type NextPort = () => number

export function inTurn(ports: readonly number[]): NextPort {
  let turn = 0
  return () => ports[turn++ % ports.length]!
}

/** An open socket. */
export async function dial(port: number, path: string, protocol?: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocol ?? [], {
    origin: `http://127.0.0.1:${port}`,
    perMessageDeflate: false,
  })
  await once(socket, 'open')
  return socket
}

/** Ids in the form of the protocol, each once. */
let made = 0
export const nextId = (): string =>
  `bench${String(process.pid).padStart(7, '0')}${String((made += 1)).padStart(10, '0')}`

/** So many at a time, so that a server's queue of new connections does not run over. */
export async function inGroups<T>(count: number, make: (index: number) => Promise<T>, size = 50): Promise<T[]> {
  const all: T[] = []
  while (all.length < count) {
    const group = Array.from({ length: Math.min(size, count - all.length) }, (_, index) => make(all.length + index))
    all.push(...(await Promise.all(group)))
  }
  return all
}

/** How many conversations one agent has at once. */
export const perAgent = 10
