import type { Dial, SocketEvents } from '../client/socket.ts'

/** The server's end of a test's line. */
export interface ServerEnd {
  receive(text: string): void
  gone(): void
}

/** What the server's end may do. */
export interface ServerSide {
  send(text: string): void
  close(code: number, reason: string): void
}

/** A line between a client and a server in one process. Nothing arrives until `flush`. */
export interface SocketPair {
  /** For the client. Each dialing is a new line to the server. */
  readonly dial: Dial
  /** Delivers what is under way, in both directions, until nothing is left. Returns how many messages arrived. */
  flush(): number
  /** Cuts all lines: what is under way is lost, both ends hear that the line is gone. */
  cut(): void
  /** While false, dialing fails. */
  reachable: boolean
  /** The client's end notices nothing: messages vanish in both directions (a half-open line). */
  silent: boolean
}

/**
 * Connects clients to what `accept` makes for each line. With `flushing: 'at once'` messages arrive in microtasks,
 * for tests that do not care about the order of arrival.
 */
export function socketPair(
  accept: (client: ServerSide) => ServerEnd,
  { flushing = 'by hand' }: { flushing?: 'by hand' | 'at once' } = {},
): SocketPair {
  const underWay: { line: Line; deliver: () => void }[] = []
  const lines = new Set<Line>()
  let scheduled = false

  interface Line {
    open: boolean
    cut(): void
  }

  function post(line: Line, deliver: () => void) {
    if (pair.silent) return
    underWay.push({ line, deliver })
    if (flushing === 'by hand' || scheduled) return
    scheduled = true
    queueMicrotask(() => {
      scheduled = false
      pair.flush()
    })
  }

  const pair: SocketPair = {
    reachable: true,
    silent: false,
    dial(events: SocketEvents) {
      let server: ServerEnd | undefined
      const line: Line = {
        open: true,
        cut() {
          if (!line.open) return
          line.open = false
          lines.delete(line)
          server?.gone()
          events.closed()
        },
      }
      lines.add(line)
      const toClient: ServerSide = {
        send: (text) => post(line, () => events.received(text)),
        close: () => post(line, () => line.cut()),
      }
      if (pair.reachable)
        post(line, () => {
          server = accept(toClient)
          events.opened()
        })
      else underWayFailure(line)
      return {
        send: (text) => post(line, () => server?.receive(text)),
        close: () => line.cut(),
      }
    },
    flush() {
      let arrived = 0
      for (let next = underWay.shift(); next; next = underWay.shift()) {
        if (!next.line.open) continue
        next.deliver()
        arrived++
      }
      return arrived
    },
    cut() {
      underWay.length = 0
      for (const line of [...lines]) line.cut()
    },
  }

  function underWayFailure(line: Line) {
    queueMicrotask(() => line.cut())
  }

  return pair
}
