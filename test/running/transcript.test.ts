import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newId } from '@parley/protocol'
import { makeSigningKey, publicHalf } from '../../packages/server/src/transcripts/signing-key.ts'
import { type ParleyServer, startServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { runCommand } from '../support/run-command.ts'
import { Wire } from '../support/wire.ts'

// Transcripts as those meet them who are handed one: the command that checks it, away from the server.

/** Without any settings: whoever was handed one has no server. */
const command = (...words: string[]) => runCommand(['transcript', ...words])

let server: ParleyServer
let file: string

const publicKey = async () => (await fetch(`${server.url}/v1/transcript-key`)).text()

before(async () => {
  server = await startServer()
  const id = newId()
  const contact = await Wire.open(server, { role: 'contact', site: 'shop' })
  const body = { message: { kind: 'text', text: 'Hello' } }
  await contact.ask({ type: 'command', id: newId(), name: 'start-conversation', in: id, body } as never)
  await contact.close()
  const authorization = `Bearer ${await demoToken(server, 'cleo')}`
  const answer = await fetch(`${server.url}/v1/conversations/${id}/transcript`, { headers: { authorization } })
  assert.equal(answer.status, 200)
  file = join(server.dataFolder, 'handed-out.json')
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
})
after(() => server.remove())

test('[B055] [VER6] the command says ok, and with the key of the server whose it is', async () => {
  const { code, printed } = await command('verify', file)
  assert.match(printed, /^ok: \d+ events of conversation [\w-]{22} \(site shop\)/)
  assert.match(printed, /Compare that key/)
  assert.equal(code, 0)
  const pinned = await command('verify', file, '--key', await publicKey())
  assert.doesNotMatch(pinned.printed, /Compare that key/)
  assert.equal(pinned.code, 0)
})

test('[B055] [VER6] it ends with 1 and says what is wrong, and where', async () => {
  const broken = join(server.dataFolder, 'broken.json')
  writeFileSync(broken, readFileSync(file, 'utf8').replace('Hello', 'Hallo'))
  const { code, printed } = await command('verify', broken)
  assert.match(printed, /^The transcript is broken\. Event [1-9]\d* was changed/)
  assert.equal(code, 1)
  const other = join(server.dataFolder, 'other.jwk')
  writeFileSync(other, JSON.stringify(publicHalf(makeSigningKey())))
  const byAnother = await command('verify', file, '--key', other)
  assert.match(byAnother.printed, /another key/)
  assert.equal(byAnother.code, 1)
})

for (const words of [
  [],
  ['verify'],
  ['verify', 'no-such-file'],
  ['verify', 'no-such-file', '--key'],
  ['verify', 'no-such-file', '--key', 'x'],
])
  test(`[VER6] "transcript ${words.join(' ')}" says what it takes`, async () => {
    const { code, printed } = await command(...words)
    assert.equal(code, 1)
    assert.doesNotMatch(printed, / {4}at |^ok/)
    assert.match(printed, /transcript|cannot be read/)
  })

test('[B055] [VER5] the key stays the same after a restart, and is in a file that nobody else may read', async () => {
  const before = await publicKey()
  assert.equal(statSync(join(server.dataFolder, 'transcript-key.pem')).mode & 0o777, 0o600)
  await server.stop()
  await server.start()
  assert.equal(await publicKey(), before)
  assert.match((await command('verify', file, '--key', before)).printed, /^ok/)
})
