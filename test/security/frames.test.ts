import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { agentSecret, deskOrigin, ending, openLine, shopOrigin, startShell, upgradeRequest } from './shell.ts'

const shopper = { role: 'contact', site: 'shop' }
const kiB = 1_024

const agentToken = () =>
  new SignJWT({ name: 'Ada' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(agentSecret))

test('[SEC11] before hello a frame has at most the bytes of a contact’s', async (t) => {
  const { port } = await startShell(t)
  const line = await openLine(port)
  line.send('x'.repeat(64 * kiB + 1))
  assert.equal((await line.closed).code, 1009)
})

test('[SEC11] a contact’s frame of exactly the limit is read, one byte more closes the line', async (t) => {
  const { port } = await startShell(t)
  const line = await openLine(port)
  assert.equal((await line.hello(shopper)).type, 'welcome')
  const frame = (bytes: number) =>
    JSON.stringify({ type: 'nothing', x: '' }).replace('""', `"${'x'.repeat(bytes - 25)}"`)
  assert.equal(frame(100).length, 100)
  line.send(frame(64 * kiB))
  assert.equal((await line.next()).type, 'refused')
  line.send(frame(64 * kiB + 1))
  assert.equal((await line.closed).code, 1009)
})

test('[SEC11] an agent’s frame may be four times as long, and no longer', async (t) => {
  const { port } = await startShell(t)
  const line = await openLine(port, { origin: deskOrigin })
  assert.equal((await line.hello({ role: 'agent', token: await agentToken() })).type, 'welcome')
  line.send(JSON.stringify({ type: 'nothing', x: 'x'.repeat(200 * kiB) }))
  assert.equal((await line.next()).type, 'refused')
  line.send('x'.repeat(256 * kiB + 1))
  assert.equal((await line.closed).code, 1009)
})

test('[SEC11] a frame of 17 MB is refused while it arrives', async (t) => {
  const { port } = await startShell(t)
  const { socket, answer } = await rawLine(port)
  const before = process.memoryUsage.rss()
  // A masked text frame whose header promises 17 MB.
  const head = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x01, 0x10, 0, 0, 1, 2, 3, 4])
  socket.write(head)
  assert.equal(closeCodeIn(await answer()), 1009)
  assert.ok(process.memoryUsage.rss() - before < 64 * kiB * kiB)
})

const masked = (firstByte: number, payload: Buffer | string): Buffer => {
  const body = Buffer.from(payload)
  return Buffer.concat([Buffer.from([firstByte, 0x80 | body.length, 0, 0, 0, 0]), body])
}

const broken: readonly (readonly [what: string, bytes: Buffer, code: number])[] = [
  ['an unmasked frame', Buffer.from([0x81, 2, 0x7b, 0x7d]), 1002],
  ['a reserved opcode', masked(0x83, ''), 1002],
  ['a reserved control opcode', masked(0x8b, ''), 1002],
  ['RSV1 without an extension', masked(0xc1, '{}'), 1002],
  ['RSV2', masked(0xa1, '{}'), 1002],
  ['RSV3', masked(0x91, '{}'), 1002],
  ['bad UTF-8', masked(0x81, Buffer.from([0xc3, 0x28])), 1007],
  ['half of a surrogate pair as UTF-8', masked(0x81, Buffer.from([0xed, 0xa0, 0x80])), 1007],
  ['a fragmented ping', masked(0x09, ''), 1002],
  ['a ping of 126 bytes', Buffer.concat([Buffer.from([0x89, 0xfe, 0, 126, 0, 0, 0, 0]), Buffer.alloc(126)]), 1002],
  ['a continuation of nothing', masked(0x80, '{}'), 1002],
  ['a new message inside another', Buffer.concat([masked(0x01, '{'), masked(0x81, '}')]), 1002],
  ['a close code that nobody may send', masked(0x88, Buffer.from([0x03, 0xec])), 1002],
  ['a close code of one byte', masked(0x88, Buffer.from([0x03])), 1002],
  ['binary data', masked(0x82, '{}'), 1003],
  [
    'an endless message of one-byte fragments',
    Buffer.concat([masked(0x01, 'x'), ...Array.from({ length: 64 }, () => masked(0x00, 'x'))]),
    1008,
  ],
]

for (const [what, bytes, code] of broken)
  test(`[SEC11] ${what} ends the line with ${code}`, async (t) => {
    const { port } = await startShell(t)
    const bystander = await openLine(port)
    const { socket, answer } = await rawLine(port)
    socket.write(bytes)
    assert.equal(closeCodeIn(await answer()), code)
    assert.equal((await bystander.hello(shopper)).type, 'welcome')
  })

test('[SEC11] JSON of depth 100,000 is answered like any nonsense', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_CONTACT_FRAME_BYTES: '262144' } })
  const line = await openLine(port)
  assert.equal((await line.hello(shopper)).type, 'welcome')
  line.send('['.repeat(100_000) + ']'.repeat(100_000))
  assert.equal((await line.next()).type, 'refused')
  line.send({ type: 'heartbeat', answer: true })
  assert.equal((await line.next()).type, 'heartbeat')
})

test('[SEC11] whoever pings without end and reads no answer is cut off', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_OUTGOING_BYTES: '65536' } })
  const { socket } = await rawLine(port)
  socket.pause()
  const closed = ending(socket)
  const pings = Buffer.concat(Array.from({ length: 1_000 }, () => masked(0x89, 'x'.repeat(120))))
  const flood = () => {
    while (socket.writable && socket.write(pings));
  }
  socket.on('drain', flood)
  flood()
  await closed
})

test('[SEC11] heartbeats without end are an attack, and nobody else is slower for it', async (t) => {
  const { port } = await startShell(t)
  const flooding = await openLine(port)
  const bystander = await openLine(port)
  await flooding.hello(shopper)
  await bystander.hello(shopper)
  for (let count = 0; count < 5_000; count += 1) flooding.send({ type: 'heartbeat', answer: true })
  assert.deepEqual(await flooding.closed, { code: 4429, reason: 'too-many-commands' })
  bystander.send({ type: 'heartbeat', answer: true })
  assert.equal((await bystander.next()).type, 'heartbeat')
})

/** An open WebSocket without a library on this side, and what the server answers on it before it hangs up. */
async function rawLine(port: number): Promise<{ socket: Socket; answer: () => Promise<Buffer> }> {
  const socket = connect(port, 'localhost')
  socket.on('error', () => {})
  socket.write(upgradeRequest([`Origin: ${shopOrigin}`, 'Sec-WebSocket-Protocol: parley.v1']))
  await once(socket, 'data')
  const heard: Buffer[] = []
  socket.on('data', (data) => {
    heard.push(data)
    // Whoever hears a close hangs up.
    if (closeCodeIn(Buffer.concat(heard)) !== undefined) socket.end()
  })
  return { socket, answer: () => ending(socket).then(() => Buffer.concat(heard)) }
}

/** The code in the first close frame among short frames from the server. */
function closeCodeIn(bytes: Buffer): number | undefined {
  for (let at = 0; at + 1 < bytes.length; ) {
    const opcode = (bytes[at] ?? 0) & 0x0f
    const short = bytes[at + 1] ?? 0
    const head = short === 126 ? 4 : 2
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short
    if (opcode === 8) return bytes.length >= at + 4 ? bytes.readUInt16BE(at + 2) : undefined
    at += head + length
  }
  return undefined
}
