import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import { exchange, startShell } from './shell.ts'

const demo = { PARLEY_DEMO: '1' }

/** The headers that stand on every answer, whatever it is. */
const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  'cache-control': 'no-store',
}

const page: Readonly<Record<string, string>> = {
  ...everywhere,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types lit-html dompurify parley",
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cache-control': 'no-cache',
}

const routes: readonly (readonly [path: string, status: number, headers: Readonly<Record<string, string>>])[] = [
  ['/healthz', 200, everywhere],
  ['/readyz', 200, everywhere],
  ['/metrics', 200, everywhere],
  ['/v1/socket', 426, everywhere],
  ['/nothing-here', 404, everywhere],
  ['/%', 400, {}],
  ['/', 200, page],
  ['/shop/shop.css', 200, page],
  ['/agent', 200, page],
  ['/agent/', 200, page],
  ['/agent/agent.js', 200, page],
  ['/agent/nothing', 404, page],
  ['/demo/agent-token?as=ada', 200, everywhere],
  ['/demo/agent-token?as=eve', 404, everywhere],
]

test('[SEC14] [ATK140] every answer carries the headers that keep browsers strict', async (t) => {
  const { url } = await startShell(t, { environment: demo })
  for (const [path, status, headers] of routes) {
    const answer = await fetch(url + path)
    assert.equal(answer.status, status, path)
    for (const [name, value] of Object.entries(headers))
      assert.equal(answer.headers.get(name), value, `${path}: ${name}`)
    assert.equal(answer.headers.get('x-powered-by'), null)
    assert.equal(answer.headers.get('server'), null)
    assert.equal(answer.headers.get('access-control-allow-origin'), null, path)
    assert.equal(answer.headers.get('strict-transport-security'), null, path)
  }
})

test('[SEC14] with https in front, browsers are told to stay there', async (t) => {
  const { url } = await startShell(t, { environment: { PARLEY_PUBLIC_URL: 'https://chat.example' } })
  const answer = await fetch(`${url}/healthz`)
  assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000')
})

test('[SEC14] [ATK125] only the origins of the settings may frame the desk, and nobody the shop', async (t) => {
  const environment = { ...demo, PARLEY_AGENT_FRAME_ANCESTORS: 'https://crm.example,https://crm2.example' }
  const { url } = await startShell(t, { environment })
  const desk = await fetch(`${url}/agent`)
  assert.match(
    desk.headers.get('content-security-policy') ?? '',
    /frame-ancestors https:\/\/crm\.example https:\/\/crm2\.example;/,
  )
  assert.equal(desk.headers.get('x-frame-options'), null)
  const shop = await fetch(`${url}/`)
  assert.match(shop.headers.get('content-security-policy') ?? '', /frame-ancestors 'none';/)
})

test('[SEC15] [ATK124] scripts may be read by every page, without credentials; chunks are kept for ever', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-scripts-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'c'))
  for (const file of ['parley.js', 'parley-agent.js', 'c/define-abc.js', 'manifest.json'])
    writeFileSync(join(folder, file), '1')
  const { url, port } = await startShell(t, { folders: { scripts: folder, demo: folder } })

  const from = { headers: { origin: 'https://any.example' } }
  for (const [path, cacheControl] of [
    ['/parley.js', 'public, max-age=300, must-revalidate'],
    ['/parley-agent.js', 'public, max-age=300, must-revalidate'],
    ['/c/define-abc.js', 'public, max-age=31536000, immutable'],
  ]) {
    const answer = await fetch(url + path, from)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^(text|application)\/javascript/)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    assert.equal(answer.headers.get('access-control-allow-credentials'), null)
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.equal(answer.headers.get('cache-control'), cacheControl)
    const etag = answer.headers.get('etag')
    const again = await exchange(
      port,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: ${etag}\r\n\r\n`,
    )
    assert.match(again, /^HTTP\/1\.1 304 /, path)
  }
  assert.equal((await fetch(`${url}/manifest.json`)).status, 404)
})

const traversals = [
  '..%2f..%2fpackage.json',
  '%2e%2e/package.json',
  '..%5cpackage.json',
  '....//x',
  '%00',
  '/etc/passwd',
  '..;/x',
  '.hidden',
]

test('[SEC17] [ATK128] no path leads out of the folders that are served', async (t) => {
  const { port } = await startShell(t, { environment: demo })
  for (const prefix of ['/c/', '/shop/', '/agent/', '/'])
    for (const path of traversals) {
      const answer = await exchange(port, `GET ${prefix}${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      assert.match(answer, /^HTTP\/1\.1 (400|403|404) /, prefix + path)
      assert.doesNotMatch(answer, /"workspaces"|root:/)
    }
})

test('[SEC16] [ATK127] nothing is changed over HTTP: other methods are refused on every route', async (t) => {
  const { url } = await startShell(t, { environment: demo })
  for (const [path] of routes.filter(([, status]) => status === 200))
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(url + path, { method })
      assert.equal(answer.status, 405, `${method} ${path}`)
      assert.equal(answer.headers.get('allow'), 'GET, HEAD')
    }
})

test('[SEC16] an error is JSON that says what to do, and nothing of ours', async (t) => {
  const { url } = await startShell(t)
  const answer = await fetch(`${url}/agent`)
  assert.equal(answer.status, 404)
  assert.deepEqual(await answer.json(), {
    error: 'not-found',
    remedy: 'Check the address. The demo pages exist in demo mode only (PARLEY_DEMO=1).',
  })
})

