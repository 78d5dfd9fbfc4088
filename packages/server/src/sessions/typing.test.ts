import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, limits, newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings, type CoreSiteSettings } from '../core-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'

// What a contact writes and has not sent.

const ada = { agentId: 'ada', name: 'Ada', ready: true }

/** A contact with two tabs and Ada in one conversation on a site with these settings. */
async function talking(site: Partial<CoreSiteSettings>) {
  const settings = { ...defaultCoreSettings, sites: { shop: { ...defaultSiteSettings, ...site } } }
  const store = createMemoryStore()
  const server = await startInMemoryServer({ clock: fakeClock(), settings, store })
  const agent = await connectAgent(server, ada)
  const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const you = contact.of('welcome')[0]?.you
  const token = you?.role === 'contact' ? (you.token ?? '') : ''
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  const invited = invitationOf(agent)
  if (invited) await agent.command('accept-invitation', { invitation: invited.seq }, id)
  const otherTab = await connect(server, { as: { role: 'contact', site: 'shop', token } })
  return { server, store, agent, contact, otherTab, id }
}

const typingAt = (client: RawClient) =>
  client.of('signal').flatMap(({ name, body }) => (name === 'typing' ? [body] : []))

test('[SEC21] [A012] staff alone sees what a contact has not sent, where the site wants it, and it is never kept', async () => {
  const { agent, contact, otherTab, id, store } = await talking({ typingPreview: true })
  await contact.signal('typing', { is: 'writing', text: 'Is the lamp' }, id)

  assert.deepEqual(typingAt(agent), [{ is: 'writing', text: 'Is the lamp' }])
  assert.deepEqual(typingAt(otherTab), [])
  const log = await store.readEvents(conversationLog(id), { after: 0, limit: 100 })
  assert.ok(!log.join().includes('Is the lamp'))
})

test('[SEC21] [A012] where the site does not want it, nobody sees more than that somebody writes', async () => {
  const { agent, contact, id } = await talking({ typingPreview: false })
  await contact.signal('typing', { is: 'writing', text: 'Is the lamp' }, id)

  assert.deepEqual(typingAt(agent), [{ is: 'writing' }])
})

test('[SEC21] what an agent has not sent goes to nobody', async () => {
  const { agent, contact, id } = await talking({ typingPreview: true })
  await agent.signal('typing', { is: 'writing', text: 'Let me look' }, id)

  assert.deepEqual(typingAt(contact), [{ is: 'writing' }])
})

test('[SEC21] a bot in the conversation is not staff', async () => {
  const { server, contact, id } = await talking({ typingPreview: true, bot: { id: 'mira', name: 'Mira' } })
  const bot = await connect(server, { as: { role: 'bot', token: 'mira' } })
  await contact.signal('typing', { is: 'writing', text: 'Is the lamp' }, id)

  assert.deepEqual(typingAt(bot), [{ is: 'writing' }])
})

test('[SEC20] [B019] secrets are hidden in what is not sent', async () => {
  const { agent, contact, id } = await talking({ typingPreview: true })
  await contact.signal('typing', { is: 'writing', text: '4111 1111 1111 1111' }, id)

  assert.deepEqual(typingAt(agent), [{ is: 'writing', text: '•••• •••• •••• 1111' }])
})

test('[SEC20] [B019] secrets are hidden in what a bot is still writing', async () => {
  const { server, contact, id } = await talking({ bot: { id: 'mira', name: 'Mira' } })
  const bot = await connect(server, { as: { role: 'bot', token: 'mira' } })
  await bot.signal('message-growing', { kind: 'text', text: 'Is it 4111 1111 1111 1111' }, id)

  assert.deepEqual(contact.of('signal').at(-1)?.body, { kind: 'text', text: 'Is it •••• •••• •••• 1111' })
})

test('[SEC21] a text that is too long is refused', async () => {
  const { agent, contact, id } = await talking({ typingPreview: true })
  await contact.signal('typing', { is: 'writing', text: 'x'.repeat(limits.typingPreviewChars + 1) }, id)

  assert.equal(contact.of('refused').at(-1)?.code, 'bad-request')
  assert.deepEqual(typingAt(agent), [])
})
