// The floor: the simplest loop that keeps the promise "acknowledged is stored", on the libraries that the server uses.
// No sign-in, no rights, no rates, no folding, no receipts, no resuming. What Parley costs is measured against this.
//
// Frames from clients: {"type":"join","in":conversation} and {"type":"say","id":…,"in":conversation,"text":…}.
// To clients: {"type":"accepted","id":…,"seq":…} and {"type":"event","in":…,"seq":…,"by":…,"cause":id,"text":…}.
import { type WebSocket, WebSocketServer } from 'ws'

interface Say {
  readonly from: WebSocket
  readonly id: string
  readonly conversation: string
  readonly text: string
}

/** What is stored of one message: an event of its conversation, and the command that it came with. */
export interface Written {
  readonly conversation: string
  readonly seq: number
  readonly json: string
  readonly id: string
}

/** Serves the floor. `store`: makes a batch durable. What arrives meanwhile is the next one. */
export function serveFloor(store: (batch: readonly Written[]) => void | Promise<void>): void {
  const members = new Map<string, Set<WebSocket>>()
  const lastSeq = new Map<string, number>()
  let waiting: Say[] = []
  let isStoring = false

  function numbered(say: Say): Written & { readonly from: WebSocket } {
    const { from, id, conversation, text } = say
    const seq = (lastSeq.get(conversation) ?? 0) + 1
    lastSeq.set(conversation, seq)
    const json = JSON.stringify({ type: 'event', in: conversation, seq, at: Date.now(), cause: id, text })
    return { from, id, conversation, seq, json }
  }

  /** Everything that arrived until now, in one transaction; then the answers, then the news. */
  async function storeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.map(numbered)
      waiting = []
      await store(batch)
      for (const { from, id, conversation, seq, json } of batch) {
        from.send(JSON.stringify({ type: 'accepted', id, seq }))
        for (const member of members.get(conversation) ?? []) if (member !== from) member.send(json)
      }
    }
    isStoring = false
  }

  function receive(from: WebSocket, joined: Set<string>, data: string): void {
    const frame = JSON.parse(data) as Record<string, unknown>
    const { type, id, in: conversation, text } = frame
    if (typeof conversation !== 'string') return from.close(1008)
    if (type === 'join') {
      const known = members.get(conversation) ?? new Set()
      members.set(conversation, known.add(from))
      joined.add(conversation)
      from.send('{"type":"joined"}')
    } else if (typeof id === 'string' && typeof text === 'string' && text.length <= 10_000) {
      waiting.push({ from, id, conversation, text })
      if (isStoring) return
      isStoring = true
      setImmediate(() => void storeAll())
    } else from.close(1008)
  }

  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, maxPayload: 64 * 1_024 })
  server.on('connection', (socket) => {
    const joined = new Set<string>()
    socket.on('message', (data: Buffer) => receive(socket, joined, String(data)))
    socket.on('close', () => joined.forEach((conversation) => members.get(conversation)?.delete(socket)))
  })
  server.on('listening', () => {
    const address = server.address()
    if (typeof address === 'object' && address) console.log(`The floor listens on http://localhost:${address.port}`)
  })
  process.once('SIGTERM', () => process.exit(0))
}
