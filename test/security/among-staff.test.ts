import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type ServerFrame } from '@parley/protocol'
import { agentOf, ask, contactOf, eventOf } from './sending-files.ts'
import { type Line, openLine, shopOrigin, startShell } from './shell.ts'

const unhurried = { PARLEY_CONTACT_COMMAND_BURST: '10000', PARLEY_CONTACT_COMMANDS_PER_10S: '100000' }
const site = { origins: [shopOrigin], caseData: [{ key: 'order', label: 'Order', editable: true }] }
const secret = 'the contact must not read this'

async function answerTo(line: Line, frame: object): Promise<ServerFrame> {
  const id = newId()
  line.send({ ...frame, id })
  for (;;) {
    const heard = await line.next()
    if ('id' in heard && heard.id === id) return heard
  }
}

/** Everything that a line hears, also what somebody else takes from `heard`. */
function record(line: Line): string[] {
  const heard: string[] = []
  line.socket.on('message', (data: Buffer) => heard.push(String(data)))
  return heard
}

/** Every way to ask for what is staff's, by somebody who knows all ids. */
const questions = (conversation: string, consultation: string, contact: string): readonly object[] => [
  ...['interaction', 'conversation', 'consultation', 'thread', 'agent'].flatMap((log) => [
    { type: 'read', log: `${log}:${consultation}` },
    { type: 'read', log: `${log}:${consultation}`, after: 0 },
  ]),
  { type: 'read', log: `interaction:${conversation}`, after: 0 },
  { type: 'list', what: 'responses' },
  { type: 'search', text: 'must' },
  { type: 'search', text: '"the contact"', kind: 'message' },
  { type: 'ask', question: { what: 'contact', contact } },
  { type: 'ask', question: { what: 'history', contact } },
  { type: 'ask', question: { what: 'own-history' } },
  { type: 'ask', question: { what: 'find-contacts', words: 'must' } },
  { type: 'watch', conversation, watch: true },
  { type: 'watch', conversation: consultation, watch: true },
  { type: 'follow-running', follow: true },
  { type: 'command', name: 'coach', in: conversation, body: { agentId: 'ada', consultation: newId() } },
  { type: 'command', name: 'join-conversation', in: consultation, body: {} },
  { type: 'command', name: 'send-message', in: consultation, body: { message: { kind: 'text', text: 'Hi' } } },
  { type: 'command', name: 'mark-read', in: consultation, body: { upTo: 1 } },
]

/** Ada writes what the contact must not read wherever she can, and a supervisor coaches her, while the contact listens. */
async function whispered(t: Parameters<typeof startShell>[0]) {
  const shell = await startShell(t, { environment: unhurried, file: { sites: { shop: site } } })
  const { line, conversation, sender } = await contactOf(shell)
  const heard = record(line)
  const ada = await agentOf(shell, 'ada', conversation)
  const eve = await agentOf(shell, 'eve', undefined, 'supervisor')
  const consultation = newId()
  const accepted = async (who: Line, name: string, body: object, about = conversation) => {
    const answer = await ask(who, name, about, body)
    assert.equal(answer.type, 'accepted', `${name}: ${JSON.stringify(answer)}`)
  }
  await accepted(ada.line, 'add-note', { text: secret })
  await accepted(ada.line, 'save-note', { text: secret })
  await accepted(ada.line, 'set-case-data', { fields: { order: secret } })
  await accepted(eve.line, 'coach', { agentId: 'ada', consultation })
  await eventOf(ada.line, `conversation:${consultation}`, 'conversation-opened')
  eve.line.send({ type: 'signal', name: 'typing', in: consultation, body: { is: 'writing', text: secret } })
  await accepted(eve.line, 'send-message', { message: { kind: 'text', text: secret } }, consultation)
  await accepted(ada.line, 'send-message', { message: { kind: 'text', text: secret } }, consultation)
  const contact = (await shell.store.historyOf(conversation))?.contact ?? ''
  t.after(() => {
    for (const each of [line, ada.line, eve.line]) each.socket.terminate()
  })
  return { shell, line, conversation, consultation, contact, sender, heard, ada }
}

test('[ATK112] [SUP3] [NTE1] what staff says among itself reaches the contact neither live, nor counted, nor on resume', async (t) => {
  const { shell, line, conversation, consultation, sender, heard, ada } = await whispered(t)
  await ask(ada.line, 'send-message', conversation, { message: { kind: 'text', text: 'For the contact' } })
  await eventOf(line, `conversation:${conversation}`, 'message-sent')

  const again = await openLine(shell.port)
  const heardAgain = record(again)
  again.send({
    type: 'hello',
    versions: [1],
    client: 'test',
    as: { role: 'contact', site: 'shop', token: sender.token },
    following: { [`interaction:${conversation}`]: 0, [`conversation:${consultation}`]: 0 },
  })
  const page = await answerTo(again, { type: 'read', log: `conversation:${conversation}`, after: 0 })
  assert.equal(page.type, 'page')
  for (const words of [...heard, ...heardAgain]) {
    assert.doesNotMatch(words, new RegExp(secret))
    assert.doesNotMatch(words, new RegExp(`interaction:|"eve"|${consultation}`))
  }
  assert.match([...heard, ...heardAgain].join(), /For the contact/)
  again.socket.terminate()
})

test('[ATK112] [ATK98] nor does the contact get it by asking, whichever frame asks, with every id known', async (t) => {
  const { line, conversation, consultation, contact, heard } = await whispered(t)
  for (const question of [{ type: 'follow-team', follow: true }, ...questions(conversation, consultation, contact)]) {
    const answer = await answerTo(line, question)
    assert.equal(answer.type, 'refused', JSON.stringify([question, answer]))
  }
  assert.doesNotMatch(heard.join(), new RegExp(secret))
})

test('[ATK98] what is somebody else’s is answered like what does not exist, whichever frame asks', async (t) => {
  const { shell, conversation, consultation, contact } = await whispered(t)
  const stranger = await contactOf(shell)
  const outside = await agentOf(shell, 'mallory')
  for (const line of [stranger.line, outside.line]) {
    const theirs = questions(conversation, consultation, contact)
    const nobodys = questions(newId(), newId(), newId())
    for (const [at, question] of theirs.entries()) {
      const [one, other] = [await answerTo(line, question), await answerTo(line, nobodys[at] ?? {})]
      assert.doesNotMatch(JSON.stringify(one), new RegExp(secret))
      if (one.type === 'refused') assert.deepEqual({ ...one, id: '' }, { ...other, id: '' }, JSON.stringify(question))
    }
  }
  for (const each of [stranger.line, outside.line]) each.socket.terminate()
})
