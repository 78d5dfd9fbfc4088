import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import type { Report } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { SignJWT } from 'jose'
import { defaultCoreSettings } from '../core-settings.ts'
import { createCore } from '../create-core.ts'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import { openSqliteFacts } from '../reports/open-sqlite-facts.ts'
import { readSettings } from '../settings/read-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { Told } from '../testing/report-samples.ts'
import { openStaffDoor } from '../testing/staff-door.ts'
import { createClientAddress } from './client-address.ts'
import { createHttp } from './create-http.ts'
import { serveReports } from './report-routes.ts'

const secret = 'a shared secret of more than 32 bytes, for tests'
const crm = 'https://crm.example'
const november = 'from=2026-11-01&to=2026-11-30'

/** A server with one chat of an agent whose name is a formula. */
async function world(t: TestContext, { store = createMemoryStore() } = {}) {
  const clock = fakeClock(Date.UTC(2026, 10, 20))
  const settings = readSettings({
    environment: {},
    file: { name: 'parley.config.json', json: { agentOrigins: [crm] } },
  })
  const clientAddress = createClientAddress([])
  const told = new Told({ at: Date.UTC(2026, 10, 3) })
    .says('p1', 'my secret')
    .after(10)
    .accepts('ada', { name: '=cmd()' })
  await told.says('p2').after(60).ends().into(store)
  const core = createCore({
    store,
    clock,
    settings: defaultCoreSettings,
    doorbell: createLocalDoorbell(),
    log: () => {},
    factIndex: openSqliteFacts(':memory:'),
    authenticate: async () => assert.fail('nobody connects'),
  })
  const app = await createHttp(settings, { log: () => {}, clientAddress })
  const log = () => {}
  const door = openStaffDoor(secret, { settings, store, clientAddress, clock, log })
  serveReports(app, { report: core.report, door })
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

  const tokenOf = (roles: readonly string[]) =>
    new SignJWT({ name: 'Cleo', roles })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('cleo')
      .setExpirationTime(clock.now() / 1_000 + 600)
      .sign(new TextEncoder().encode(secret))

  return async (
    path: string,
    {
      roles = ['supervisor'],
      method = 'GET',
      origin,
    }: { roles?: readonly string[] | null; method?: string; origin?: string } = {},
  ) =>
    fetch(`${base}${path}`, {
      method,
      headers: { ...(roles && { authorization: `Bearer ${await tokenOf(roles)}` }), ...(origin && { origin }) },
    })
}

test('[REP10] [B041] supervisors and administrators read reports; agents, and people without a token, do not', async (t) => {
  const ask = await world(t)
  const statuses = async (path: string) =>
    Promise.all(
      [['supervisor'], ['agent', 'administrator'], ['agent'], null].map(
        async (roles) => (await ask(path, { roles })).status,
      ),
    )
  assert.deepEqual(await statuses(`/v1/reports?${november}`), [200, 200, 403, 401])
  assert.deepEqual(await statuses(`/v1/reports.csv?${november}`), [200, 200, 403, 401])
})

test('[REP10] [B041] a report is JSON, and nothing of it says what was said, or who the contact is', async (t) => {
  const ask = await world(t)
  const answer = await ask(`/v1/reports?${november}&by=day,agent`)
  const text = await answer.text()
  const report = JSON.parse(text) as Report
  assert.equal(report.total.conversations, 1)
  assert.deepEqual([report.by.day?.length, report.by.agent?.length], [30, 1])
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.doesNotMatch(text, /my secret|Grace|the-contact/)
})

test('[REP13] [B041] [ATK135] the table is a file to save, and no name in it is a formula', async (t) => {
  const ask = await world(t)
  const answer = await ask(`/v1/reports.csv?${november}&by=agent`)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/)
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="reports-agent-2026-11-01-2026-11-30.csv"/,
  )
  const [, row] = (await answer.text()).split('\r\n')
  assert.match(row!, /^ada,"'=cmd\(\)",1,1,0,0,0,/)
})

test('[REP11] what is asked wrongly says what is wrong', async (t) => {
  const ask = await world(t)
  const answer = await ask('/v1/reports?from=2026-11-01&to=2028-01-01')
  assert.equal(answer.status, 400)
  assert.deepEqual(await answer.json(), {
    error: 'bad-request',
    remedy: 'Correct `field`: `problem`.',
    field: 'to',
    problem: 'is 427 days from `from`; at most 400 go together',
  })
  assert.equal((await ask(`/v1/reports.csv?${november}&by=day,agent`)).status, 400)
  assert.equal((await ask(`/v1/reports?${november}`, { method: 'POST' })).status, 405)
})

test('[REP10] the page of the panel may read it, other pages may not', async (t) => {
  const ask = await world(t)
  const allowed = await ask(`/v1/reports?${november}`, { origin: crm })
  assert.equal(allowed.headers.get('access-control-allow-origin'), crm)
  assert.equal((await ask(`/v1/reports?${november}`, { origin: 'https://evil.example' })).status, 403)
  assert.equal((await ask('/v1/reports', { method: 'OPTIONS', roles: null, origin: crm })).status, 204)
})

test('[REP21] where no reports are kept, the answer says so', async (t) => {
  const { feed: _, ...store } = createMemoryStore()
  const ask = await world(t, { store })
  const answer = await ask(`/v1/reports?${november}`)
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '60')
})
