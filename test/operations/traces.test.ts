import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { eventually } from '../support/eventually.ts'
import { startServer } from '../support/parley-server.ts'
import { Wire } from '../support/wire.ts'

test('[OPS50] [OPS51] where an OpenTelemetry SDK was started, commands and commits are spans, without a word of anybody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-spans-'))
  const file = join(folder, 'spans')
  const server = await startServer({
    environment: { SPANS: file, NODE_OPTIONS: `--import ${new URL('keep-spans.mjs', import.meta.url).href}` },
  })
  const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const [begun, unknown] = [newId(), newId()]
  const says = (name: string, conversation: string) =>
    wire.send({
      type: 'command',
      id: newId(),
      name,
      in: conversation,
      body: { message: { kind: 'text', text: 'A word of Maria’s' } },
    })
  says('start-conversation', begun)
  await wire.next('accepted')
  says('send-message', unknown)
  await wire.next('refused')

  const lines = () => readFileSync(file, 'utf8')
  const command = (name: string, conversation: string, failed?: string) => ({
    name: `command ${name}`,
    attributes: { 'parley.role': 'contact', 'parley.conversation': conversation },
    ...(failed && { failed }),
  })
  const spans = () =>
    lines()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ReturnType<typeof command>)
  const commands = async () => spans().filter(({ name }) => name.startsWith('command'))
  await eventually(
    commands,
    [command('start-conversation', begun), command('send-message', unknown, 'not-found')],
    'commands',
  )
  assert.ok(spans().some(({ name }) => name === 'commit'))
  assert.doesNotMatch(lines(), /word/)

  await wire.close()
  await server.remove()
  rmSync(folder, { recursive: true })
})
