import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { newId, subprotocol } from '@parley/protocol'
import { ChatClient } from '@parley/protocol/client'
import { WebSocket } from 'ws'
import { metric } from '../support/metrics.ts'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { contactAt, dialSocket, until } from '../support/people.ts'

/** 27 kB each; so many at once are less than the queue of a session holds, and only the slow reader is cut. */
const text = '€'.repeat(9_000)
const wave = 40
/** Operating systems take up to some 40 MB off the hands of the server before its own queue fills. */
const mostWaves = 100

/** What one slow reader may cost the server, in bytes: its queue of 4 MB, and as much again while it is written. */
const limitBytes = 16_000_000

let server: ParleyServer
before(async () => {
  const limits = { contactCommandsPer10s: 1_000_000, contactCommandBurst: 1_000_000 }
  server = await startServer({ measured: true, config: { limits } })
})
after(() => server.remove())

const clients: ChatClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

test('[FLT4] [CON25] [ATK106] a reader that does not read is cut, costs the server little, and comes back to everything', async () => {
  const writer = contactAt(server)
  clients.push(writer.client)
  const id = newId()
  await writer.client.open()
  const started = writer.client.send('start-conversation', { message: { kind: 'text', text: 'Hello' } }, id)
  assert.equal((await started.answered).is, 'accepted')

  const sockets: WebSocket[] = []
  const slow = new ChatClient({
    dial: dialSocket(() => {
      const socket = new WebSocket(server.socketUrl, subprotocol, { origin: server.url, perMessageDeflate: false })
      sockets.push(socket)
      return socket
    }),
    signIn: async () => ({ role: 'contact', site: 'shop', token: writer.token }),
    clientName: 'test slow reader',
    random: () => 0,
  })
  clients.push(slow)
  await slow.open()
  await until(slow, () => slow.conversations.has(id), 'the second tab shows the conversation')
  const before = await server.memory()

  sockets[0]?.pause()
  const say = () => writer.client.send('send-message', { message: { kind: 'text', text } }, id).answered
  const cuts = () => metric(server, 'parley_lines_cut_total{reason="reads-too-slowly"}')
  for (let waves = 0; (await cuts()) === 0; waves++) {
    assert.ok(waves < mostWaves, 'it is cut at some time')
    await Promise.all(Array.from({ length: wave }, say))
  }
  const { heapUsed, external } = await server.memory()
  const cost = heapUsed + external - before.heapUsed - before.external
  assert.ok(cost < limitBytes, `the slow reader cost ${cost} bytes`)

  sockets[0]?.resume()
  const seqOf = (client: ChatClient) => client.conversations.get(id)?.conversation.seq
  await until(writer.client, () => writer.client.outbox.length === 0, 'the first tab shows everything')
  await until(slow, () => seqOf(slow) === seqOf(writer.client), 'the second tab has caught up')
  const shownAtEnd = (client: ChatClient) => client.conversations.get(id)?.transcript.chunks.at(-1)?.lines.at(-1)?.seq
  assert.equal(shownAtEnd(slow), shownAtEnd(writer.client))
  assert.equal(sockets.length, 2, 'it came back once')
  assert.equal(await cuts(), 1, 'nobody else was cut')
})
