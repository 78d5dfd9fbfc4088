import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, type ServerFrame } from '@parley/protocol'
import { agentOf, ask, contactOf, eventOf, fileWorld } from './sending-files.ts'
import { type Line, openLine, shopOrigin, startShell } from './shell.ts'

// Whole frames of WebSocket with nonsense and worse in them. What breaks the frames themselves is in broken-frames.test.ts.

const shopper = { role: 'contact', site: 'shop' }
const unhurried = { PARLEY_CONTACT_COMMAND_BURST: '1000', PARLEY_CONTACT_COMMANDS_PER_10S: '10000' }
const codeOf = (frame: ServerFrame) => ('code' in frame ? frame.code : frame.type)
const heartbeat = { type: 'heartbeat', answer: true }

/** What the server says next to a frame of a contact who is in nothing yet. */
async function said(line: Line, frame: unknown): Promise<string> {
  line.send(frame)
  return codeOf(await line.next())
}

const nonsense: readonly string[] = [
  '',
  ' ',
  'hello',
  '{',
  '{"type":}',
  '{"type":"heartbeat","answer":true',
  '{"type":"heartbeat","answer":true}}',
  "{'type':'heartbeat'}",
  '\ufeff{"type":"heartbeat","answer":true}',
  'null',
  'true',
  '7',
  '-1e999',
  '1'.repeat(5_000),
  '"heartbeat"',
  '[]',
  '[{"type":"heartbeat","answer":true}]',
  '{}',
  '{"type":null}',
  '{"type":["heartbeat"],"answer":true}',
  '{"type":1e400}',
  '{"type":"heartbeat","answer":1}',
  '{"type":"heartbeat","answer":true,"type":"nothing"}',
  '{"__proto__":{"type":"heartbeat","answer":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  `{"type":"heartbeat","answer":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
]

test('[ATK92] [ATK74] what is no frame is a bad request, and the line goes on', async (t) => {
  const { port } = await startShell(t, { environment: unhurried })
  const line = await openLine(port)
  await line.hello(shopper)
  for (const frame of nonsense) {
    assert.equal(await said(line, frame), 'bad-request', frame.slice(0, 80))
    assert.equal(await said(line, heartbeat), 'heartbeat')
  }
  assert.equal('polluted' in {}, false)
})

test('[ATK92] who says nothing else before hello is sent away, and nobody else notices', async (t) => {
  const { port } = await startShell(t)
  const bystander = await openLine(port)
  const line = await openLine(port)
  for (const frame of nonsense) line.send(frame)
  assert.equal((await line.closed).reason, 'hello-first')
  assert.equal((await bystander.hello(shopper)).type, 'welcome')
})

