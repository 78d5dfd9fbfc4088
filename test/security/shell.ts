import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { type Clock, type ServerFrame, subprotocol, systemClock } from '@parley/protocol'
import { createMemoryFileStore, createServer, openSqlite, readSettings, type ServerOptions } from '@parley/server'
import { WebSocket } from 'ws'
import { neverBusy } from '../support/parley-server.ts'
import { keepOutOfLogs, leaksIn } from './leaks.ts'

export const shopOrigin = 'https://www.shop.example'
export const deskOrigin = 'https://crm.example'
export const agentSecret = 'only the tests know this secret of their agents'

export interface ShellOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** More settings for the file, beside the site `shop`. */
  readonly file?: object
  /** Where the files are that it hands out; those of the repository unless given. */
  readonly folders?: ServerOptions['folders']
  /** Where it keeps what; in memory unless given. */
  readonly keeps?: Partial<Pick<ServerOptions, 'store' | 'files' | 'searchIndex' | 'factIndex'>>
}

/** What the server noted while it ran. */
export type Noted = readonly [eventName: string, facts: object]

/** A whole server in this process, with its database in memory, on a free port. At the end nothing secret may stand in its log. */
export async function startShell(
  t: TestContext,
  { environment = {}, file = {}, folders, keeps = {} }: ShellOptions = {},
) {
  const settings = readSettings({
    environment: {
      PARLEY_PORT: '0',
      PARLEY_AGENT_SECRET: agentSecret,
      PARLEY_AGENT_ORIGINS: deskOrigin,
      ...neverBusy,
      ...environment,
    },
    file: { name: 'parley.config.json', json: { sites: { shop: { origins: [shopOrigin] } }, ...file } },
  })
  const noted: Noted[] = []
  const store = keeps.store ?? (await openSqlite(':memory:'))
  let shiftMs = 0
  const clock: Clock = { ...systemClock, now: () => Date.now() + shiftMs }
  const files = keeps.files ?? createMemoryFileStore({ now: clock.now })
  const server = await createServer({
    ...keeps,
    settings,
    store,
    files,
    clock,
    folders,
    log: (eventName, facts = {}) => void noted.push([eventName, facts]),
  })
  const port = await server.listen()
  keepOutOfLogs(environment['PARLEY_METRICS_TOKEN'])
  t.after(async () => {
    await server.drain()
    assert.deepEqual(leaksIn(noted), [], 'in the log')
  })
  /** From now on every clock is so much further, in milliseconds. Timers run as they did. */
  const later = (ms: number) => void (shiftMs += ms)
  return { server, store, files, later, port, noted, url: `http://localhost:${port}`, settings }
}

/** Resolves when the connection is over, however it ends. */
export const ending = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()))

/** What comes back for raw bytes, until the server closes the connection. */
export async function exchange(port: number, bytes: string | Buffer): Promise<string> {
  const socket = connect(port, 'localhost')
  socket.on('error', () => {})
  const heard: Buffer[] = []
  socket.on('data', (data) => void heard.push(data))
  socket.write(bytes)
  await ending(socket)
  return Buffer.concat(heard).toString('latin1')
}

/** An upgrade request as text, so that nothing tidies it up. */
export const upgradeRequest = (headers: readonly string[] = [], path = '/v1/socket'): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
    '',
    '',
  ].join('\r\n')

/** The status of an upgrade. One that succeeds is hung up. */
export async function statusOfUpgrade(port: number, headers: readonly string[], path?: string): Promise<number> {
  const socket = connect(port, 'localhost')
  socket.on('error', () => {})
  socket.write(upgradeRequest(headers, path))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer.toString('latin1'))?.[1])
}

export interface LineOptions {
  /** `null`: no browser. A page of the shop unless given. */
  readonly origin?: string | null
  readonly address?: string
  /** What else the browser says when it opens the line. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A line with everything that was heard on it. */
export class Line {
  readonly socket: WebSocket
  readonly heard: ServerFrame[] = []
  /** How the server closed it. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>

  constructor(port: number, { origin = shopOrigin, address = 'localhost', headers = {} }: LineOptions = {}) {
    this.socket = new WebSocket(`ws://${address}:${port}/v1/socket`, subprotocol, {
      ...(origin !== null && { origin }),
      headers,
      perMessageDeflate: false,
    })
    this.socket.on('error', () => {})
    this.socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(String(data)) as ServerFrame
      if (frame.type === 'welcome' && 'token' in frame.you) keepOutOfLogs(frame.you.token)
      this.heard.push(frame)
    })
    this.closed = new Promise((resolve) =>
      this.socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
  }

  async opened(): Promise<this> {
    await once(this.socket, 'open')
    return this
  }

  /** Sends whatever it is: text and bytes as they are, everything else as JSON. */
  send(frame: unknown): void {
    const { token, as, body } = Object(frame) as { token?: unknown; as?: { token?: unknown }; body?: unknown }
    for (const secret of [token, as?.token, ...wordsIn(body)]) keepOutOfLogs(secret)
    this.socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
  }

  /** Says hello and gives the answer: a welcome or a goodbye. */
  async hello(as: object): Promise<ServerFrame> {
    this.send({ type: 'hello', versions: [1], client: 'test', as })
    return this.next()
  }

  /** The next frame that has not been looked at. */
  async next(): Promise<ServerFrame> {
    if (this.heard.length === 0) await once(this.socket, 'message')
    return this.heard.shift() as ServerFrame
  }
}

/** What somebody says in a command: its texts, not its ids. */
function wordsIn(body: unknown): unknown[] {
  const { message, text, name, note, fields } = Object(body) as Record<string, unknown>
  const said = Object(message) as { text?: unknown; markdown?: unknown; name?: unknown }
  return [text, name, note, said.text, said.markdown, said.name, ...Object.values(Object(fields) as object)]
}

export const openLine = (port: number, options?: LineOptions): Promise<Line> => new Line(port, options).opened()
