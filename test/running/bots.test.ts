import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { newId, type ConversationEvent } from '@parley/protocol'
import { type Line, openLine, startShell } from '../security/shell.ts'

const secret = 'a secret that the bot and the server share'
const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A bot in a process of its own, as its author starts it. */
function run(t: TestContext, script: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', file(script)],
    {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  t.after(() => child.kill('SIGKILL'))
  return child
}

const shopWith = (bot: object) => ({
  sites: { shop: { origins: ['https://www.shop.example'], bot: 'echo' } },
  bots: { echo: { name: 'Echo', ...bot } },
})

/** A contact who talks with the bot, and waits for what they want to see. */
async function contactOf(port: number) {
  const line: Line = await openLine(port)
  const welcome = await line.hello({ role: 'contact', site: 'shop' })
  assert.equal(welcome.type, 'welcome')
  const id = newId()
  const command = (name: string, body: object) => line.send({ type: 'command', id: newId(), name, in: id, body })
  return {
    starts: (text: string) => command('start-conversation', { message: { kind: 'text', text } }),
    says: (text: string) => command('send-message', { message: { kind: 'text', text } }),
    chooses: (message: number, action: string) => command('choose', { message, actions: [action] }),
    /** The next event of this name by somebody else. */
    async sees<Name extends ConversationEvent['name']>(name: Name) {
      for (;;) {
        const frame = await line.next()
        const events = 'events' in frame ? (frame.events as unknown as ConversationEvent[]) : []
        const found = events.findLast((event) => event.name === name && event.by !== 'p1')
        if (found) return found as Extract<ConversationEvent, { name: Name }>
      }
    },
  }
}

const textOf = ({ body }: Extract<ConversationEvent, { name: 'message-sent' }>) =>
  (body.message as { text: string }).text

test('[BOT75] [B053] the socket bot of the documents answers, takes a choice, and hands over', async (t) => {
  const { port } = await startShell(t, { file: shopWith({ token: secret }) })
  run(t, 'demo/bots/echo-bot.ts', { CHAT_URL: `ws://localhost:${port}/v1/socket`, BOT_TOKEN: secret })
  const contact = await contactOf(port)

  contact.starts('Hello?')
  const first = await contact.sees('message-sent')
  assert.equal(textOf(first), 'You said: Hello?')

  contact.chooses(first.seq, 'tea')
  const tea = await contact.sees('message-sent')
  assert.equal(textOf(tea), 'Here is your tea.')

  contact.chooses(tea.seq, 'person')
  const { body } = await contact.sees('handover-requested')
  assert.equal(body.why, 'bot-asked')
})

test('[BOT60] [B053] the webhook bot of the documents answers, and hands over', async (t) => {
  const bot = run(t, 'demo/bots/webhook-bot.ts', { PORT: '0', BOT_SECRET: secret })
  const [said] = (await once(bot.stdout!, 'data')) as [Buffer]
  const url = `http://localhost:${/"port":(\d+)/.exec(String(said))?.[1]}/`
  const { port, noted } = await startShell(t, { file: shopWith({ webhook: { url, secret, privateNetwork: true } }) })
  const contact = await contactOf(port)

  contact.starts('Hello?')
  assert.equal(textOf(await contact.sees('message-sent')), 'You said: Hello?')
  contact.says('A person, please')
  assert.equal((await contact.sees('handover-requested')).body.why, 'bot-asked')

  const forged = await fetch(url, { method: 'POST', body: '{}', headers: { 'parley-signature': 't=1,v1=00' } })
  assert.equal(forged.status, 401)
  assert.ok(!noted.some(([name]) => name.startsWith('bot-')))
})

test('[ATK137] a server that was not told otherwise does not ask a bot on its own machine: a person is asked for', async (t) => {
  const { port, noted } = await startShell(t, { file: shopWith({ webhook: { url: 'https://127.0.0.1:1/', secret } }) })
  const contact = await contactOf(port)
  contact.starts('Hello?')
  assert.equal((await contact.sees('handover-requested')).body.why, 'bot-failed')
  assert.deepEqual(
    noted.filter(([name]) => name === 'bot-failed').map(([, facts]) => (facts as { why: string }).why),
    ['address-refused'],
  )
})

test('[BOT70] a whole server lets a bot post, and nobody else', async (t) => {
  const { url } = await startShell(t, { file: shopWith({ token: secret }) })
  const post = (token: string) =>
    fetch(`${url}/v1/conversations/${newId()}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: { kind: 'text', text: 'Hello' } }),
    })
  assert.equal((await post(secret)).status, 404)
  assert.equal((await post('a token of nobody')).status, 401)
})

for (const script of ['echo-bot.ts', 'webhook-bot.ts'])
  test(`the documents show ${script} as it is`, () => {
    const shown = readFileSync(file('docs/bots.md'), 'utf8')
    assert.ok(shown.includes(readFileSync(file(`demo/bots/${script}`), 'utf8')), 'copy the file into docs/bots.md')
  })
