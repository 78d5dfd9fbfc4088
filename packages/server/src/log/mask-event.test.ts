import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, maskFor, newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text } from '../testing/raw-client.ts'
import { maskEvent } from './mask-event.ts'
import type { NewEvent } from './work.ts'

const card = '4111 1111 1111 1111'
const masked = '•••• •••• •••• 1111'

test('[SEC20] [B019] [ATK143] whatever somebody says is masked before it is written, and read by nobody as it was', async () => {
  const store = createMemoryStore()
  const shop = { ...defaultSiteSettings, maskPatterns: ['PIN \\d{4}'] }
  const server = await startInMemoryServer({
    clock: fakeClock(),
    store,
    settings: { ...defaultCoreSettings, sites: { shop } },
  })
  const ada = await connectAgent(server, { agentId: 'ada', name: 'Ada', ready: true })
  const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', { ...text(`It is ${card}`), name: card }, id)
  await ada.command('accept-invitation', { invitation: invitationOf(ada)!.seq }, id)
  await contact.command('send-message', text('PIN 1234'), id)
  await ada.command('send-message', text(`Is it ${card}?`), id)

  const logs = [conversationLog(id), interactionLog(id)]
  const written = await Promise.all(logs.map((log) => store.readEvents(log, { after: 0, limit: 100 })))
  const everything = JSON.stringify([written, ada.frames, contact.frames])
  assert.ok(!everything.includes(card) && !everything.includes('1234'))
  const said = ada.events(conversationLog(id)).flatMap(({ name, body }) => (name === 'message-sent' ? [body] : []))
  assert.deepEqual(said, [text(`It is ${masked}`), text('••• ••••'), text(`Is it ${masked}?`)])
})

const table: Readonly<Record<string, readonly [event: NewEvent, masked: NewEvent]>> = {
  '[SEC20] [B019] answers in a form and what was chosen': [
    {
      name: 'choice-made',
      by: 'p1',
      body: {
        message: 3,
        actions: ['send'],
        values: { card, tea: true, cups: [card] },
        as: 'form',
        text: card,
        key: card,
      },
    },
    {
      name: 'choice-made',
      by: 'p1',
      body: {
        message: 3,
        actions: ['send'],
        values: { card: masked, tea: true, cups: [masked] },
        as: 'form',
        text: masked,
        key: card,
      },
    },
  ],
  '[SEC20] [B019] case data': [
    { name: 'case-data-set', by: 'p2', body: { fields: { 'Paid with': card } } },
    { name: 'case-data-set', by: 'p2', body: { fields: { 'Paid with': masked } } },
  ],
  '[SEC20] [B019] what a bot says, but no address and nothing that programs read': [
    {
      name: 'message-sent',
      by: 'p2',
      body: {
        message: {
          kind: 'quick-replies',
          text: card,
          replies: [{ id: '4111111111111111', label: card, payload: '4111111111111111' }],
        },
      },
    },
    {
      name: 'message-sent',
      by: 'p2',
      body: {
        message: {
          kind: 'quick-replies',
          text: masked,
          replies: [{ id: '4111111111111111', label: masked, payload: '4111111111111111' }],
        },
      },
    },
  ],
}

for (const [rule, [event, expected]] of Object.entries(table))
  test(`${rule} are masked`, () => assert.deepEqual(maskEvent(event, maskFor()), expected))

test('[SEC20] an event without secrets stays the same object', () => {
  const event: NewEvent = { name: 'message-sent', by: 'p1', body: text('Hello') }
  assert.equal(maskEvent(event, maskFor()), event)
})