const builtIn = ['nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'x'.repeat(60)]

test('[ATK95] types, commands, signals and questions that do not exist are bad requests, whatever they are called', async (t) => {
  const { port } = await startShell(t, { environment: unhurried })
  const line = await openLine(port)
  await line.hello(shopper)
  const [id, about] = [newId(), newId()]
  for (const name of builtIn) {
    for (const frame of [
      { type: name, id },
      { type: 'command', id, name, in: about, body: {} },
      { type: 'ask', id, question: { what: name } },
      { type: 'list', id, what: name },
      { type: 'read', id, log: `${name}:${about}` },
      { type: 'read', id, log: name },
    ])
      assert.match(await said(line, frame), /^(bad-request|unknown-command)$/, JSON.stringify(frame))
    // Beyond their rate signals are dropped, so that not all of them are answered.
    line.send({ type: 'signal', name, in: about, body: {} })
    let code = await said(line, heartbeat)
    for (; code !== 'heartbeat'; code = codeOf(await line.next())) assert.match(code, /^(bad-request|unknown-command)$/)
  }
})

test('[ATK93] JSON of 20,000 levels costs less than 200 ms of processor time until it is answered', async (t) => {
  const { port } = await startShell(t, { environment: unhurried })
  const line = await openLine(port)
  await line.hello(shopper)
  const before = process.cpuUsage()
  assert.equal(await said(line, nonsense.at(-1)), 'bad-request')
  const { user, system } = process.cpuUsage(before)
  assert.ok((user + system) / 1_000 < 200)
})

const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
const about = `"id":"${newId()}","in":"${newId()}"`

/** Wherever a frame takes anything at all, and wherever it does not. */
const deepFrames: readonly string[] = [
  deep,
  `{"type":${deep}}`,
  `{"type":"command",${about},"name":"send-message","body":${deep}}`,
  `{"type":"command",${about},"name":"send-message","body":{"message":${deep}}}`,
  `{"type":"command",${about},"name":"send-message","body":{"message":{"kind":"text","text":"x","more":${deep}}}}`,
  `{"type":"command",${about},"name":"start-conversation","body":{"message":{"kind":"text","text":"x"},"name":${deep}}}`,
  `{"type":"command",${about},"name":"choose","body":{"message":1,"actions":["x"],"values":${deep}}}`,
  `{"type":"command",${about},"name":"nothing","body":${deep}}`,
  `{"type":"read","id":"${newId()}","log":${deep}}`,
  `{"type":"renew","token":${deep}}`,
]

test('[ATK93] what is nested as deeply as a frame can hold is refused wherever it stands, and the session lives', async (t) => {
  const { port, noted } = await startShell(t, { environment: unhurried })
  const line = await openLine(port)
  await line.hello(shopper)
  for (const frame of deepFrames) {
    assert.match(await said(line, frame), /^(bad-request|unknown-command)$/, frame.slice(0, 100))
    assert.equal(await said(line, heartbeat), 'heartbeat')
  }
  line.send(`{"type":"signal","name":"typing",${about},"body":${deep}}`)
  assert.match(await said(line, heartbeat), /^(bad-request|heartbeat)$/)
  const stranger = await openLine(port)
  stranger.send(
    `{"type":"hello","versions":[1],"client":"x","as":{"role":"contact","site":"shop"},"following":${deep}}`,
  )
  assert.equal(codeOf(await stranger.next()), 'bad-request')
  assert.deepEqual(
    noted.map(([name]) => name).filter((name) => /broken|failed/.test(name)),
    [],
  )
})

test('[ATK18] a text above the limit is refused, and the session lives; one above the limit of a frame ends the line', async (t) => {
  const { line, conversation } = await fileWorld(t)
  const say = (text: string) => ask(line, 'send-message', conversation, { message: { kind: 'text', text } })
  assert.equal(codeOf(await say('x'.repeat(10_001))), 'bad-request')
  assert.equal((await say('Still here')).type, 'accepted')
  line.send({ type: 'command', id: newId(), name: 'send-message', in: conversation, body: 'x'.repeat(1_024 * 1_024) })
  assert.equal((await line.closed).code, 1009)
})

test('[ATK13] half a surrogate pair is refused, or one well-formed text at everybody', async (t) => {
  const { shell, line, conversation } = await fileWorld(t)
  const agent = await agentOf(shell, 'ada', conversation)
  const texts = ['a\ud800b', '\udc00', 'a\ud83d', '\udc4d\ud83d']
  const answers = []
  for (const text of texts)
    answers.push(await ask(line, 'send-message', conversation, { message: { kind: 'text', text } }))
  await ask(line, 'send-message', conversation, { message: { kind: 'text', text: 'The end' } })
  for (const answer of answers) assert.equal(codeOf(answer), 'bad-request')
  const stored = (await shell.store.readEvents(`conversation:${conversation}`, { limit: 200 })).join('\n')
  assert.match(stored, /The end/)
  assert.doesNotMatch(stored, /\\ud[89a-f]/)
  agent.line.socket.terminate()
})

/** As JSON: so many levels cannot be written by `JSON.stringify`. */
const caseData: readonly (readonly [what: string, fields: string])[] = [
  ['2,000 fields', `{${Array.from({ length: 2_000 }, (_, at) => `"field${at}":"x"`).join()}}`],
  ['a field of 1,001 characters', `{"order":"${'x'.repeat(1_001)}"}`],
  ['a field of 200 kB', `{"order":"${'x'.repeat(200_000)}"}`],
  ['5,000 levels', `{"order":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['a name of 200 kB', `{"${'x'.repeat(200_000)}":"1"}`],
  ['a list', '[["order","1"]]'],
]

/** Sends case data that is JSON of its own, and gives the answer. */
async function setsCaseData(line: Line, conversation: string, fields: string): Promise<ServerFrame> {
  const id = newId()
  const answered = new Promise<ServerFrame>((resolve) =>
    line.socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(String(data)) as ServerFrame
      if ('id' in frame && frame.id === id) resolve(frame)
    }),
  )
  line.send(`{"type":"command","id":"${id}","name":"set-case-data","in":"${conversation}","body":{"fields":${fields}}}`)
  return answered
}

/** Grace and Ada in one conversation on a site where both may say what the order is. */
async function aboutAnOrder(t: TestContext) {
  const caseData = [{ key: 'order', label: 'Order', editable: true, page: true }]
  const shell = await startShell(t, { file: { sites: { shop: { origins: [shopOrigin], caseData } } } })
  const { line, conversation } = await contactOf(shell)
  const agent = await agentOf(shell, 'ada', conversation)
  t.after(() => {
    for (const each of [line, agent.line]) each.socket.terminate()
  })
  return { line, desk: agent.line, conversation }
}

/** That what is right is still taken, and is the first that was set. */
async function takesTheFirst(desk: Line, conversation: string): Promise<void> {
  assert.equal((await ask(desk, 'set-case-data', conversation, { fields: { order: '4711' } })).type, 'accepted')
  const { body } = await eventOf(desk, `interaction:${conversation}`, 'case-data-set')
  assert.deepEqual(body, { fields: { order: '4711' } })
}

test('[ATK87] case data of too many fields, levels or bytes is a bad request, and nothing of it is set', async (t) => {
  const { desk, conversation } = await aboutAnOrder(t)
  for (const [what, fields] of caseData)
    assert.equal(codeOf(await setsCaseData(desk, conversation, fields)), 'bad-request', what)
  await takesTheFirst(desk, conversation)
})

test('[ATK74] [CAS4] case data under the names of objects is a bad request that says which, whoever sends it, and nothing of it is set', async (t) => {
  const { line, desk, conversation } = await aboutAnOrder(t)
  for (const sender of [line, desk])
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const answer = await setsCaseData(sender, conversation, `{"order":"1","${name}":"x"}`)
      const facts = { field: `body.fields.${name}`, problem: 'is a name that no field can have' }
      assert.deepEqual([codeOf(answer), 'facts' in answer && answer.facts], ['bad-request', facts])
    }
  await takesTheFirst(desk, conversation)
})
