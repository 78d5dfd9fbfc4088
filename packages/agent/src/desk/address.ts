import { subprotocol } from '@parley/protocol'
import { dialWebSocket, type Dial } from '@parley/protocol/client'

/** The server's address; that of the page where none is given. */
export function addressOf(server: string): URL {
  if (!URL.canParse(server || '/', location.href))
    throw new TypeError(`<parley-agent server="${server}">: not an address. Write it as https://chat.example.com`)
  return new URL(server || '/', location.href)
}

/** Dials the server's socket. The token travels in the first frame, never in the address. */
export function dialServer(address: URL): Dial {
  const socket = new URL('/v1/socket', address)
  socket.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  return dialWebSocket(socket.href, subprotocol)
}
