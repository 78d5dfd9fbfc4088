import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { newId, type ServerFrame } from '@parley/protocol'
import { SignJWT } from 'jose'
import { Canary } from '../support/canary.ts'
import { ask, eventOf, type Shell } from './sending-files.ts'
import { agentSecret, deskOrigin, type Line, openLine, shopOrigin, startShell } from './shell.ts'

// What somebody looks like is ours to decide. How it is drawn is in packages/ui; here: nothing that says it goes any further.

const siteSecret = 'what only the shop’s backend and its chat server know'

/** Every way to say how somebody or something looks, with an address that would be noticed. */
const looksOf = (address: string) => ({
  picture: address,
  avatar: address,
  icon: { url: address },
  colour: 'looks-hostile',
  color: 'looks-hostile',
  hue: 3,
  style: `background: url(${address})`,
  class: 'looks-hostile',
  theme: { accent: 'looks-hostile' },
})

const nowSeconds = () => Math.floor(Date.now() / 1_000)
const signed = (claims: Record<string, unknown>, secret: string) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(nowSeconds())
    .setExpirationTime(nowSeconds() + 300)
    .sign(new TextEncoder().encode(secret))

/** A shop that vouches for its contacts, and a page of a stranger that notes who asks for it. */
async function startShop(t: TestContext) {
  const canary = await Canary.open()
  t.after(() => canary.close())
  const shell = await startShell(t, {
    environment: { PARLEY_CONTACT_COMMAND_BURST: '1000' },
    file: { sites: { shop: { origins: [shopOrigin], identity: { secret: siteSecret } } } },
  })
  return { canary, shell, looks: looksOf(canary.address('/face.png')) }
}

/** Somebody whom the website knows by name, in a line of theirs that has begun. */
async function contactOf(shell: Shell, looks: object): Promise<Line> {
  const identity = await signed({ sub: 'maria', aud: 'shop', name: 'Maria Silva', ...looks }, siteSecret)
  const answer = await fetch(`${shell.url}/v1/identity`, {
    method: 'POST',
    headers: { origin: shopOrigin, 'content-type': 'application/json' },
    body: JSON.stringify({ site: 'shop', token: identity }),
  })
  const { token } = (await answer.json()) as { token: string }
  const line = await openLine(shell.port)
  assert.equal((await line.hello({ role: 'contact', site: 'shop', token, ...looks })).type, 'welcome')
  return line
}

async function agentOf(shell: Shell, looks: object): Promise<Line> {
  const line = await openLine(shell.port, { origin: deskOrigin })
  const token = await signed({ sub: 'ada', name: 'Ada Lovelace', ready: true, ...looks }, agentSecret)
  assert.equal((await line.hello({ role: 'agent', token, ...looks })).type, 'welcome')
  return line
}

/** Everything that came on a line, from now on. */
function listening({ socket }: Line): string[] {
  const heard: string[] = []
  socket.on('message', (data: Buffer) => void heard.push(String(data)))
  return heard
}

const codeOf = (frame: ServerFrame) => ('code' in frame ? frame.code : frame.type)

test('[ATK81] [ATK82] what tokens and sign-ins say of looks is told to nobody, kept nowhere and fetched by nobody', async (t) => {
  const { canary, shell, looks } = await startShop(t)
  const desk = await agentOf(shell, looks)
  const line = await contactOf(shell, looks)
  const heard = [desk, line].map(listening)
  const id = newId()
  await ask(line, 'start-conversation', id, { message: { kind: 'text', text: 'Hello' } })
  const { seq } = await eventOf(desk, `interaction:${id}`, 'invitation-issued')
  await ask(desk, 'accept-invitation', id, { invitation: seq })
  await ask(desk, 'send-message', id, { message: { kind: 'text', text: 'How can I help?' } })
  await ask(line, 'send-message', id, { message: { kind: 'text', text: 'Like this' } })

  const stored = [
    ...(await shell.store.readEvents(`conversation:${id}`, { limit: 100 })),
    ...(await shell.store.readEvents(`interaction:${id}`, { limit: 100 })),
  ]
  const told = [...heard.flat(), ...stored].join('\n')
  assert.match(told, /Maria Silva/)
  assert.match(told, /Ada Lovelace/)
  assert.doesNotMatch(told, /looks-hostile|face\.png/)
  assert.deepEqual(canary.visits, [])
  for (const each of [desk, line]) each.socket.terminate()
})

test('[ATK81] [ATK82] a command that says how somebody or something looks is refused', async (t) => {
  const { canary, shell, looks } = await startShop(t)
  const line = await contactOf(shell, {})
  const id = newId()
  const message = { kind: 'text', text: 'Hello' }
  for (const [field, value] of Object.entries(looks)) {
    const more = { [field]: value }
    for (const body of [{ message, ...more }, { message: { ...message, ...more } }]) {
      assert.equal(codeOf(await ask(line, 'start-conversation', id, body)), 'bad-request', field)
      assert.equal(codeOf(await ask(line, 'send-message', id, body)), 'bad-request', field)
    }
  }
  assert.equal((await ask(line, 'start-conversation', id, { message })).type, 'accepted')
  assert.deepEqual(canary.visits, [])
  line.socket.terminate()
})
