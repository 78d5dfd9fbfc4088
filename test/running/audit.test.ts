import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { type Interaction, newId } from '@parley/protocol'
import { hashOf } from '../../packages/server/src/audit/chain.ts'
import { type ParleyServer, startServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { runCommand } from '../support/run-command.ts'
import { Wire } from '../support/wire.ts'

// The audit log as those meet it who run the server: over HTTP, and with the command that checks it.

const verify = (dataFolder: string, ...words: string[]) =>
  runCommand(['audit', 'verify', ...words], { PARLEY_DATA: dataFolder })

let server: ParleyServer
/** The chats that Cleo has taken. */
const chats: string[] = []

before(async () => {
  server = await startServer()
  chats.push(await chat())
})
after(() => server.remove())

type Row = { no: number; actor: string; action: string; objects: { conversation?: string }; hash: string }

const read = async (who: string, query = '') =>
  fetch(`${server.url}/v1/audit${query}`, { headers: { authorization: `Bearer ${await demoToken(server, who)}` } })
const linesIn = async (answer: Response) => (await answer.text()).trim().split('\n')
const rowsIn = async (answer: Response) => (await linesIn(answer)).map((line) => JSON.parse(line) as Row)

/** Somebody writes, and Cleo takes it. Gives the conversation's id. */
async function chat(): Promise<string> {
  const id = newId()
  const command = (name: string, body: object) => ({ type: 'command', id: newId(), name, in: id, body }) as never
  const agent = await Wire.open(server, { role: 'agent', token: await demoToken(server, 'cleo') })
  const contact = await Wire.open(server, { role: 'contact', site: 'shop' })
  await contact.ask(command('start-conversation', { message: { kind: 'text', text: 'Hello' } }))
  const opened = await agent.next('opened', ({ log }) => log === `interaction:${id}`)
  const invitation = (opened.state as unknown as Interaction).invitation?.seq
  await agent.ask(command('accept-invitation', { invitation }))
  await Promise.all([agent.close(), contact.close()])
  return id
}

test('[AUD10] [AUD12] [B056] administrators read the log, and that they do is in it; nobody else does', async () => {
  const answer = await read('cleo')
  assert.equal(answer.headers.get('content-type'), 'application/x-ndjson; charset=utf-8')
  const rows = await rowsIn(answer)
  assert.deepEqual(
    rows.map(({ no, actor, action, objects }) => [no, actor, action, objects.conversation]),
    [
      [1, 'agent:demo-cleo', 'sign-in', undefined],
      [2, 'agent:demo-cleo', 'accept', chats[0]],
      [3, 'agent:demo-cleo', 'audit-read', undefined],
    ],
  )
  assert.equal((await read('ada')).status, 403)
  assert.equal((await fetch(`${server.url}/v1/audit`)).status, 401)
  assert.equal((await fetch(`${server.url}/v1/audit`, { method: 'DELETE' })).status, 405)
})

test('[AUD12] [ATK144] each line is, without its hash, what the hash was made of', async () => {
  let last = '0'.repeat(64)
  for (const line of await linesIn(await read('cleo'))) {
    last = hashOf(last, line.replace(/,"hash":"[\da-f]{64}"\}$/, '}'))
    assert.equal((JSON.parse(line) as Row).hash, last)
  }
})

test('[AUD11] less is asked for by time, actor, action, object and number; what is wrong is refused', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const actions = async (query: string) => (await rowsIn(await read('cleo', query))).map(({ action }) => action)
  assert.deepEqual(await actions(`?object=${chats[0]}&from=${today}&to=${today}`), ['accept'])
  assert.deepEqual(await actions('?actor=demo-cleo&limit=2'), ['sign-in', 'accept'])
  assert.deepEqual(await actions('?after=1&limit=1'), ['accept'])
  assert.deepEqual(await actions('?action=sign-in'), ['sign-in'])
  assert.equal(await (await read('cleo', '?to=2020-01-31T12:00Z')).text(), '')
  for (const query of ['from=yesterday', 'action=eat', 'limit=x', 'who=me'])
    assert.equal((await read('cleo', `?${query}`)).status, 400, query)
})

test('[AUD7] [ATK144] the command finds the log whole while the server runs', async () => {
  const { code, printed } = await verify(server.dataFolder)
  assert.match(printed, /^The audit log is whole: \d+ rows, its head is \d+:[\da-f]{64}\n$/)
  assert.equal(code, 0)
})

test('[AUD7] what is no command, no head or no folder is explained', async () => {
  const wrong: readonly (readonly [words: string[], folder: string, said: RegExp])[] = [
    [['audit', 'verfy'], server.dataFolder, /audit can only verify\. It takes/],
    [['audit', 'verify', 'x'], server.dataFolder, /"x" is no head of the audit log/],
    [['audit', 'verify'], '/nowhere', /where there is no database/],
  ]
  for (const [words, folder, said] of wrong) {
    const { code, printed } = await runCommand(words, { PARLEY_DATA: folder })
    assert.match(printed, said)
    assert.equal(code, 1)
  }
})

test('[AUD2] [B034] what was accepted before a kill -9 is in the log after it, once, and the chain holds', async () => {
  chats.push(await chat())
  await server.kill()
  await server.start()
  const rows = await rowsIn(await read('cleo', '?action=accept'))
  assert.deepEqual(
    rows.map(({ objects }) => objects.conversation),
    chats,
  )
  assert.equal((await verify(server.dataFolder)).code, 0)
})

test('[AUD7] [AUD8] [ATK144] the command says which row is not what it was, and ends with 1', async () => {
  const rows = await rowsIn(await read('cleo'))
  await server.stop()
  const noted = await verify(server.dataFolder, `2:${rows[1]?.hash}`)
  assert.equal(noted.code, 0, noted.printed)

  const database = new DatabaseSync(join(server.dataFolder, 'parley.sqlite'))
  database.exec(`UPDATE audit SET entry = replace(entry, 'demo-cleo', 'demo-ada') WHERE no = 2`)
  database.close()
  const { code, printed } = await verify(server.dataFolder)
  assert.equal(printed, 'The audit log is broken: row 2 was changed, or one before it was.\n')
  assert.equal(code, 1)
})
