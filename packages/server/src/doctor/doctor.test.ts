import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'
import { openSqlite } from '../store/open-sqlite.ts'
import { readSettings } from '../settings/read-settings.ts'
import { doctor } from './doctor.ts'
import { examine } from './examine.ts'
import type { Examined } from './examination.ts'
import type { CheckName, Finding } from './finding.ts'
import { reach } from './reach.ts'

const random = 'q8Zt1vX4mLs0Rk7WcYp2Nd9HbJf5TgAe6UoIuQxE'

function freshFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A server that answers as told, for keys and bots. */
async function serving(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What would be found with this environment and file, in a fresh folder. */
async function found(
  t: TestContext,
  {
    file = {},
    environment = {},
    ...change
  }: { file?: object; environment?: Record<string, string> } & Partial<Examined>,
): Promise<{ of(check: CheckName): Finding[]; folder: string }> {
  const folder = environment['PARLEY_DATA'] ?? freshFolder(t)
  const settings = readSettings({
    environment: { PARLEY_DATA: folder, PARLEY_PORT: '0', ...environment },
    file: { name: 'parley.config.json', json: file },
  })
  const findings = await examine({
    settings,
    configFile: null,
    isRunning: false,
    now: Date.now(),
    reach,
    fetch: globalThis.fetch,
    clocks: new Map(),
    ...change,
  })
  return { of: (check) => findings.filter((finding) => finding.check === check), folder }
}
const grades = (findings: readonly Finding[]) => findings.map(({ is }) => is)
const worst = (findings: readonly Finding[]) => findings.find(({ is }) => is !== 'ok')

test('[OPS30] [B057] a healthy server has no problem, and looking at it changes nothing', async (t) => {
  const folder = freshFolder(t)
  chmodSync(folder, 0o700)
  const store = await openSqlite(join(folder, 'parley.sqlite'))
  await store.close()
  const stateOf = () => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size])
  const before = stateOf()
  const environment = { PARLEY_DATA: folder, PARLEY_PORT: '0', PARLEY_DEMO: '1', PARLEY_DISK_FREE_PERCENT: '0' }
  const { text, exitCode } = await doctor(environment, { json: false })
  assert.equal(exitCode, 0, text)
  assert.doesNotMatch(text, /PROBLEM/)
  assert.match(text, /^ok +database +.*is whole/m)
  assert.deepEqual(stateOf(), before)
})

test('[OPS31] wrong settings are told one by one, and end with 1', async (t) => {
  const environment = { PARLEY_DATA: freshFolder(t), PARLEY_PORT: '99999', PARLEY_DRAIN_MS: 'soon' }
  const { text, exitCode } = await doctor(environment, { json: true })
  const { healthy, findings } = JSON.parse(text) as { healthy: boolean; findings: Finding[] }
  assert.deepEqual([exitCode, healthy, grades(findings)], [1, false, ['problem', 'problem']])
  assert.match(findings.map(({ says }) => says).join(), /PARLEY_PORT.*PARLEY_DRAIN_MS/)
})

test('[OPS32] a secret is never told, and one that can be guessed is a problem', async (t) => {
  const environment = { PARLEY_AGENT_SECRET: 'abc'.repeat(20), PARLEY_FILE_SECRET: random }
  const { of } = await found(t, { environment })
  assert.equal(worst(of('keys'))?.is, 'problem')
  assert.match(worst(of('keys'))?.says ?? '', /^PARLEY_AGENT_SECRET/)
  assert.doesNotMatch(JSON.stringify(of('keys')), new RegExp(`abcabc|${random}`))
})

test('[OPS32] secrets in an old file, or in one that everybody may read, are told', async (t) => {
  const configFile = join(freshFolder(t), 'parley.config.json')
  writeFileSync(configFile, '{}')
  chmodSync(configFile, 0o644)
  const aYearAgo = Date.now() / 1_000 - 400 * 86_400
  utimesSync(configFile, aYearAgo, aYearAgo)
  const file = { bots: { mira: { name: 'Mira', token: random } } }
  const { of } = await found(t, { file, configFile, environment: { PARLEY_FILE_SECRET: random } })
  assert.deepEqual(grades(of('keys')), ['warning', 'warning'])
})

test('[OPS32] public keys are fetched and judged, and the clock is compared with theirs', async (t) => {
  const asks = (answer: RequestListener) => async () => {
    const url = await serving(t, answer)
    return found(t, { environment: { PARLEY_AGENT_JWKS_URL: url, PARLEY_FILE_SECRET: random } })
  }
  const keys = (list: object[], date = new Date()) =>
    asks((_request, answer) => answer.setHeader('date', date.toUTCString()).end(JSON.stringify({ keys: list })))

  const good = await keys([{ kty: 'EC', crv: 'P-256' }])()
  assert.deepEqual([...grades(good.of('keys')), ...grades(good.of('clock'))], ['ok', 'ok'])
  assert.match(worst((await keys([])()).of('keys'))?.says ?? '', /has no keys/)
  const short = Buffer.alloc(128, 1).toString('base64url')
  assert.match(worst((await keys([{ kty: 'RSA', n: short }])()).of('keys'))?.says ?? '', /less than 2048 bits/)
  const gone = await asks((_request, answer) => answer.writeHead(503).end())()
  assert.match(worst(gone.of('keys'))?.says ?? '', /answers with 503/)
  const ahead = await keys([{ kty: 'EC' }], new Date(Date.now() + 3_600_000))()
  assert.match(worst(ahead.of('clock'))?.says ?? '', /\d+ s behind that of 127\.0\.0\.1/)
})