const smuggled: readonly (readonly [what: string, request: string, status: number])[] = [
  [
    'length and chunks at once',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
    400,
  ],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 30\r\n\r\n', 400],
  ['a chunk of no size', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n', 400],
  ['a folded header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n', 400],
  ['no HTTP at all', 'EHLO parley\r\n\r\n', 400],
  ['70 kB of headers', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(70_000)}\r\n\r\n`, 431],
  ['17 kB of headers', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
]

for (const [what, request, status] of smuggled)
  test(`[SEC12] [ATK139] ${what}: one answer, ${status}, and the connection ends`, async (t) => {
    const { port } = await startShell(t)
    const answers = (await exchange(port, request)).match(/HTTP\/1\.1 \d{3}/g)
    assert.deepEqual(answers, [`HTTP/1.1 ${status}`])
  })

test('[SEC12] headers that take too long are cut off', async (t) => {
  const { port } = await startShell(t, { environment: { PARLEY_HTTP_HEADERS_TIMEOUT_MS: '500' } })
  const [half, nothing] = await Promise.all([
    exchange(port, 'GET /healthz HTTP/1.1\r\nHost: x\r\n'),
    exchange(port, ''),
  ])
  assert.match(half, /^HTTP\/1\.1 408 /)
  assert.match(nothing, /^(HTTP\/1\.1 408 |$)/)
})

test('[SEC13] an address that asks too often is told to wait, and cannot rename itself', async (t) => {
  const { url } = await startShell(t, { environment: { PARLEY_HTTP_REQUESTS_PER_MINUTE: '10' } })
  const ask = (index: number) => fetch(`${url}/healthz`, { headers: { 'x-forwarded-for': `192.0.2.${index}` } })
  const statuses = []
  for (let index = 0; index < 12; index += 1) statuses.push((await ask(index)).status)
  assert.deepEqual(statuses.slice(9), [200, 429, 429])
  const told = await ask(13)
  assert.match(told.headers.get('retry-after') ?? '', /^\d+$/)
  assert.deepEqual(await told.json(), { error: 'too-many-requests', remedy: 'Wait, then try again.' })
})

test('[SEC18] metrics are for this machine, or for who has the token', async (t) => {
  const secret = 'only-prometheus-knows-this-token-of-the-metrics'
  const { url } = await startShell(t, { environment: { PARLEY_METRICS_TOKEN: secret } })
  const from = (headers: Record<string, string>) => fetch(`${url}/metrics`, { headers }).then(({ status }) => status)
  assert.equal(await from({}), 200)
  const afar = { 'x-forwarded-for': '192.0.2.1' }
  assert.equal(await from(afar), 401)
  assert.equal(await from({ ...afar, authorization: `Bearer ${secret}` }), 200)
  for (const wrong of [`Bearer ${secret.slice(1)}`, `Bearer ${secret} x`, `Basic ${secret}`, 'Bearer', 'Bearer '])
    assert.equal(await from({ ...afar, authorization: wrong }), 401, wrong)
})

test('[SEC18] [B057] metrics have names with units, and count what happens', async (t) => {
  const { url } = await startShell(t)
  const text = await (await fetch(`${url}/metrics`)).text()
  for (const name of [
    'parley_sockets',
    'parley_sessions',
    'parley_commands_accepted_total',
    'parley_commit_duration_seconds_bucket',
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
  ])
    assert.match(text, new RegExp(`^${name}[ {]`, 'm'), name)
})

test('[SEC19] demo agents have short-lived tokens, in demo mode only, for pages of our own only', async (t) => {
  const inDemo = await startShell(t, { environment: demo })
  const token = await (await fetch(`${inDemo.url}/demo/agent-token?as=cleo`)).text()
  const { sub, name, roles, capacity, ready, iat = 0, exp = 0 } = decodeJwt(token)
  assert.deepEqual(
    { sub, name, roles, capacity, ready },
    {
      sub: 'demo-cleo',
      name: 'Cleo Marchetti',
      roles: ['agent', 'supervisor', 'administrator'],
      capacity: 20,
      ready: true,
    },
  )
  assert.equal(exp - iat, 900)
  for (const as of ['', '?as=', '?as=eve', '?as=__proto__', '?as[]=ada', '?as=ada&as=ben'])
    assert.equal((await fetch(`${inDemo.url}/demo/agent-token${as}`)).status, 404, as)
  const foreign = await fetch(`${inDemo.url}/demo/agent-token?as=ada`, { headers: { 'sec-fetch-site': 'cross-site' } })
  assert.equal(foreign.status, 403)

  const outside = await startShell(t)
  assert.equal((await fetch(`${outside.url}/demo/agent-token?as=ada`)).status, 404)
})

test('[RUN6] the server is ready until its store does not answer', async (t) => {
  const { url, store } = await startShell(t)
  assert.equal((await fetch(`${url}/readyz`)).status, 200)
  await store.close()
  const answer = await fetch(`${url}/readyz`)
  assert.equal(answer.status, 503)
  assert.deepEqual(await answer.json(), { status: 'not-ready', why: 'the store does not answer' })
  assert.equal((await fetch(`${url}/healthz`)).status, 200)
})
