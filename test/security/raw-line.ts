import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { ending, shopOrigin, upgradeRequest } from './shell.ts'

/** A frame of WebSocket as it came from the server. */
export interface RawFrame {
  readonly opcode: number
  readonly payload: Buffer
}

/** A frame as clients send them, whatever stands in its first byte; the mask is zeros, so the payload stays readable. */
export function masked(firstByte: number, payload: Buffer | string = ''): Buffer {
  const body = Buffer.from(payload)
  const length = body.length < 126 ? Buffer.alloc(1) : body.length < 65_536 ? Buffer.alloc(3) : Buffer.alloc(9)
  if (length.length === 1) length[0] = 0x80 | body.length
  if (length.length === 3) length.writeUIntBE((0x80 | 126) * 65_536 + body.length, 0, 3)
  if (length.length === 9) {
    length[0] = 0x80 | 127
    length.writeBigUInt64BE(BigInt(body.length), 1)
  }
  return Buffer.concat([Buffer.from([firstByte]), length, Buffer.alloc(4), body])
}

/** An open WebSocket without a library on this side. */
export interface RawLine {
  readonly socket: Socket
  /** The next frame from the server that has not been looked at; none when it has hung up. */
  next(): Promise<RawFrame | undefined>
  /** Everything that the server says before it hangs up. Whoever hears a close hangs up, too. */
  answer(): Promise<Buffer>
}

export async function rawLine(port: number): Promise<RawLine> {
  const socket = connect(port, 'localhost')
  socket.on('error', () => {})
  socket.write(upgradeRequest([`Origin: ${shopOrigin}`, 'Sec-WebSocket-Protocol: parley.v1']))
  await once(socket, 'data')
  let heard = Buffer.alloc(0)
  let looked = 0
  const closed = ending(socket)
  socket.on('data', (data: Buffer) => {
    heard = Buffer.concat([heard, data])
    if (closeCodeIn(heard) !== undefined) socket.end()
  })
  return {
    socket,
    async next() {
      for (;;) {
        const frame = framesIn(heard)[looked]
        if (frame) return framesIn(heard)[looked++]
        const gone = await Promise.race([once(socket, 'data').then(() => false), closed.then(() => true)])
        if (gone && framesIn(heard).length === looked) return undefined
      }
    },
    answer: () => closed.then(() => heard),
  }
}

/** The whole frames in what the server said; it sends none of more than 64 kB here. */
export function framesIn(bytes: Buffer): RawFrame[] {
  const frames: RawFrame[] = []
  for (let at = 0; at + 1 < bytes.length; ) {
    const short = bytes[at + 1] ?? 0
    const head = short === 126 ? 4 : 2
    if (bytes.length < at + head) break
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short
    if (bytes.length < at + head + length) break
    frames.push({ opcode: (bytes[at] ?? 0) & 0x0f, payload: bytes.subarray(at + head, at + head + length) })
    at += head + length
  }
  return frames
}

/** The code in the first close frame. */
export function closeCodeIn(bytes: Buffer): number | undefined {
  const close = framesIn(bytes).find(({ opcode }) => opcode === 8)
  return close && close.payload.length >= 2 ? close.payload.readUInt16BE(0) : undefined
}
