import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { openDiskFileStore, openSqlite } from '@parley/server'
import { openSqliteFacts } from '../../packages/server/src/reports/open-sqlite-facts.ts'
import { openSqliteSearch } from '../../packages/server/src/search/open-sqlite-search.ts'
import { agentOf, ask } from './sending-files.ts'
import { openLine, shopOrigin, startShell } from './shell.ts'

// What browsers say of themselves and of the page with every request, whatever the chat sends. That it sends nothing of it itself is in
// test/journeys/hostile-page-words.test.ts.

const marker = 'words-of-the-page'
const hostile = `${marker}"><script>__xss()</script>`
const headers = {
  'user-agent': `Mozilla/5.0 ${hostile}`,
  referer: `${shopOrigin}/?q=${marker}`,
  'sec-ch-ua': hostile,
  'accept-language': `${marker},en`,
  cookie: `title=${marker}`,
  'x-title': hostile,
}

/** The files below a folder in which the word is. */
const filesWith = (folder: string, word: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => name.includes(word) || readFileSync(join(folder, name)).includes(word))

test('[ATK90] what a browser says of itself, of the page and of where it came from is kept nowhere, and told to nobody', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-words-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const shell = await startShell(t, {
    keeps: {
      store: await openSqlite(join(folder, 'parley.sqlite')),
      files: await openDiskFileStore(join(folder, 'files')),
      searchIndex: openSqliteSearch(join(folder, 'search.sqlite')),
      factIndex: openSqliteFacts(join(folder, 'reports.sqlite')),
    },
  })
  const line = await openLine(shell.port, { headers })
  const welcome = await line.hello({ role: 'contact', site: 'shop' })
  if (welcome.type !== 'welcome' || welcome.you.role !== 'contact') assert.fail(JSON.stringify(welcome))
  const told: string[] = []
  const id = newId()
  const message = (text: string) => ({ message: { kind: 'text', text } })
  await ask(line, 'start-conversation', id, message('what they said themselves'))
  const { line: desk } = await agentOf(shell, 'ada', id)
  for (const { socket } of [line, desk]) socket.on('message', (data: Buffer) => void told.push(String(data)))
  const file = { id: newId(), conversation: id, name: 'notes.txt', type: 'text/plain', bytes: 5 }
  const sent = await fetch(`${shell.url}/v1/files`, {
    method: 'POST',
    headers: {
      ...headers,
      origin: shopOrigin,
      authorization: `Bearer ${welcome.you.token ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(file),
  })
  assert.ok(sent.ok, await sent.text())
  assert.equal(
    (await fetch(`${shell.url}/parley.js?${marker}`, { headers: { ...headers, origin: shopOrigin } })).ok,
    true,
  )
  await ask(desk, 'send-message', id, message('what was answered'))
  await ask(line, 'send-message', id, message('what they said to it'))
  const row = await shell.store.historyOf(id)
  desk.send({ type: 'ask', id: newId(), question: { what: 'contact', contact: row?.contact ?? '' } })
  await ask(desk, 'end-conversation', id, {})
  await shell.server.drain()

  assert.ok(filesWith(folder, 'what they said themselves').length > 0)
  assert.deepEqual(filesWith(folder, marker), [], 'kept')
  assert.match(told.join(), /what they said to it/)
  assert.doesNotMatch(told.join(), /words-of-the-page/)
  assert.doesNotMatch(JSON.stringify(shell.noted), /words-of-the-page/)
})
