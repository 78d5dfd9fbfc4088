import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { conversationLog, interactionLog, newId, type LoggedEvent } from '@parley/protocol'
import { openDiskFileStore, openSqlite } from '@parley/server'
import { openSqliteFacts } from '../../packages/server/src/reports/open-sqlite-facts.ts'
import { openSqliteSearch } from '../../packages/server/src/search/open-sqlite-search.ts'
import { eventually } from '../support/eventually.ts'
import { agentOf, agentToken, ask, Sender, type Shell } from './sending-files.ts'
import { openLine, shopOrigin, startShell } from './shell.ts'

// Security test 136: what is handed out is exactly a contact's own, and what is erased is nowhere any more.

const site = {
  origins: [shopOrigin],
  askForRating: true,
  caseData: [{ key: 'Order', label: 'Order', editable: true }],
}

/** A server that keeps everything in a folder. */
async function office(t: TestContext, more: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-privacy-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const shell = await startShell(t, {
    file: { sites: { shop: { ...site, ...more } } },
    keeps: {
      store: await openSqlite(join(folder, 'parley.sqlite')),
      files: await openDiskFileStore(join(folder, 'files')),
      searchIndex: openSqliteSearch(join(folder, 'search.sqlite')),
      factIndex: openSqliteFacts(join(folder, 'reports.sqlite')),
    },
  })
  const asked = async (method: string, path: string, ...roles: string[]) =>
    fetch(shell.url + path, { method, headers: { authorization: `Bearer ${await agentToken('root', ...roles)}` } })
  return { folder, shell, asked }
}

/** Somebody tells everything there is to tell, each with `secret` in it. Gives the contact, the conversation, and who had it. */
async function tellsAll(shell: Shell, name: string, secret: string) {
  // Agents stay who they are: nothing of the secret is in their names.
  const [ada, ben] = [newId(), newId()]
  const line = await openLine(shell.port)
  const welcome = await line.hello({ role: 'contact', site: 'shop' })
  // A goodbye would have no token, and say so only by a strange error much later.
  if (welcome.type !== 'welcome' || welcome.you.role !== 'contact') assert.fail(JSON.stringify(welcome))
  const { token = '' } = welcome.you
  const id = newId()
  const message = (text: string) => ({ message: { kind: 'text', text } })
  await ask(line, 'start-conversation', id, { ...message(`${secret} said`), name })
  const { line: desk } = await agentOf(shell, ada, id)
  const file = new Sender(shell, { token, origin: shopOrigin, conversation: id })
  await file.sendWhole(`${secret}-name.txt`, 'text/plain', `${secret} bytes`)
  await eventually(async () => (await shell.store.filesOf(id))[0]?.state, 'stored', 'the file is in the conversation')
  const { line: other } = await agentOf(shell, ben)
  const consultation = newId()
  const target = { kind: 'agent', id: ben }
  await ask(desk, 'invite-colleague', id, {
    purpose: 'chat-consultation',
    target,
    consultation,
    note: `${secret} handover`,
  })
  const invited = (await events(shell, interactionLog(id))).find(({ name: event }) => event === 'colleague-invited')
  await ask(other, 'accept-invitation', id, { invitation: invited?.seq ?? 0 })
  // Whoever comes next is for others.
  for (const each of [desk, other]) await ask(each, 'set-presence', undefined, { is: 'not-ready', reason: 'Break' })
  await ask(desk, 'send-message', consultation, message(`${secret} consulted`))
  await ask(desk, 'send-message', id, message(`${secret} answered`))
  await ask(desk, 'add-note', id, { text: `${secret} internal` })
  await ask(desk, 'save-note', id, { text: `${secret} noted` })
  await ask(desk, 'set-case-data', id, { fields: { Order: `${secret} order` } })
  const { contact } = (await shell.store.historyOf(id))!
  const profile = { name, emails: [`${secret}@example.com`], phones: [], language: null, fields: {} }
  const asks = (question: object) => desk.send({ type: 'ask', id: newId(), question })
  asks({ what: 'change-contact', contact, version: 0, profile })
  const at = Date.now() + 3_600_000
  asks({
    what: 'schedule-callback',
    conversation: id,
    callback: newId(),
    at,
    number: '+49 30 1234',
    note: `${secret} call`,
  })
  await eventually(async () => (await shell.store.callbacksOf([contact])).length, 1, 'the callback is scheduled')
  await ask(desk, 'end-conversation', id, {})
  await ask(line, 'rate', id, { stars: 4, comment: `${secret} rated` })
  const done = async () => {
    await ask(desk, 'end-consultation', id, { consultation })
    for (const each of [desk, other]) await ask(each, 'mark-consultation-done', id, { consultation })
    const answer = await ask(desk, 'mark-done', id, {})
    assert.equal(answer.type, 'accepted', JSON.stringify(answer))
  }
  return { id, contact, consultation, token, line, desk, done }
}

const events = async (shell: Shell, log: string) =>
  (await shell.store.readEvents(log as never, { limit: 500 })).map((json) => JSON.parse(json) as LoggedEvent)

/** The files below a folder in which a word is, in whatever letters databases have it. */
function filesWith(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: false })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter(
      (name) =>
        name.toLowerCase().includes(word) ||
        readFileSync(join(folder, name)).toString('latin1').toLowerCase().includes(word),
    )
}

