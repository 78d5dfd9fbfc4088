import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { type LoggedEvent, newId, type ServerFrame } from '@parley/protocol'
import { naughtyStrings } from './naughty-strings.ts'
import { agentOf, ask, contactOf, type Shell } from './sending-files.ts'
import { type Line, openLine, shopOrigin, startShell } from './shell.ts'

// Wherever somebody may write something. How it is drawn is in packages/ui; here: what is kept, and what others get.

const strings = [...new Set(Object.values(naughtyStrings).flat())]

const unhurried = Object.fromEntries(
  'CONVERSATIONS_PER_MINUTE CONTACT_COMMANDS_PER_10S CONTACT_COMMAND_BURST AGENT_COMMANDS_PER_10S AGENT_COMMAND_BURST CONTACT_UPLOADS_PER_MINUTE SIGN_INS_PER_SECOND SOCKETS_PER_ADDRESS HELLOS_PER_MINUTE'
    .split(' ')
    .map((name) => [`PARLEY_${name}`, '10000']),
)

const startOffice = (t: TestContext) =>
  startShell(t, {
    environment: unhurried,
    file: { sites: { shop: { origins: [shopOrigin], caseData: [{ key: 'order', label: 'Order', editable: true }] } } },
  })

async function events(shell: Shell, log: string): Promise<LoggedEvent[]> {
  const all: LoggedEvent[] = []
  for (;;) {
    const page = await shell.store.readEvents(log as never, { after: all.length, limit: 500 })
    if (page.length === 0) return all
    all.push(...page.map((json) => JSON.parse(json) as LoggedEvent))
  }
}

/** All that came on a line from now on. */
function listening({ socket }: Line): ServerFrame[] {
  const heard: ServerFrame[] = []
  socket.on('message', (data: Buffer) => void heard.push(JSON.parse(String(data)) as ServerFrame))
  return heard
}

const eventsIn = (frames: readonly ServerFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'events' ? (frame.events as readonly LoggedEvent[]) : []))

/** What was said, in its order. */
const saidIn = (all: readonly LoggedEvent[]) =>
  all.flatMap(({ name, body }) =>
    name === 'message-sent' ? [(body as { message: { text: string } }).message.text] : [],
  )

/** That nothing in the server failed, or ran. */
function assertUnharmed({ noted }: Shell): void {
  const failures = noted.filter(([name]) => /failed|broken/.test(name))
  assert.deepEqual(failures, [])
  assert.ok(!existsSync('/tmp/parley-was-here'))
  assert.ok(!('polluted' in {}))
}

test('[ATK7] strings that break programs, as text: kept letter by letter, and the same at everybody', async (t) => {
  const shell = await startOffice(t)
  const { line, conversation } = await contactOf(shell)
  const desk = await agentOf(shell, 'ada', conversation)
  const heard = [line, desk.line].map(listening)
  for (const text of strings) {
    const answer = await ask(line, 'send-message', conversation, { message: { kind: 'text', text } })
    assert.equal(answer.type, 'accepted', JSON.stringify([text, answer]))
  }
  // What is answered after the last one comes after all of them.
  await ask(desk.line, 'mark-read', conversation, { upTo: 1 })
  for (const frames of heard) assert.deepEqual(saidIn(eventsIn(frames)), strings)
  assert.deepEqual(saidIn(await events(shell, `conversation:${conversation}`)).slice(1), strings)
  assertUnharmed(shell)
})

test('[ATK7] as case data: kept letter by letter', async (t) => {
  const shell = await startOffice(t)
  const { conversation } = await contactOf(shell)
  const desk = await agentOf(shell, 'ada', conversation)
  for (const order of strings) {
    const answer = await ask(desk.line, 'set-case-data', conversation, { fields: { order } })
    assert.equal(answer.type, 'accepted', JSON.stringify([order, answer]))
  }
  const set = (await events(shell, `interaction:${conversation}`)).filter(({ name }) => name === 'case-data-set')
  assert.deepEqual(
    set.map(({ body }) => body),
    strings.map((order) => ({ fields: { order } })),
  )
  assertUnharmed(shell)
})

/** What a name on one line has none of, whatever it was made of. */
const unfitForALine = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const unfitForAFile = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069<>:"/\\|?*]|^[. ]|[. ]$/u

/** Nothing in it that a name may not have: it stays as it is, in one form of Unicode. */
const isHonest = (name: string) => /^[\p{L}\p{M}\p{N}\p{S}\p{P}]+(?: [\p{L}\p{M}\p{N}\p{S}\p{P}]+)*$/u.test(name)

test('[ATK7] as a name: on one line, and as it is where nothing in it is unfit for that', async (t) => {
  const shell = await startOffice(t)
  for (const name of strings) {
    const line = await openLine(shell.port)
    const welcome = await line.hello({ role: 'contact', site: 'shop' })
    assert.equal(welcome.type, 'welcome', JSON.stringify(welcome))
    const id = newId()
    await ask(line, 'start-conversation', id, { message: { kind: 'text', text: 'Hello' }, name })
    line.socket.terminate()
    const [opened] = await events(shell, `interaction:${id}`)
    assert.ok(opened, name)
    const { contact } = opened.body as { contact: { name: string } }
    if (isHonest(name)) assert.equal(contact.name, name.normalize('NFC').slice(0, 100))
    else {
      assert.doesNotMatch(contact.name, unfitForALine, JSON.stringify(name))
      assert.equal(contact.name, contact.name.trim())
      assert.notEqual(contact.name, '')
    }
  }
  assertUnharmed(shell)
})

const isDotFile = (name: string) => /(?:^|[/\\])[. ]*\.txt$/.test(name)

test('[ATK7] as the name of a file: safe to save, in one header, and the very bytes are behind it', async (t) => {
  const shell = await startOffice(t)
  const { sender, conversation } = await contactOf(shell)
  const { sender: agent } = await agentOf(shell, 'ada', conversation)
  for (const [at, string] of strings.entries()) {
    const bytes = `The bytes of file ${at}`
    const { file, status } = await sender.sendWhole(`${string}.txt`, 'text/plain', bytes)
    // Of `.txt` alone no type is left: its dot is one of a dot file.
    assert.equal(status, isDotFile(`${string}.txt`) ? 415 : 200, JSON.stringify(string))
    if (status === 415) continue
    const { name } = (await shell.store.filesOf(conversation)).find((row) => row.file === file)!
    assert.doesNotMatch(name, unfitForAFile, JSON.stringify(string))
    assert.match(name, /\.txt$/)
    if (isHonest(string) && !unfitForAFile.test(string))
      assert.ok(name.endsWith(`${string.normalize('NFC')}.txt`), name)
    const { json: addresses } = await agent.addresses(file)
    const read = await fetch(shell.url + addresses.save)
    assert.equal(await read.text(), bytes)
    const [, encoded = ''] =
      /^attachment; filename="[^"\\]*"; filename\*=UTF-8''(\S+)$/.exec(read.headers.get('content-disposition') ?? '') ??
      []
    assert.equal(decodeURIComponent(encoded), name)
  }
  assertUnharmed(shell)
})
