import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { newId, type ServerFrame } from '@parley/protocol'
import { ask, contactOf } from './sending-files.ts'
import { ending, type Line, openLine, startShell } from './shell.ts'

const shopper = { role: 'contact', site: 'shop' }
const heartbeat = { type: 'heartbeat', answer: true }

/** How long nine of ten answers take at most to somebody who behaves, in milliseconds: a busy machine may delay the tenth. */
async function usualWait(line: Line, asked = 100): Promise<number> {
  const waits: number[] = []
  for (let count = 0; count < asked; count += 1) {
    const since = performance.now()
    line.socket.ping()
    await new Promise((resolve) => line.socket.once('pong', resolve))
    waits.push(performance.now() - since)
  }
  return waits.sort((one, other) => one - other)[Math.floor(asked * 0.9) - 1] ?? 0
}

const floods: Readonly<Record<string, (conversation: string) => object>> = {
  'messages without end': (conversation) => ({
    type: 'command',
    id: newId(),
    name: 'send-message',
    in: conversation,
    body: { message: { kind: 'text', text: 'Buy!' } },
  }),
  'questions about history without end': (conversation) => ({
    type: 'read',
    id: newId(),
    log: `conversation:${conversation}`,
  }),
  'nonsense without end': () => ({ type: 'nothing' }),
}

for (const [what, frame] of Object.entries(floods))
  test(`[ATK105] [CON26] ${what}: refused, then cut, and others are answered within 250 ms`, async (t) => {
    const shell = await startShell(t)
    const { line, conversation } = await contactOf(shell)
    const bystander = await contactOf(shell)
    for (let count = 0; count < 3_000; count += 1) line.send(frame(conversation))
    const slowest = await usualWait(bystander.line)
    assert.match((await line.closed).reason, /^(too-many-commands|reads-too-slowly)$/)
    assert.ok(slowest < 250, `${slowest} ms`)
    const answer = await ask(bystander.line, 'send-message', bystander.conversation, {
      message: { kind: 'text', text: 'Still served' },
    })
    assert.equal(answer.type, 'accepted')
    const log = await shell.store.readEvents(`conversation:${conversation}`, { limit: 1_000 })
    assert.ok(log.filter((event) => event.includes('Buy!')).length <= 30, 'no more than the rate allows')
    bystander.line.socket.terminate()
  })

test('[ATK105] [CON26] typing without end is dropped; the other side hears a little of it, and nobody waits', async (t) => {
  const shell = await startShell(t)
  const { line, conversation, sender } = await contactOf(shell)
  const tab = await openLine(shell.port)
  await tab.hello({ ...shopper, token: sender.token })
  for (let count = 0; count < 1_000; count += 1)
    line.send({ type: 'signal', name: 'typing', in: conversation, body: { is: count % 2 ? 'writing' : 'idle' } })
  assert.ok((await usualWait(tab)) < 250)
  const signals = tab.heard.filter(({ type }: ServerFrame) => type === 'signal')
  assert.ok(signals.length < 100, `${signals.length} signals`)
  for (const each of [line, tab]) each.socket.terminate()
})

test('[ATK107] [SEC8] two hundred sockets that say nothing are closed in time, and others come in meanwhile', async (t) => {
  const environment = { PARLEY_HELLO_TIMEOUT_MS: '1000', PARLEY_SOCKETS_PER_ADDRESS: '1000' }
  const { port } = await startShell(t, { environment })
  const silent = await Promise.all(Array.from({ length: 200 }, () => openLine(port)))
  const guest = await openLine(port)
  assert.equal((await guest.hello(shopper)).type, 'welcome')
  for (const line of silent) assert.deepEqual(await line.closed, { code: 4408, reason: 'hello-too-late' })
  guest.send(heartbeat)
  assert.equal((await guest.next()).type, 'heartbeat')
})

test('[ATK107] [SEC12] handshakes that never end are cut in time, and others come in meanwhile', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_HTTP_HEADERS_TIMEOUT_MS: '500' } })
  const dribbling = Array.from({ length: 50 }, () => {
    const socket = connect(port, 'localhost')
    socket.on('error', () => {})
    socket.resume()
    socket.write('GET /v1/socket HTTP/1.1\r\nHost: x\r\nUpgrade: webs')
    return ending(socket)
  })
  const guest = await openLine(port)
  assert.equal((await guest.hello(shopper)).type, 'welcome')
  await Promise.all(dribbling)
})
