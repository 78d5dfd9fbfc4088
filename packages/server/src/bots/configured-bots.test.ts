import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, wordsOf, type EventOf, type Interaction } from '@parley/protocol'
import type { messageSent } from '@parley/protocol/schemas'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { loadSettings } from '../settings/load-settings.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, stateOf, type RawClient } from '../testing/raw-client.ts'
import { configuredBots, type CreateWebhook } from './configured-bots.ts'

const noWebhooks: CreateWebhook = () => assert.fail('there is none')

/** The demo's bot, as it stands in its file. */
async function demo() {
  const settings = loadSettings({ PARLEY_DEMO: '1', PARLEY_CONFIG: '' })
  const server = await startInMemoryServer({
    clock: fakeClock(),
    settings: {
      ...defaultCoreSettings,
      sites: { travel: { ...defaultSiteSettings, bot: { id: 'mira', name: 'Mira' } } },
    },
    bots: configuredBots(settings, noWebhooks),
  })
  const agent = await connectAgent(server, { agentId: 'ada', name: 'Ada', ready: true })
  const contact = await connect(server, { as: { role: 'contact', site: 'travel' } })
  const id = newId()
  await contact.command('start-conversation', { name: 'Grace' }, id)
  return { agent, contact, id }
}

const messages = (client: RawClient, id: string) =>
  client
    .events(conversationLog(id))
    .filter((event): event is EventOf<typeof messageSent> => event.name === 'message-sent')
const last = (client: RawClient, id: string) => messages(client, id).at(-1)!

test('[A084] [A097] [BOT40] the demo’s bot greets, asks, and answers what is chosen', async () => {
  const { contact, id } = await demo()
  assert.equal(last(contact, id).body.message.kind, 'quick-replies')
  await contact.command('choose', { message: last(contact, id).seq, actions: ['tea'] }, id)
  assert.match(wordsOf(last(contact, id).body), /^Which tea/)
  await contact.command('choose', { message: last(contact, id).seq, actions: ['mint'] }, id)

  const said = messages(contact, id).map(({ by, body }) => `${by} ${wordsOf(body)}`)
  assert.ok(said.includes('p1 Mint'))
  assert.ok(said.some((line) => line.startsWith('p2 A mint tea')))
})

test('[A085] [B053] [BOT20] [BOT46] the demo’s bot hands over, and the agent reads what it has noted', async () => {
  const { agent, contact, id } = await demo()
  await contact.command('send-message', { message: { kind: 'text', text: 'Which tea? Tea!' } }, id)
  await contact.command('send-message', { message: { kind: 'text', text: 'mint' } }, id)
  await contact.command('send-message', { message: { kind: 'text', text: 'Is there a human?' } }, id)

  const { status, caseData, handoverNote } = stateOf<Interaction>(agent.opened(interactionLog(id)))
  assert.deepEqual([status, caseData], ['queued', { tea: 'Mint' }])
  assert.match(handoverNote ?? '', /^Grace asks for a person/)
  assert.equal(contact.events(conversationLog(id)).at(-1)?.name, 'waiting-announced')
})

test('[BOT48] a bot with a webhook is asked there, and one with a token alone is left to itself', () => {
  const [url, secret] = [new URL('https://bots.example'), 's'.repeat(32)]
  const webhook = { url, secret, privateNetwork: false, timeoutMs: 1_000 }
  const react = async () => ({})
  const asked: unknown[] = []
  const bots = configuredBots(
    {
      sites: {},
      bots: {
        far: { name: 'Far', script: null, token: null, webhook },
        near: { name: 'Near', script: null, token: secret, webhook: null },
      },
    },
    (...args) => {
      asked.push(args)
      return react
    },
  )

  assert.deepEqual(asked, [['far', webhook]])
  assert.deepEqual(bots, { far: { id: 'far', name: 'Far', react }, near: { id: 'near', name: 'Near' } })
})
