import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { newId } from '@parley/protocol'
import { withRoutes } from './routes.ts'
import { agentToken } from './sending-files.ts'
import { deskOrigin, exchange, shopOrigin, startShell } from './shell.ts'

// What must hold for every route that the server has: the list is the server's own.

const environment = { PARLEY_DEMO: '1', PARLEY_HTTP_REQUESTS_PER_MINUTE: '100000', PARLEY_HELLOS_PER_MINUTE: '100000' }

const open = (t: TestContext) => withRoutes(() => startShell(t, { environment }))

/** A path with this in the place of each parameter. */
const filled = (path: string, value: string) => path.replace(/:\w+|\*/g, value)

/** Who is not signed in: no browser, a page of the site, a page of the desk with a wrong token. */
const strangers: readonly Readonly<Record<string, string>>[] = [
  {},
  { origin: shopOrigin },
  { origin: deskOrigin, authorization: 'Bearer wrong' },
]

/** Demo pages, scripts, health, dictionaries and the key to check transcripts with are for everybody. */
const isForAll = (path: string) =>
  !/^\/(?:v1|f)\//.test(path) || path.startsWith('/v1/dictionaries') || path === '/v1/transcript-key'

test('[ATK127] the table of routes is the server’s own', async (t) => {
  const { routes } = await open(t)
  const paths = new Set(routes.map(({ path }) => path))
  for (const path of ['/healthz', '/v1/socket', '/v1/files/:file', '/v1/identity', '/v1/audit', '/v1/responses/:id'])
    assert.ok(paths.has(path), `${path} in ${[...paths].join(' ')}`)
})

test('[ATK127] [SEC16] on no route does anybody change anything without being signed in, whatever the method', async (t) => {
  const { routes, url } = await open(t)
  for (const path of new Set(routes.map((route) => route.path)))
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const headers of strangers) {
        const answer = await fetch(url + filled(path, newId()), {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: '{}',
        })
        const { status } = answer
        await answer.body?.cancel()
        assert.ok([400, 401, 403, 404, 405, 415].includes(status), `${method} ${path}: ${status}`)
      }
})

test('[ATK127] nor does anybody read what is not for all', async (t) => {
  const { routes, url } = await open(t)
  const read = new Set<string>()
  for (const { method, path } of routes)
    if (method === 'GET' && !isForAll(path)) {
      const { status } = await fetch(url + filled(path, newId()), { headers: { origin: deskOrigin } })
      if (![400, 401, 403, 404, 405, 426].includes(status)) read.add(`${path}: ${status}`)
    }
  assert.deepEqual([...read], [])
})

const waysOut = [
  '..',
  '../..',
  '..%2f..%2fpackage.json',
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '..%5c..%5cpackage.json',
  '%252e%252e%252fpackage.json',
  '..%c0%af..%c0%afpackage.json',
  '....//package.json',
  '..;/package.json',
  '%00',
  'x%00.js',
  '%0d%0aSet-Cookie:%20x=1',
  '/etc/passwd',
  'file:%2f%2f%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  '.env',
  '.git%2fconfig',
  '%',
  '%zz',
  '%u002e',
  'x'.repeat(300),
]

test('[ATK128] [SEC17] in no parameter of any path is there a way up or out, also for staff', async (t) => {
  const { routes, port } = await open(t)
  const token = await agentToken('ada', 'supervisor', 'administrator')
  const found = routes.filter(({ method, path }) => /:|\*/.test(path) && method !== 'HEAD' && method !== 'OPTIONS')
  assert.ok(found.length > 5)
  for (const { method, path } of found)
    for (const way of waysOut) {
      const target = filled(path, way)
      const answer = await exchange(
        port,
        `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: ${deskOrigin}\r\n` +
          `Authorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      )
      assert.match(answer, /^HTTP\/1\.1 4(00|01|03|04|05|14|15|22) /, `${method} ${target}: ${answer.slice(0, 40)}`)
      assert.doesNotMatch(answer, /"workspaces"|root:|\[core\]|\r\nset-cookie/i)
    }
})

const always: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'content-security-policy': /default-src 'none'/,
  'permissions-policy': /^camera=\(\), microphone=\(\)/,
  'cross-origin-resource-policy': /^(same-origin|same-site|cross-origin)$/,
  'cross-origin-opener-policy': /^same-origin/,
  'cache-control': /no-store|no-cache|max-age/,
}

test('[ATK140] [ATK124] [SEC14] every answer of every route keeps browsers strict, and mirrors no origin of a stranger', async (t) => {
  const { routes, url } = await open(t)
  for (const { method, path } of routes) {
    const where = `${method} ${path}`
    const answer = await fetch(url + filled(path, newId()), { method, headers: { origin: 'https://evil.example' } })
    await answer.body?.cancel()
    for (const [name, value] of Object.entries(always)) assert.match(answer.headers.get(name) ?? '', value, where)
    const mirrored = answer.headers.get('access-control-allow-origin')
    assert.ok(mirrored === null || mirrored === '*', where)
    assert.equal(answer.headers.get('access-control-allow-credentials'), null, where)
    for (const name of ['server', 'x-powered-by', 'set-cookie']) assert.equal(answer.headers.get(name), null, where)
  }
})
