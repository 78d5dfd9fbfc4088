/** One WebSocket, as far as the client needs it. A browser's `WebSocket` fits, and so does a test's. */
export interface Socket {
  send(text: string): void
  close(code?: number, reason?: string): void
}

/** What a socket tells. After `closed` it says nothing more. */
export interface SocketEvents {
  opened(): void
  received(text: string): void
  closed(): void
}

/** Opens a socket and reports through `events`, never before it has returned. */
export type Dial = (events: SocketEvents) => Socket

/** Dials with the platform's `WebSocket`. `url` is `ws:` or `wss:` and carries no token. */
export function dialWebSocket(url: string, protocol: string): Dial {
  return (events) => {
    const socket = new WebSocket(url, protocol)
    socket.onopen = () => events.opened()
    socket.onmessage = ({ data }) => events.received(String(data))
    socket.onclose = () => events.closed()
    return {
      send: (text) => socket.send(text),
      close(code, reason) {
        // A browser takes up to minutes to report the end of a dead line: whoever closes has heard enough.
        socket.onopen = socket.onmessage = socket.onclose = null
        socket.close(code, reason)
        events.closed()
      },
    }
  }
}