test('[OPS32] a damaged database, a newer one and one that takes nothing are problems with a remedy', async (t) => {
  const folder = freshFolder(t)
  const path = join(folder, 'parley.sqlite')
  const store = await openSqlite(path)
  await store.close()
  const environment = { PARLEY_DATA: folder }

  const holder = new DatabaseSync(path)
  holder.exec('BEGIN IMMEDIATE')
  assert.match(worst((await found(t, { environment })).of('database'))?.says ?? '', /takes nothing/)
  holder.exec('ROLLBACK; INSERT INTO schema_versions (version) VALUES (9999)')
  holder.close()
  assert.match(worst((await found(t, { environment })).of('database'))?.remedy ?? '', /Start the server that wrote it/)

  const writer = new DatabaseSync(path)
  writer.exec('DELETE FROM schema_versions WHERE version = 9999')
  writer.exec(
    "INSERT INTO agents (agent_id, name, role, presence, since, capacity, lost) VALUES ('a', 'A', 'agent', 'ready', 1, 1, 0)",
  )
  writer.enableDefensive(false)
  writer.exec('PRAGMA writable_schema = ON')
  writer.exec(
    "UPDATE sqlite_schema SET sql = replace(sql, 'nickname TEXT', 'nickname TEXT NOT NULL') WHERE name = 'agents'",
  )
  writer.close()
  assert.match(worst((await found(t, { environment })).of('database'))?.says ?? '', /is damaged \(NULL value/)

  truncateSync(path, Math.floor(statSync(path).size / 2))
  const broken = worst((await found(t, { environment })).of('database'))
  assert.equal(broken?.is, 'problem')
  assert.match(broken?.remedy ?? '', /backup/)
})

test('[OPS32] a port that another program uses is told, and so is a bot that nobody answers for', async (t) => {
  const url = await serving(t, (_request, answer) => answer.end('hello'))
  const { of } = await found(t, { environment: { PARLEY_HOST: '127.0.0.1', PARLEY_PORT: new URL(url).port } })
  assert.match(worst(of('port'))?.says ?? '', /in use by another program/)

  const webhook = (address: string) => ({ url: address, secret: random, privateNetwork: true })
  const bots = {
    there: { name: 'There', webhook: webhook(url) },
    gone: { name: 'Gone', webhook: webhook('http://127.0.0.1:1/') },
    inside: { name: 'Inside', webhook: { url: 'https://127.0.0.1/', secret: random } },
  }
  const asked = (await found(t, { file: { bots } })).of('bots')
  assert.deepEqual(grades(asked), ['ok', 'problem', 'problem'])
  assert.match(asked[1]?.says ?? '', /ECONNREFUSED/)
  assert.match(asked[2]?.says ?? '', /not public/)
})

test('[OPS32] pages, files, dictionaries and a certificate that ends soon', async (t) => {
  const site = { origins: ['http://shop.example.com'] }
  const file = {
    sites: { shop: site, empty: {} },
    fileScan: { command: ['no-such-scanner'] },
    bots: { mira: { name: 'Mira', webhook: { url: 'https://bot.example.com', secret: random } } },
  }
  const { of } = await found(t, {
    file,
    reach: async () => ({ is: 'reached', certifiedUntil: Date.now() + 86_400_000 }),
  })
  assert.deepEqual(grades(of('origins')), ['warning', 'problem', 'warning', 'warning'])
  assert.match(worst(of('files'))?.says ?? '', /no-such-scanner/)
  assert.match(worst(of('bots'))?.says ?? '', /certificate of bot\.example\.com ends/)
  assert.deepEqual(grades(of('dictionaries')), ['ok'])
})

test('[OPS30] with a database that others may share, everything that only this server has is told of, in words', async (t) => {
  // Nobody listens there: what is looked at is the configuration.
  const { of } = await found(t, { environment: { PARLEY_DATABASE_URL: 'postgres://parley@127.0.0.1:9/parley' } })
  const warnings = of('configuration').filter((finding) => finding.is === 'warning')
  for (const setting of ['PARLEY_FILE_SECRET', 'PARLEY_FILES', 'PARLEY_TRANSCRIPT_KEY'])
    assert.equal(warnings.filter(({ remedy }) => remedy?.startsWith(`Set ${setting} to `)).length, 1, setting)
  assert.doesNotMatch(JSON.stringify(warnings), /start-with/)
})
