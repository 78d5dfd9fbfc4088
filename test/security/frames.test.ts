import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { closeCodeIn, masked, rawLine } from './raw-line.ts'
import { agentSecret, deskOrigin, ending, openLine, startShell } from './shell.ts'

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

test('[SEC11] [ATK94] a frame of 17 MB is refused while it arrives', async (t) => {
  const { port } = await startShell(t)
  const { socket, answer } = await rawLine(port)
  const before = process.memoryUsage.rss()
  // A masked text frame whose header promises 17 MB.
  const head = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x01, 0x10, 0, 0, 1, 2, 3, 4])
  socket.write(head)
  assert.equal(closeCodeIn(await answer()), 1009)
  assert.ok(process.memoryUsage.rss() - before < 64 * kiB * kiB)
})

test('[SEC11] [ATK93] JSON of depth 100,000 is answered like any nonsense', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_CONTACT_FRAME_BYTES: '262144' } })
  const line = await openLine(port)
  assert.equal((await line.hello(shopper)).type, 'welcome')
  line.send('['.repeat(100_000) + ']'.repeat(100_000))
  assert.equal((await line.next()).type, 'refused')
  line.send({ type: 'heartbeat', answer: true })
  assert.equal((await line.next()).type, 'heartbeat')
})

test('[SEC11] [ATK105] whoever pings without end and reads no answer is cut off', async (t) => {
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

test('[SEC11] [ATK105] heartbeats without end are an attack, and nobody else is slower for it', async (t) => {
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
