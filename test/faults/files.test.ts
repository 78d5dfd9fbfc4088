import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { newId } from '@parley/protocol'
import { zip } from '../../packages/server/src/testing/file-samples.ts'
import { Sender } from '../security/sending-files.ts'
import { eventually } from '../support/eventually.ts'
import { type ParleyServer, startServer } from '../support/parley-server.ts'
import { chanceFrom, seedOfThisRun } from '../support/random.ts'
import { Wire } from '../support/wire.ts'

const seed = seedOfThisRun()
const chance = chanceFrom(seed)

let server: ParleyServer
let wire: Wire
let token: string | undefined
const conversation = newId()

const sender = () => new Sender(server, { token: token ?? '', origin: server.url, conversation })

async function comeBack(): Promise<void> {
  wire = await Wire.open(server, { role: 'contact', site: 'shop', ...(token !== undefined && { token }) })
}

/** What is on the disk: parts, and finished files. */
const onDisk = () => {
  const folder = join(server.dataFolder, 'files')
  const finished = readdirSync(join(folder, 'files'), { recursive: true }).map(String)
  return {
    parts: readdirSync(join(folder, 'parts')),
    files: finished.filter((name) => statSync(join(folder, 'files', name)).isFile()),
  }
}

/** The files that the conversation's log names. */
const filesInLog = async (): Promise<readonly string[]> =>
  (await wire.readLog(`conversation:${conversation}`)).flatMap(({ body }) => {
    const { message } = body as { message?: { kind: string; file?: string } }
    return message?.kind === 'file' ? [message.file ?? ''] : []
  })

beforeEach(async () => {
  token = undefined
  server = await startServer({ environment: { PARLEY_LOG_LEVEL: 'silent' } })
  await comeBack()
  const welcome = wire.heard.find((frame) => frame.type === 'welcome')
  token = welcome?.you.role === 'contact' ? welcome.you.token : undefined
  const body = { message: { kind: 'text', text: 'Hello' } }
  wire.send({ type: 'command', id: newId(), name: 'start-conversation', in: conversation, body })
  await wire.next('accepted')
})
afterEach(async () => {
  await wire.close()
  await server.remove()
})

/** A file that is on its way to a server which may end at any moment; gives the bytes that it was told are there. */
async function sendSome(file: string, bytes: Buffer, offset: number): Promise<void> {
  const socket = connect(Number(new URL(server.url).port), 'localhost')
  socket.on('error', () => {})
  socket.write(
    `PATCH /v1/files/${file}?offset=${offset} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nOrigin: ${server.url}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${bytes.length - offset}\r\n\r\n`,
  )
  const until = offset + Math.ceil(chance.next() * (bytes.length - offset) * 0.8)
  socket.write(bytes.subarray(offset, until))
  await eventually(
    async () => (await sender().ask('GET', `/v1/files/${file}`)).json.offset > offset,
    true,
    'something of the file has come',
  )
  await server.kill()
  socket.destroy()
}

test(`[FIL16] [B010] kill -9 in the middle of a file, five times: it goes on where it was, and no part and no ghost is left (SEED=${seed})`, async () => {
  const bytes = Buffer.concat([zip({ a: 'b' }), randomBytes(6_000_000)])
  const id = newId()
  const announced = { id, name: 'all.zip', type: 'application/zip', bytes: bytes.length }
  const { file } = (await sender().announce(announced)).json
  let offset = 0
  for (let round = 0; round < 5; round++) {
    await sendSome(file, bytes, offset)
    await server.start()
    await comeBack()
    const again = await sender().announce(announced)
    assert.equal(again.json.file, file)
    assert.ok(again.json.offset >= offset, 'what was told as there is still there')
    offset = again.json.offset
    assert.deepEqual(await filesInLog(), [], 'a file that is not here is in no transcript')
  }
  const rest = await sender().send(file, offset, bytes.subarray(offset))
  assert.deepEqual(rest.json, { offset: bytes.length, state: 'stored' })
  assert.deepEqual(await filesInLog(), [file])
  const { json: addresses } = await sender().addresses(file)
  const read = Buffer.from(await (await fetch(server.url + addresses.save)).arrayBuffer())
  assert.ok(read.equals(bytes))
  assert.deepEqual(onDisk(), { parts: [], files: [join(file.slice(0, 2), file)] })
})

test(`[FIL16] kill -9 while five files end: after the restart each stands once in the conversation, or can be sent on (SEED=${seed})`, async () => {
  const files: string[] = []
  for (let count = 0; count < 5; count++) {
    const { json } = await sender().announce({ id: newId(), name: `${count}.txt`, bytes: 200_000 })
    files.push(json.file)
  }
  const sending = files.map((file) =>
    sender()
      .send(file, 0, 'x'.repeat(200_000))
      .catch(() => undefined),
  )
  await Promise.race([...sending, new Promise((resolve) => setImmediate(resolve))])
  await server.kill()
  await Promise.all(sending)
  await server.start()
  await comeBack()
  for (const file of files) {
    const { json } = await sender().ask('GET', `/v1/files/${file}`)
    if (json.state === 'receiving') await sender().send(file, json.offset, 'x'.repeat(200_000 - json.offset))
    await eventually(async () => (await sender().ask('GET', `/v1/files/${file}`)).json.state, 'stored', file)
  }
  assert.deepEqual([...(await filesInLog())].sort(), [...files].sort())
  assert.deepEqual(onDisk().parts, [])
  assert.equal(onDisk().files.length, files.length)
})

// Only Linux can change the limits of a process that runs.
if (process.platform === 'linux')
  test('[FIL15] on a full disk a file is refused as unavailable and keeps what is there; when there is room it goes on, without a restart', async () => {
    const { file } = (await sender().announce({ name: 'a.txt', bytes: 400_000 })).json
    const half = await sender().send(file, 0, 'x'.repeat(100_000))
    assert.equal(half.json.offset, 100_000)
    const limitTo = (most: number | 'unlimited') =>
      execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${most}:unlimited`])
    limitTo(150_000)
    const refused = await sender().send(file, 100_000, 'x'.repeat(300_000))
    assert.deepEqual([refused.status, refused.json.error], [503, 'unavailable'])
    const { offset } = (await sender().ask('GET', `/v1/files/${file}`)).json
    assert.ok(offset >= 100_000 && offset <= 150_000)
    assert.deepEqual(await filesInLog(), [])
    limitTo('unlimited')
    const rest = await sender().send(file, offset, 'x'.repeat(400_000 - offset))
    assert.deepEqual(rest.json, { offset: 400_000, state: 'stored' })
    assert.deepEqual(await filesInLog(), [file])
  })
