import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { subprotocol } from '@parley/protocol'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Core, Log } from '../core.ts'
import type { LimitSettings } from '../settings.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import { errorBody } from './errors.ts'
import type { OriginRules } from './origins.ts'
import { createSendTogether } from './send-together.ts'
import type { SignedIn } from './signed-in.ts'
import { createSocketCounter } from './socket-counter.ts'
import { forwardFrames, webSocketTransport } from './web-socket-transport.ts'

export const socketPath = '/v1/socket'

export interface SocketEndpointOptions {
  readonly core: Core
  readonly origins: OriginRules
  readonly clientAddress: ClientAddress
  readonly signedIn: SignedIn
  readonly limits: LimitSettings
  readonly log: Log
}

/** Takes the upgrade of one HTTP connection; nothing here may throw. */
export type HandleUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void

/** Why an upgrade is refused, before anything is read from the socket. */
interface Refusal {
  readonly status: number
  readonly remedy: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Opens lines at `/v1/socket`. The origin is checked here and again, for the role, after `hello`; who it is comes in
 * the first frame, so that no token is ever part of an address.
 */
export function createSocketEndpoint(options: SocketEndpointOptions) {
  const { core, origins, clientAddress, signedIn, limits, log } = options
  const counter = createSocketCounter(limits.socketsPerAddress)
  let isOpen = true
  /** Upgrades that were refused, by status. */
  const refused: Record<string, number> = {}

  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    skipUTF8Validation: false,
    maxPayload: Math.max(limits.contactFrameBytes, limits.agentFrameBytes),
    maxFragments: limits.frameFragments,
    maxBufferedChunks: limits.frameChunks,
    handleProtocols: () => subprotocol,
  })

  const sendTogether = createSendTogether()
  const open = (socket: WebSocket, stream: Duplex, origin: string | null, key: string) => {
    const transport = webSocketTransport({ socket, stream, sendTogether, origin, address: key })
    const longestFrameBytes = () => (signedIn.isStaff(transport) ? limits.agentFrameBytes : limits.contactFrameBytes)
    const { outgoingBytes } = limits
    forwardFrames(socket, core.connect(transport), { longestFrameBytes, outgoingBytes })
  }

  const handleUpgrade: HandleUpgrade = (request, stream, head) => {
    const key = addressKey(clientAddress(request))
    const origin = request.headers.origin ?? null
    const refusal = isOpen ? whyNot(request, origin, origins) : draining
    const isTooMany = !refusal && !counter.add(key)
    if (refusal || isTooMany) {
      const { status, remedy, headers } = refusal ?? tooMany
      refused[status] = (refused[status] ?? 0) + 1
      log('upgrade-refused', { status, origin })
      return refuse(stream, status, remedy, headers)
    }
    stream.once('close', () => counter.remove(key))
    server.handleUpgrade(request, stream, head, (socket) => open(socket, stream, origin, key))
  }

  return {
    handleUpgrade,
    /** From now on nobody is let in. Those who are in stay. */
    close() {
      isOpen = false
    },
    get refused(): Readonly<Record<string, number>> {
      return refused
    },
    /** Sockets that are open now. */
    get sockets() {
      return counter.total
    },
  }
}

const draining: Refusal = {
  status: 503,
  remedy: 'Connect again in a moment: this server restarts.',
  headers: { 'retry-after': '1' },
}
const tooMany: Refusal = {
  status: 429,
  remedy: 'Close other connections of this address, or raise PARLEY_SOCKETS_PER_ADDRESS.',
  headers: { 'retry-after': '10' },
}

function whyNot(request: IncomingMessage, origin: string | null, origins: OriginRules): Refusal | undefined {
  const url = request.url ?? ''
  if (url.startsWith(`${socketPath}?`))
    return { status: 400, remedy: `Connect to ${socketPath} without a query; the token travels in the first frame.` }
  if (url !== socketPath) return { status: 404, remedy: `Connect to ${socketPath}.` }
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  if (!offered.includes(subprotocol)) return { status: 400, remedy: `Offer the subprotocol ${subprotocol}.` }
  if (!origins.mayConnect(origin))
    return { status: 403, remedy: 'Add the page’s origin to origins of the site, or to agentOrigins.' }
  return undefined
}

function refuse(stream: Duplex, status: number, remedy: string, headers: Readonly<Record<string, string>> = {}): void {
  const body = JSON.stringify(errorBody(status, remedy))
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  stream.on('error', () => stream.destroy())
  stream.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => stream.destroy())
}
