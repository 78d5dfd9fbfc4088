import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { newId, type CommandId } from '@parley/protocol'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { spread } from '../support/spread.ts'
import { Wire } from '../support/wire.ts'

let server: ParleyServer
let wire: Wire
const id = newId()

const say = (text: string, commandId: CommandId) => {
  const body = { message: { kind: 'text', text } }
  return wire.ask({ type: 'command', id: commandId, name: 'send-message', in: id, body })
}
const textsInLog = async () =>
  (await wire.readLog(`conversation:${id}`)).flatMap(({ name, body }) =>
    name === 'message-sent' ? (body as { message: { text: string } }).message.text : [],
  )

beforeEach(async () => {
  server = await startServer({ environment: { PARLEY_LOG_LEVEL: 'silent' } })
  wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const body = { message: { kind: 'text', text: 'Hello' } }
  wire.send({ type: 'command', id: newId(), name: 'start-conversation', in: id, body })
  await wire.next('accepted')
})
afterEach(async () => {
  await wire.close()
  await server.remove()
})

/** Each message is refused as one to try again later, reading goes on, and after `mend` the same command is accepted. */
async function refusesUntil(mend: () => void) {
  const command = newId()
  const refused = await say('while it is broken', command)
  assert.ok(refused.type === 'refused')
  assert.equal(refused.code, 'unavailable')
  assert.equal(refused.retry, 'later')
  assert.deepEqual(await textsInLog(), ['Hello'])

  mend()
  wire.heard.length = 0
  assert.equal((await say('while it is broken', command)).type, 'accepted')
  assert.deepEqual(await textsInLog(), ['Hello', 'while it is broken'])
}

test('[FLT13] while another process holds the database, messages are refused as unavailable; then they are accepted', async () => {
  const intruder = new DatabaseSync(join(server.dataFolder, 'parley.sqlite'))
  intruder.exec('BEGIN EXCLUSIVE')
  await refusesUntil(() => intruder.close())
})

test('[FLT13] for 10 s: who writes is refused after 5 s, twice; everybody else is served all the while', async (t) => {
  const intruder = new DatabaseSync(join(server.dataFolder, 'parley.sqlite'))
  intruder.exec('BEGIN EXCLUSIVE')
  let isOver = false
  const readMs: number[] = []
  const reading = (async () => {
    while (!isOver) {
      const askedAt = performance.now()
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
      readMs.push(performance.now() - askedAt)
    }
  })()

  const command = newId()
  for (const time of ['first', 'second']) {
    wire.heard.length = 0
    const refused = await say('while it is held', command)
    assert.equal(refused.type === 'refused' && refused.code, 'unavailable', time)
    assert.deepEqual(await textsInLog(), ['Hello'])
  }
  intruder.close()
  isOver = true
  await reading
  wire.heard.length = 0
  assert.equal((await say('while it is held', command)).type, 'accepted')
  assert.deepEqual(await textsInLog(), ['Hello', 'while it is held'])
  t.diagnostic(spread('a page meanwhile', readMs))
})

// Only Linux can change the limits of a process that runs.
if (process.platform === 'linux')
  test('[FLT12] on a full disk, messages are refused as unavailable; when there is room again they are accepted, without a restart', async () => {
    const files = ['parley.sqlite', 'parley.sqlite-wal'].map((file) => join(server.dataFolder, file))
    const fullAt = Math.max(...files.map((file) => statSync(file).size))
    const limitTo = (bytes: number | 'unlimited') =>
      execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`])
    limitTo(Math.min(fullAt, 4_096))
    await refusesUntil(() => limitTo('unlimited'))
  })
