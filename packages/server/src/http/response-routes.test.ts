import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { StandardResponse } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { SignJWT } from 'jose'
import type { Log } from '../core.ts'
import { createResponseLibrary } from '../responses/library.ts'
import { readSettings } from '../settings/read-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { openStaffDoor } from '../testing/staff-door.ts'
import { createClientAddress } from './client-address.ts'
import { createHttp } from './create-http.ts'
import { serveResponses } from './response-routes.ts'

const secret = 'a shared secret of more than 32 bytes, for tests'
const crm = 'https://crm.example'
const folder = mkdtempSync(join(tmpdir(), 'parley-responses-'))
process.once('exit', () => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'prices „2026“.pdf'), '%PDF-1.4 tea 2, mint 3')

const hello = { id: 'hello', title: 'Hello', shortcut: 'hi', text: 'Hello {contact.name}' }
const tea = {
  id: 'tea',
  title: 'Tea',
  path: ['Drinks'],
  text: 'Tea?',
  attachments: [join(folder, 'prices „2026“.pdf')],
}

/** A server with two responses in its configuration, and what agents have of it. */
async function world(t: TestContext, { store = createMemoryStore(), roles = {} as object } = {}) {
  const clock = fakeClock(Date.UTC(2026, 0, 5))
  const settings = readSettings({
    environment: {},
    file: { name: 'parley.config.json', json: { agentOrigins: [crm], responses: [hello, tea], roles } },
  })
  const clientAddress = createClientAddress([])
  const told: string[] = []
  const library = createResponseLibrary({ configured: settings.responses, store, changed: () => told.push('changed') })
  const app = await createHttp(settings, { log: () => {}, clientAddress })
  const noted: string[] = []
  const log: Log = (event, facts) => void noted.push(`${event} ${JSON.stringify(facts)}`)
  const door = openStaffDoor(secret, { settings, store, clientAddress, clock, log })
  serveResponses(app, { library, door })
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

  const tokenOf = (...roles: string[]) =>
    new SignJWT({ name: 'Ada', roles })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('ada')
      .setExpirationTime(clock.now() / 1_000 + 600)
      .sign(new TextEncoder().encode(secret))

  async function ask(
    method: string,
    path: string,
    {
      roles = ['agent'],
      body,
      origin,
      token,
    }: { roles?: string[]; body?: unknown; origin?: string; token?: null } = {},
  ) {
    return fetch(`${base}/v1/responses${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${await tokenOf(...roles)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(origin !== undefined && { origin }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
  const administrator = { roles: ['agent', 'administrator'] }
  return {
    store,
    told,
    noted,
    ask,
    administrator,
    async titles() {
      const { responses } = (await (await ask('GET', '')).json()) as { responses: StandardResponse[] }
      return responses.map(({ title }) => title)
    },
  }
}

test('[RSP21] staff reads the responses, with what their files are called and not where they lie', async (t) => {
  const { ask } = await world(t)
  const all = (await (await ask('GET', '')).json()) as { responses: StandardResponse[] }
  assert.deepEqual(all.responses, [
    hello,
    { ...tea, attachments: [{ name: 'prices „2026“.pdf', mediaType: 'application/pdf', bytes: 22 }] },
  ])
  assert.deepEqual(await (await ask('GET', '/hello')).json(), hello)
  assert.equal((await ask('GET', '/nothing')).status, 404)
})

test('[RSP21] an administrator changes them, and nobody else', async (t) => {
  const { ask, administrator, titles, told } = await world(t)
  const body = { title: 'Good day', text: 'Good day {contact.name}' }

  const denied = await ask('PUT', '/hello', { body, roles: ['agent', 'supervisor'] })
  assert.equal(denied.status, 403)
  assert.equal(((await denied.json()) as { error: string }).error, 'not-allowed')
  assert.equal((await ask('DELETE', '/hello')).status, 403)
  assert.deepEqual([await titles(), told], [['Hello', 'Tea'], []])

  assert.equal((await ask('PUT', '/hello', { body, ...administrator })).status, 200)
  assert.equal((await ask('PUT', '/new one', { body: { title: 'New', text: 'New' }, ...administrator })).status, 200)
  assert.deepEqual(
    [await titles(), told],
    [
      ['Good day', 'Tea', 'New'],
      ['changed', 'changed'],
    ],
  )
})

test('[RSP21] strangers, pages of others and wrong methods get nothing', async (t) => {
  const { ask } = await world(t)
  const stranger = await ask('GET', '', { token: null })
  assert.equal(stranger.status, 401)
  assert.equal(stranger.headers.get('www-authenticate'), 'Bearer')
  const large = await ask('PUT', '/hello', { token: null, body: { text: 'x'.repeat(200_000) } })
  assert.equal(large.status, 401)
  const elsewhere = await ask('GET', '', { origin: 'https://evil.example' })
  assert.equal(elsewhere.status, 403)
  assert.equal(elsewhere.headers.get('access-control-allow-origin'), null)
  const post = await ask('POST', '/hello', { body: {} })
  assert.deepEqual([post.status, post.headers.get('allow')], [405, 'GET, PUT, DELETE'])
})

test('[RSP21] the page that carries the panel may ask, and read the answer', async (t) => {
  const { ask } = await world(t)
  const preflight = await ask('OPTIONS', '/hello', { token: null, origin: crm })
  assert.deepEqual(
    ['access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-headers'].map((name) =>
      preflight.headers.get(name),
    ),
    [crm, 'GET, PUT, DELETE', 'authorization, content-type'],
  )
  const answer = await ask('GET', '', { origin: crm })
  assert.deepEqual(
    [answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')],
    [200, crm, 'origin'],
  )
})

test('[RSP21] who guesses tokens is made to wait', async (t) => {
  const { ask } = await world(t)
  const statuses = []
  for (let guess = 0; guess < 6; guess++) statuses.push((await ask('GET', '', { token: null })).status)
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429])
  assert.equal((await ask('GET', '')).status, 200)
})

test('[PRM10] what a role does not permit is refused over HTTP as well, names the permission, and is noted', async (t) => {
  const { ask, noted } = await world(t, { roles: { temp: { inherits: 'agent', without: ['responses'] } } })
  for (const path of ['', '/hello', '/tea/attachments/0']) {
    const denied = await ask('GET', path, { roles: ['temp'] })
    assert.equal(denied.status, 403, path)
    assert.equal(((await denied.json()) as { permission: string }).permission, 'responses')
  }
  const denied = await ask('PUT', '/hello', { body: { title: 'Secret', text: 'Secret' } })
  assert.equal(((await denied.json()) as { permission: string }).permission, 'responses-manage')
  assert.equal(noted.length, 4)
  assert.equal(noted.at(-1), 'not-permitted {"agent":"ada","permission":"responses-manage"}')
})

test('[RSP22] what was put keeps the file of the configuration; what was deleted stays away, also after a restart', async (t) => {
  const first = await world(t)
  const body = { title: 'Tea today', text: 'Tea today?' }
  await first.ask('PUT', '/tea', { body, ...first.administrator })
  assert.equal((await first.ask('DELETE', '/hello', first.administrator)).status, 204)
  assert.equal((await first.ask('DELETE', '/hello', first.administrator)).status, 404)

  const second = await world(t, { store: first.store })
  assert.deepEqual(await second.titles(), ['Tea today'])
  const put = (await (await second.ask('GET', '/tea')).json()) as StandardResponse
  assert.deepEqual(
    put.attachments?.map(({ name }) => name),
    ['prices „2026“.pdf'],
  )
  await second.ask('PUT', '/hello', { body: hello, ...second.administrator })
  assert.deepEqual(await second.titles(), ['Hello', 'Tea today'])
})

const wrong: readonly (readonly [body: object, field: string, problem: RegExp])[] = [
  [{ title: 'New' }, 'body', /needs either text or message/],
  [{ title: 'New', text: 'New', message: { kind: 'text', text: 'New' } }, 'body', /needs either/],
  [{ text: 'New' }, 'title', /expected/],
  [{ title: 'New', text: 'New', shortcut: 'a b' }, 'shortcut', /letters, digits/],
  [{ title: 'New', text: 'New', shortcut: 'HI' }, 'shortcut', /is the shortcut of hello already/],
  [{ title: 'New', text: 'New', attachments: ['/etc/passwd'] }, 'attachments', /expected never/],
  [{ id: 'other', title: 'New', text: 'New' }, 'id', /another one than in the address/],
  [{ title: 'New', message: { kind: 'carousel', title: 'Tea', cards: [] } }, 'message.cards', /./],
  [{ title: 'New', message: { kind: 'link-push', url: 'javascript:alert(1)' } }, 'message.url', /./],
  [{ title: 'New', text: 'x'.repeat(10_001) }, 'text', /10000/],
]

for (const [body, field, problem] of wrong)
  test(`[RSP23] ${JSON.stringify(body).slice(0, 80)} is refused, and changes nothing`, async (t) => {
    const { ask, administrator, titles, told } = await world(t)
    const answer = await ask('PUT', '/new', { body, ...administrator })
    const said = (await answer.json()) as { error: string; field: string; problem: string }
    assert.deepEqual([answer.status, said.error, said.field], [400, 'bad-request', field])
    assert.match(said.problem, problem)
    assert.deepEqual([await titles(), told], [['Hello', 'Tea'], []])
  })

test('[RSP24] [A129] a file is given to staff as an attachment, and to nobody else', async (t) => {
  const { ask } = await world(t)
  const file = await ask('GET', '/tea/attachments/0', { origin: crm })
  assert.equal(await file.text(), '%PDF-1.4 tea 2, mint 3')
  assert.deepEqual(
    ['content-type', 'content-disposition', 'x-content-type-options', 'access-control-allow-origin'].map((name) =>
      file.headers.get(name),
    ),
    ['application/pdf', "attachment; filename*=UTF-8''prices%20%E2%80%9E2026%E2%80%9C.pdf", 'nosniff', crm],
  )
  assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  for (const path of ['/tea/attachments/1', '/tea/attachments/-1', '/tea/attachments/x', '/hello/attachments/0'])
    assert.equal((await ask('GET', path)).status, 404, path)
  assert.equal((await ask('GET', '/tea/attachments/0', { token: null })).status, 401)
})