test('[ATK136] [PRV10] [B056] what is erased is in no file any more, and what is others’ stays', async (t) => {
  const { folder, shell, asked } = await office(t)
  const grace = await tellsAll(shell, 'Zerlina', 'qsecret')
  const other = await tellsAll(shell, 'Papageno', 'wother')
  await Promise.all([grace.done(), other.done()])
  const before = await events(shell, conversationLog(grace.id))
  await eventually(async () => filesWith(folder, 'qsecret').length > 2, true, 'it is found before')

  const answer = await asked('DELETE', `/v1/contacts/${grace.contact}`, 'administrator')
  const erased = (await answer.json()) as { conversations: number; files: number; remains: string[] }
  assert.deepEqual([answer.status, erased.conversations, erased.files], [200, 1, 1])
  const after = await events(shell, conversationLog(grace.id))
  assert.deepEqual(
    after.map(({ seq, at, by, name }) => ({ seq, at, by, name })),
    before.map(({ seq, at, by, name }) => ({ seq, at, by, name })),
  )
  await eventually(async () => filesWith(folder, 'qsecret'), [], 'it is in no file')
  await shell.server.drain()
  assert.deepEqual([...filesWith(folder, 'qsecret'), ...filesWith(folder, 'zerlina')], [])
  assert.ok(filesWith(folder, 'wother').length > 2 && filesWith(folder, 'papageno').length > 0)
})

test('[ATK136] [PRV11] [PRV13] the contact is signed out, and nobody but administrators may erase or export', async (t) => {
  const { shell, asked } = await office(t)
  const grace = await tellsAll(shell, 'Zerlina', 'qsecret')
  const path = `/v1/contacts/${grace.contact}`
  for (const roles of [['agent'], ['supervisor']])
    for (const [method, where] of [
      ['DELETE', path],
      ['GET', `${path}/export`],
    ] as const)
      assert.equal((await asked(method, where, ...roles)).status, 403)
  assert.equal((await asked('DELETE', path, 'administrator')).status, 409)
  await grace.done()
  assert.equal((await asked('DELETE', path, 'administrator')).status, 200)
  await grace.line.closed
  const again = await openLine(shell.port)
  assert.equal((await again.hello({ role: 'contact', site: 'shop', token: grace.token })).type, 'goodbye')
  assert.equal((await asked('DELETE', `/v1/contacts/${newId()}`, 'administrator')).status, 404)
  assert.equal((await asked('PUT', path, 'administrator')).status, 405)
})

test('[ATK136] [PRV15] the audit log has who erased whom, without content', async (t) => {
  const { shell, asked } = await office(t)
  const grace = await tellsAll(shell, 'Zerlina', 'qsecret')
  await grace.done()
  await asked('DELETE', `/v1/contacts/${grace.contact}`, 'administrator')
  const log = await (await asked('GET', '/v1/audit', 'administrator')).text()
  const rows = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { action: string; actor: string; objects: object })
  const told = rows.filter(({ action }) => action.includes('erase'))
  assert.deepEqual(
    told.map(({ actor, action, objects }) => [actor, action, objects]),
    [
      ['agent:root', 'contact-erase', { contact: grace.contact }],
      ['agent:root', 'erase', { conversation: grace.consultation }],
      ['agent:root', 'erase', { conversation: grace.id }],
    ],
  )
  assert.ok(!/secret|Zerlina/.test(log))
})

/** The files of an archive of ours: nothing in it is compressed. */
function unzipped(archive: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const [bytes, name] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)]
    const start = at + 30 + name
    found.set(archive.toString('utf8', at + 30, start), archive.subarray(start, start + bytes))
    at = start + bytes
  }
  return found
}

for (const exportNotes of [false, true])
  test(`[ATK136] [PRV1] [B056] the export has exactly what is the contact’s own, notes of staff ${exportNotes ? 'as configured' : 'not among it'}`, async (t) => {
    const { shell, asked } = await office(t, { exportNotes })
    const grace = await tellsAll(shell, 'Zerlina', 'qsecret')
    await tellsAll(shell, 'Papageno', 'wother')
    const answer = await asked('GET', `/v1/contacts/${grace.contact}/export`, 'administrator')
    assert.equal(answer.headers.get('content-type'), 'application/zip')
    const files = unzipped(Buffer.from(await answer.arrayBuffer()))
    const names = [...files.keys()]
    const all = [...files.values()].join('\n') + names.join('\n')
    const { file } = (await shell.store.filesOf(grace.id))[0]!
    assert.deepEqual(names, ['contact.json', `conversations/${grace.id}.json`, `files/${file}/qsecret-name.txt`])
    for (const own of ['said', 'answered', 'order', 'rated', 'bytes']) assert.ok(all.includes(`qsecret ${own}`), own)
    for (const own of ['Zerlina', 'qsecret@example.com', '+49 30 1234']) assert.ok(all.includes(own), own)
    for (const staffs of ['internal', 'noted', 'call'])
      assert.equal(all.includes(`qsecret ${staffs}`), exportNotes, staffs)
    for (const never of ['qsecret consulted', 'qsecret handover', 'wother', 'Papageno'])
      assert.ok(!all.includes(never), never)
  })
