// The floor: the simplest loop that keeps the promise "acknowledged is stored", on the libraries that the server uses.
// No sign-in, no rights, no rates, no folding, no receipts, no resuming. What Parley costs is measured against this.
//
// Frames from clients: {"type":"join","in":conversation} and {"type":"say","id":…,"in":conversation,"text":…}.
// To clients: {"type":"accepted","id":…,"seq":…} and {"type":"event","in":…,"seq":…,"by":…,"cause":id,"text":…}.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type WebSocket, WebSocketServer } from 'ws'

interface Say {
  readonly from: WebSocket
  readonly id: string
  readonly conversation: string
  readonly text: string
}

const folder = mkdtempSync(join(tmpdir(), 'parley-floor-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const database = new DatabaseSync(join(folder, 'floor.sqlite'))
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
database.exec(`
  CREATE TABLE events (log TEXT, seq INTEGER, json TEXT, PRIMARY KEY (log, seq)) WITHOUT ROWID;
  CREATE TABLE commands (id TEXT PRIMARY KEY, seq INTEGER) WITHOUT ROWID`)
const addEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?)')
const addCommand = database.prepare('INSERT INTO commands VALUES (?, ?)')

const members = new Map<string, Set<WebSocket>>()
const lastSeq = new Map<string, number>()
let waiting: Say[] = []

/** Everything that arrived until now, in one transaction; then the answers, then the news. */
function commit(): void {
  const batch = waiting
  waiting = []
  database.exec('BEGIN IMMEDIATE')
  const written = batch.map((say) => {
    const seq = (lastSeq.get(say.conversation) ?? 0) + 1
    lastSeq.set(say.conversation, seq)
    const { id: cause, conversation, text } = say
    const json = JSON.stringify({ type: 'event', in: conversation, seq, at: Date.now(), cause, text })
    addEvent.run(conversation, seq, json)
    addCommand.run(cause, seq)
    return { say, seq, json }
  })
  database.exec('COMMIT')
  for (const { say, seq, json } of written) {
    say.from.send(JSON.stringify({ type: 'accepted', id: say.id, seq }))
    for (const member of members.get(say.conversation) ?? []) if (member !== say.from) member.send(json)
  }
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
    if (waiting.length === 0) setImmediate(commit)
    waiting.push({ from, id, conversation, text })
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
