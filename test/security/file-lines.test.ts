import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { zip } from '../../packages/server/src/testing/file-samples.ts'
import { agentOf, fileMessage, fileWorld, type Sender, type Shell } from './sending-files.ts'

/** Sends the head of a piece and some of its bytes, and cuts the line; waits until the server has them. */
async function cutLine(
  shell: Shell,
  sender: Sender,
  { file, offset, promised, sent }: { file: string; offset: number; promised: number; sent: Uint8Array },
): Promise<void> {
  const socket = connect(shell.port, 'localhost')
  socket.on('error', () => {})
  socket.write(
    [
      `PATCH /v1/files/${file}?offset=${offset} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${sender.token}`,
      `Origin: ${sender.origin}`,
      'Content-Type: application/octet-stream',
      `Content-Length: ${promised}`,
      '',
      '',
    ].join('\r\n'),
  )
  socket.write(sent)
  const offsetNow = async () => (await sender.ask('GET', `/v1/files/${file}`)).json.offset
  await eventually(offsetNow, offset + sent.length, 'bytes that came before the line was cut')
  socket.destroy()
}

test('[FIL4] [B010] [ATK133] a file of 15 MB whose line is cut twice goes on where it was cut, and arrives as it was', async (t) => {
  const { shell, sender, line, conversation } = await fileWorld(t)
  const bytes = Buffer.concat([zip({ a: 'b' }), randomBytes(15_000_000)])
  const { json } = await sender.announce({ name: 'all.zip', type: 'application/zip', bytes: bytes.length })
  const { file } = json
  let offset = 0
  for (const part of [4_000_000, 9_500_000]) {
    const sent = bytes.subarray(offset, part)
    await cutLine(shell, sender, { file, offset, promised: bytes.length - offset, sent })
    offset = part
    assert.doesNotMatch(JSON.stringify(line.heard), /"kind":"file"/, 'nothing is said before all of it is here')
  }
  const rest = await sender.send(file, offset, bytes.subarray(offset))
  assert.deepEqual(rest.json, { offset: bytes.length, state: 'stored' })
  assert.equal((await fileMessage(line, conversation)).message.bytes, bytes.length)
  const { json: addresses } = await sender.addresses(file)
  const answer = await fetch(shell.url + addresses.save)
  const read = Buffer.from(await answer.arrayBuffer())
  assert.ok(read.equals(bytes))
  assert.equal(answer.headers.get('etag'), `"${createHash('sha256').update(bytes).digest('base64url')}"`)
})

test('[FIL4] whoever sends anew is not kept waiting by a line that seems dead, and what still comes on it is not taken', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const { file } = (await sender.announce({ bytes: 15 })).json
  const dead = connect(shell.port, 'localhost')
  dead.on('error', () => {})
  t.after(() => dead.destroy())
  dead.write(
    `PATCH /v1/files/${file}?offset=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${sender.token}\r\nOrigin: ${sender.origin}\r\nContent-Type: application/octet-stream\r\nContent-Length: 15\r\n\r\nhello`,
  )
  await eventually(async () => (await sender.ask('GET', `/v1/files/${file}`)).json.offset, 5, 'a third of it')
  assert.equal((await sender.send(file, 5, 'there')).json.offset, 10)
  const answered = once(dead, 'data')
  dead.write('xxxxxxxxxx')
  assert.match(String((await answered)[0]), /^HTTP\/1\.1 503 /)
  assert.deepEqual((await sender.send(file, 10, 'again')).json, { offset: 15, state: 'stored' })
  const { json } = await sender.addresses(file)
  assert.equal(await (await fetch(shell.url + json.open)).text(), 'hellothereagain')
})

test('[FIL4] a line that breaks in the middle of a piece is noted as such, and not as a fault of the server', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const { file } = (await sender.announce({ bytes: 15 })).json
  await cutLine(shell, sender, { file, offset: 0, promised: 15, sent: Buffer.from('hello') })
  const requests = () => shell.noted.map(([eventName]) => eventName).filter((name) => name.startsWith('request-'))
  await eventually(async () => requests().join(), 'request-cut', 'what the server noted')
})

test('[FIL4] a request that says less than it sends, or more, ends in one file or none', async (t) => {
  const { sender, shell } = await fileWorld(t)
  const { json } = await sender.announce({ bytes: 5 })
  const tooLong = connect(shell.port, 'localhost')
  const heard: Buffer[] = []
  tooLong.on('data', (data) => void heard.push(data))
  tooLong.on('error', () => {})
  const over = new Promise((resolve) => tooLong.once('close', resolve))
  tooLong.write(
    `PATCH /v1/files/${json.file}?offset=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${sender.token}\r\nOrigin: ${sender.origin}\r\nContent-Type: application/octet-stream\r\nContent-Length: 99999999\r\n\r\nhello and more`,
  )
  await over
  assert.match(Buffer.concat(heard).toString(), /^HTTP\/1\.1 413 [\s\S]*connection: close/i)
  assert.deepEqual(await shell.files.parts(), [])
})

test('[FIL1] [B010] ten files at once from one agent all arrive, each as it was', async (t) => {
  const { shell, sender, conversation } = await fileWorld(t)
  const agent = await agentOf(shell, 'ada', conversation)
  const files = Array.from({ length: 10 }, (_, number) => ({
    name: `file-${number}.txt`,
    text: `${number} `.repeat(100_000 + number),
  }))
  await Promise.all(files.map(({ name, text }) => agent.sender.sendWhole(name, 'text/plain', text)))
  const { json } = await sender.ask('GET', `/v1/files?conversation=${conversation}`)
  assert.equal(json.files.length, 10)
  for (const { file, name } of json.files) {
    const { json: addresses } = await sender.addresses(file)
    const read = await (await fetch(shell.url + addresses.open)).text()
    assert.equal(read, files.find((each) => each.name === name)?.text)
  }
  agent.line.socket.terminate()
})

test('[FIL1] [FIL18] a file of 20 MB goes through without being held in memory', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const chunk = Buffer.alloc(512 * 1024, 'a ')
  const count = 36
  const { json } = await sender.announce({ bytes: chunk.length * count })
  const before = await sender.send(json.file, 0, chunk)
  assert.equal(before.json.offset, chunk.length)
  let most = 0
  const append = shell.files.append.bind(shell.files)
  shell.files.append = (key, offset, source) =>
    append(
      key,
      offset,
      (async function* () {
        for await (const piece of source) {
          most = Math.max(most, piece.length)
          yield piece
        }
      })(),
    )
  for (let place = 1; place < count; place++) await sender.send(json.file, chunk.length * place, chunk)
  assert.ok(most > 0 && most <= 128 * 1024, `pieces of ${most} bytes`)
})
