import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../support/parley-server.ts'
import { runCommand } from '../support/run-command.ts'

test('[OPS33] [B057] beside a running server the doctor finds it at work and ready; without one the port is free', async (t) => {
  const server = await startServer()
  t.after(() => server.remove())
  const { port } = new URL(server.url)
  const environment = {
    PARLEY_DEMO: '1',
    PARLEY_DATA: server.dataFolder,
    PARLEY_PORT: port,
    PARLEY_DISK_FREE_PERCENT: '0',
  }

  const beside = await runCommand(['doctor'], environment)
  assert.equal(beside.code, 0, beside.out)
  assert.match(beside.out, /A server is at work on it/)
  assert.match(beside.out, /listens on localhost:\d+ and is ready/)

  await server.stop()
  const after = await runCommand(['doctor', '--json'], environment)
  const { healthy, findings } = JSON.parse(after.out) as { healthy: boolean; findings: { says: string }[] }
  assert.deepEqual([after.code, healthy], [0, true])
  assert.ok(findings.some(({ says }) => /is free/.test(says)))
})
