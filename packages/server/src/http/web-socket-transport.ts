import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Connection, Transport } from '../core.ts'
import type { SendTogether } from './send-together.ts'

/** How a line ends when a frame cannot be taken (RFC 6455, section 7.4.1). What `ws` finds broken it closes itself. */
const faults = { unsupportedData: 1003, tooBig: 1009 } as const

/** How long a client may take to answer the close before the connection is cut, in milliseconds. */
const closeGraceMs = 2_000

export interface LineOptions {
  readonly socket: WebSocket
  /** What the socket writes to. */
  readonly stream: Duplex
  readonly sendTogether: SendTogether
  readonly origin: string | null
  readonly address: string
}

/** A WebSocket as the core knows it. */
export function webSocketTransport({ socket, stream, sendTogether, origin, address }: LineOptions): Transport {
  return {
    origin,
    address,
    send(text) {
      // Errors arrive as `close`: whoever follows the line hears of it once.
      if (socket.readyState !== socket.OPEN) return
      sendTogether(stream)
      socket.send(text, ignoreError)
    },
    bufferedBytes: () => socket.bufferedAmount,
    close(code, reason) {
      socket.close(code, reason)
      const timer = setTimeout(() => socket.terminate(), closeGraceMs)
      timer.unref()
      socket.once('close', () => clearTimeout(timer))
    },
  }
}

/** What a line may ask of the server in bytes. The longest frame depends on who has signed in, and is asked for each time. */
export interface FrameLimits {
  readonly longestFrameBytes: () => number
  readonly outgoingBytes: number
}

/** Brings what arrives on the socket to the core, frame by frame. */
export function forwardFrames(
  socket: WebSocket,
  connection: Connection,
  { longestFrameBytes, outgoingBytes }: FrameLimits,
): void {
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) socket.close(faults.unsupportedData, 'frames are text')
    else if (data.byteLength > longestFrameBytes()) socket.close(faults.tooBig, 'the frame is too big')
    else connection.receive(data.toString('utf8'))
  })
  // Pings are answered by the library, also when nobody reads the answers.
  socket.on('ping', () => {
    if (socket.bufferedAmount > outgoingBytes) socket.terminate()
  })
  // A broken frame has already closed the socket with the code of its fault.
  socket.on('error', ignoreError)
  socket.on('close', () => connection.gone())
}

const ignoreError = (): void => {}
