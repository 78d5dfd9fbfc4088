import { ChatClient, type Dial, StaffClient } from '@parley/protocol/client'
import { subprotocol, type AgentId, type Hello } from '@parley/protocol'
import { WebSocket } from 'ws'
import type { Address } from './parley-server.ts'

/** Dials with Node's `ws`, as a page of the server would. */
const dialTo = ({ url, socketUrl }: Address): Dial =>
  dialSocket(() => new WebSocket(socketUrl, subprotocol, { origin: url, perMessageDeflate: false }))

/** Dials with a socket that the test makes, and may hold on to. */
export function dialSocket(open: () => WebSocket): Dial {
  return (events) => {
    const socket = open()
    socket.on('open', () => events.opened())
    socket.on('message', (data) => events.received((data as Buffer).toString()))
    socket.on('close', () => events.closed())
    socket.on('error', () => {}) // `close` follows
    return {
      send: (text) => socket.send(text, () => {}),
      close: () => {
        socket.removeAllListeners('open').removeAllListeners('message').removeAllListeners('close')
        socket.terminate()
        events.closed()
      },
    }
  }
}

/** Who waits no longer than they must before they dial again: half a second. */
export const hasty = () => 0

/** A contact without a browser: the client library on a real socket. `close` the client at the end. */
export function contactAt(server: Address, token?: string, random: () => number = hasty) {
  let kept = token
  const client = new ChatClient({
    dial: dialTo(server),
    signIn: async () => ({ role: 'contact', site: 'shop', token: kept }),
    clientName: 'test contact',
    random,
  })
  client.onChange(() => {
    const { you } = client
    if (you?.role === 'contact' && you.token) kept = you.token
  })
  return {
    client,
    /** What the contact's browser would keep. */
    get token() {
      return kept
    },
  }
}

/** The token that the demo gives to `ada`, `ben` or `cleo`. */
export async function demoToken(server: Address, who: string): Promise<string> {
  const answer = await fetch(`${server.url}/demo/agent-token?as=${who}`)
  if (!answer.ok) throw new Error(`No token for ${who}: ${answer.status}`)
  return answer.text()
}

/** An agent without a browser. */
export function agentAt(server: Address, who: 'ada' | 'ben' | 'cleo', random: () => number = hasty) {
  const client = new StaffClient({
    dial: dialTo(server),
    signIn: async (): Promise<Hello['as']> => ({ role: 'agent', token: await demoToken(server, who) }),
    clientName: 'test agent',
    random,
  })
  return {
    client,
    get agentId(): AgentId | undefined {
      return client.you?.agentId
    },
  }
}

/** Resolves as soon as `isSo` about what the client shows; says what was waited for when it never happens. */
export function until(client: ChatClient, isSo: () => boolean, what: string, withinMs = 30_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!isSo()) return
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`It never happened that ${what}.`))
    }, withinMs)
    const stop = client.onChange(look)
    look()
  })
}
