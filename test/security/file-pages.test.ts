import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { agentOf, agentToken, fileWorld, Sender } from './sending-files.ts'
import { deskOrigin, exchange, shopOrigin } from './shell.ts'

const foreign = 'https://evil.example'

test('[FIL17] [ATK124] pages of a site and of the desk are asked before they send, every other page is told nothing', async (t) => {
  const { shell } = await fileWorld(t)
  for (const path of ['/v1/files', `/v1/files/${newId()}`, `/v1/files/${newId()}/addresses`, `/f/${newId()}`])
    for (const origin of [shopOrigin, deskOrigin, foreign, 'null', `${shopOrigin}.evil.example`]) {
      const { status, headers } = await fetch(shell.url + path, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PATCH' },
      })
      assert.equal(status, 204)
      const isOurs = origin === shopOrigin || origin === deskOrigin
      assert.equal(headers.get('access-control-allow-origin'), isOurs ? origin : null, `${origin} ${path}`)
      assert.equal(headers.get('access-control-allow-credentials'), null)
      assert.match(headers.get('vary') ?? '', /origin/i)
    }
})

test('[FIL17] a token works from the pages that it is for, and from no other', async (t) => {
  const { shell, sender, conversation } = await fileWorld(t)
  const ada = await agentToken('ada')
  const cases: readonly (readonly [token: string, origin: string, status: number])[] = [
    [sender.token, shopOrigin, 201],
    [sender.token, deskOrigin, 401],
    [sender.token, foreign, 403],
    [sender.token, 'null', 403],
    [ada, shopOrigin, 403],
    [ada, deskOrigin, 404],
    [`${sender.token}x`, shopOrigin, 401],
    ['', shopOrigin, 401],
    ['a.b.c', deskOrigin, 401],
  ]
  for (const [token, origin, status] of cases) {
    const answer = await new Sender(shell, { token, origin, conversation }).announce({})
    assert.equal(answer.status, status, `${origin}: ${JSON.stringify(answer.json)}`)
  }
})

test('[FIL17] [ATK127] without a token, or with one in the address, nothing is taken, told or changed', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const { json } = await sender.announce({ bytes: 10 })
  const paths = ['/v1/files', `/v1/files/${json.file}`, `/v1/files/${json.file}/addresses`]
  for (const path of paths)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status } = await fetch(`${shell.url}${path}?offset=0&token=${sender.token}`, { method })
      assert.ok(status === 401 || status === 405, `${method} ${path}: ${status}`)
    }
  assert.equal((await sender.ask('GET', `/v1/files/${json.file}`)).json.offset, 0)
})

test('[FIL17] [ATK128] no path leads to anything but a file', async (t) => {
  const { shell, sender } = await fileWorld(t)
  for (const path of [
    '..%2f..%2fpackage.json',
    '%2e%2e',
    '..%5cx',
    '%00',
    'constructor',
    '__proto__',
    '.hidden',
    'a'.repeat(150),
  ])
    for (const before of ['/v1/files/', '/f/']) {
      const answer = await sender.ask('GET', before + path)
      assert.ok([400, 403, 404].includes(answer.status), `${before}${path}: ${answer.status}`)
    }
  const strange = await exchange(
    shell.port,
    'PATCH /v1/files/../../etc/passwd?offset=0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
  )
  assert.match(strange, /^HTTP\/1\.1 4\d\d /)
})

test('[FIL17] an address that guesses tokens is told to wait', async (t) => {
  const { shell, conversation } = await fileWorld(t, { environment: { PARLEY_HELLOS_PER_MINUTE: '4' } })
  const guess = new Sender(shell, { token: 'guessed', origin: shopOrigin, conversation })
  const statuses = []
  for (let count = 0; count < 5; count++) statuses.push((await guess.announce({})).status)
  assert.deepEqual(statuses.slice(3), [429, 429])
})

test('[FIL11] [ATK123] nothing that is logged holds a name, a token or a signature', async (t) => {
  const { shell, sender, conversation } = await fileWorld(t)
  const { file } = await sender.sendWhole('salary of Grace.txt', 'text/plain', 'hello')
  await sender.sendWhole('salary of Grace.png', 'image/png', 'hello')
  const agent = await agentOf(shell, 'ada', conversation)
  const { json } = await agent.sender.addresses(file)
  await fetch(`${shell.url}${json.open}x`)
  const noted = JSON.stringify(shell.noted)
  const signature = new URL(json.open, shell.url).searchParams.get('s')!
  for (const secret of ['salary', sender.token, agent.sender.token, signature]) assert.ok(!noted.includes(secret))
  agent.line.socket.terminate()
})
