import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { deskOrigin, exchange, openLine, shopOrigin, startShell, statusOfUpgrade, upgradeRequest } from './shell.ts'

const speaks = 'Sec-WebSocket-Protocol: parley.v1'
const fromShop = `Origin: ${shopOrigin}`

const origins: readonly (readonly [what: string, headers: readonly string[], status: number])[] = [
  ['a page of a site', [fromShop], 101],
  ['a page of the desk', [`Origin: ${deskOrigin}`], 101],
  ['no browser', [], 101],
  ['a foreign page', ['Origin: https://evil.example'], 403],
  ['a sandboxed page', ['Origin: null'], 403],
  ['a name that begins alike', [`Origin: ${shopOrigin}.evil.example`], 403],
  ['a name that ends alike', ['Origin: https://evilwww.shop.example'], 403],
  ['the same name without encryption', ['Origin: http://www.shop.example'], 403],
  ['another port', [`Origin: ${shopOrigin}:8443`], 403],
  ['capital letters', ['Origin: https://WWW.shop.example'], 403],
  ['a dot at the end', [`Origin: ${shopOrigin}.`], 403],
  ['a path', [`Origin: ${shopOrigin}/`], 403],
  ['nothing in the header', ['Origin: '], 403],
  ['two headers, the right one first', [fromShop, 'Origin: https://evil.example'], 403],
  ['two headers, the right one last', ['Origin: https://evil.example', fromShop], 403],
]

test('[SEC1] [ATK115] the origin of an upgrade is allowed letter by letter or answered with 403', async (t) => {
  const { port } = await startShell(t)
  for (const [what, headers, status] of origins)
    assert.equal(await statusOfUpgrade(port, [speaks, ...headers]), status, what)
})

test('[SEC1] [ATK138] Host and X-Forwarded-Host do not make an origin one’s own', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_DEMO: '1' } })
  const rebound = ['Origin: http://evil.example', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: http']
  assert.equal(await statusOfUpgrade(port, [speaks, ...rebound]), 403)
  assert.equal(await statusOfUpgrade(port, [speaks, `Origin: http://localhost:${port}`]), 101)
})

test('[SEC4] [ATK122] a token in the address is refused, and no address is ever noted', async (t) => {
  const { port, noted } = await startShell(t)
  for (const path of ['/v1/socket?token=s3cret', '/v1/socket?', '/v1/socket?access_token=s3cret#x'])
    assert.equal(await statusOfUpgrade(port, [speaks, fromShop], path), 400, path)
  assert.match(JSON.stringify(noted), /upgrade-refused/)
  assert.doesNotMatch(JSON.stringify(noted), /s3cret|\?/)
})

test('[SEC11] only the protocol that we speak is spoken, at one address', async (t) => {
  const { port } = await startShell(t)
  assert.equal(await statusOfUpgrade(port, [fromShop]), 400)
  assert.equal(await statusOfUpgrade(port, [fromShop, 'Sec-WebSocket-Protocol: parley.v2, chat']), 400)
  assert.equal(await statusOfUpgrade(port, [fromShop, 'Sec-WebSocket-Protocol: chat, parley.v1']), 101)
  for (const path of ['/', '/v1/socket/', '/v1/sockets', '/v1/../v1/socket', '//v1/socket'])
    assert.notEqual(await statusOfUpgrade(port, [speaks, fromShop], path), 101, path)
})

test('[SEC11] [ATK104] compression is not negotiated', async (t) => {
  const { port } = await startShell(t)
  const socket = connect(port, 'localhost')
  socket.write(
    upgradeRequest([speaks, fromShop, 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits']),
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  assert.match(String(answer), /^HTTP\/1\.1 101 /)
  assert.doesNotMatch(String(answer), /extensions/i)
})

test('[SEC11] a broken handshake gets one short answer', async (t) => {
  const { port } = await startShell(t)
  const wrong = (change: (request: string) => string) => exchange(port, change(upgradeRequest([speaks, fromShop])))
  assert.match(await wrong((request) => request.replace('Version: 13', 'Version: 12')), /^HTTP\/1\.1 400 /)
  assert.match(await wrong((request) => request.replace(/Key: .*\r/, 'Key: short\r')), /^HTTP\/1\.1 400 /)
  assert.match(await wrong((request) => request.replace('GET', 'POST')), /^HTTP\/1\.1 405 /)
})

test('[SEC10] [ATK108] one address has so many sockets and no more; closing one makes room', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_SOCKETS_PER_ADDRESS: '3' } })
  const address = '127.0.0.1'
  const lines = [
    await openLine(port, { address }),
    await openLine(port, { address }),
    await openLine(port, { address }),
  ]
  const ask = () => statusOfUpgradeFrom(port, address)
  assert.equal(await ask(), 429)
  lines[0]?.socket.close()
  await lines[0]?.closed
  // The server notices the end of the connection at its own pace: ask until it has.
  let status = await ask()
  while (status === 429) status = await ask()
  assert.equal(status, 101)
})

async function statusOfUpgradeFrom(port: number, address: string): Promise<number> {
  const socket = connect(port, address)
  socket.write(upgradeRequest([speaks, fromShop]))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(String(answer))?.[1])
}

test('[RUN3] a server that drains says goodbye to everybody, and lets nobody in', async (t) => {
  const { port, server } = await startShell(t)
  const line = await openLine(port)
  const drained = server.drain()
  const late = await statusOfUpgrade(port, [speaks, fromShop]).catch(() => 503)
  assert.equal(late, 503)
  assert.deepEqual(await line.closed, { code: 1012, reason: 'going-away' })
  assert.equal((await line.next()).type, 'goodbye')
  await drained
})
