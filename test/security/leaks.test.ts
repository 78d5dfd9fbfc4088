import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { test } from 'node:test'
import { leaksIn, keepOutOfLogs } from './leaks.ts'
import { agentOf, agentToken, ask, fileWorld } from './sending-files.ts'
import { openLine } from './shell.ts'

// Every server of these tests looks through its own log when it ends (`startShell`). Here it is shown that it finds what it looks for.

const words = 'my neighbour must never know this'

test('[ATK123] a log with a token, a card number, a signature or somebody’s words in it is found', async () => {
  keepOutOfLogs(words)
  const token = await agentToken('ada')
  assert.deepEqual(leaksIn([['listening', { port: 8_080 }]]), [])
  for (const leak of [token, words, '4111 1111 1111 1111', '/f/x?e=1&s=abc', '/v1/socket?token=abc'])
    assert.notDeepEqual(leaksIn([['something', { problem: `it was ${leak}` }]]), [], leak)
})

test('[ATK123] [RUN4] nothing of what is said, sent, refused and broken is logged', async (t) => {
  const { shell, line, sender, conversation } = await fileWorld(t)
  const agent = await agentOf(shell, 'ada', conversation)
  await ask(line, 'send-message', conversation, { message: { kind: 'text', text: `${words} 4111 1111 1111 1111` } })
  await ask(line, 'send-message', conversation, { message: { kind: 'text', text: words.repeat(1_000) } })
  await ask(agent.line, 'add-note', conversation, { text: words })
  const { file } = await sender.sendWhole('my tax return.txt', 'text/plain', words)
  await sender.sendWhole('my tax return.png', 'image/png', words)
  const { json } = await sender.addresses(file)
  await fetch(`${shell.url}${json.open}x`)
  for (const token of [await agentToken('eve'), `${agent.sender.token}x`, sender.token]) {
    await fetch(`${shell.url}/v1/reports?token=${token}`, { headers: { authorization: `Bearer ${token}` } })
    const wrong = await openLine(shell.port)
    await wrong.hello({ role: 'agent', token })
    line.send(`{"type":"renew","token":"${token}"`)
  }
  assert.ok(shell.noted.length > 0)
  assert.deepEqual(leaksIn(shell.noted), [])
  agent.line.socket.terminate()
})

test('[ATK119] what is secret is compared by `timingSafeEqual`, and nowhere by `===`', () => {
  const root = new URL('../../packages/server/src/', import.meta.url)
  const sources = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  const comparing = /\b\w*(?:secret|signature|digest|hmac|password)\s*[!=]==\s*(?!\s|null|undefined|'|0)/i
  const careful: string[] = []
  const careless: string[] = []
  for (const file of sources) {
    const source = readFileSync(new URL(file, root), 'utf8')
    if (comparing.test(source)) careless.push(file)
    if (source.includes('timingSafeEqual(')) careful.push(file)
  }
  assert.deepEqual(careless, [])
  for (const file of ['auth/bot-tokens.ts', 'files/addresses.ts', 'http/health-routes.ts'])
    assert.ok(careful.includes(file), `${file} compares secrets`)
})
