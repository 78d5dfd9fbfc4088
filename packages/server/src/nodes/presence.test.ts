import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog } from '@parley/protocol'
import { defaultCoreSettings } from '../core-settings.ts'
import { accepts, ada, asContact, ben, countOf, said, stored, waits } from '../testing/node-talk.ts'
import { TestNodes } from '../testing/nodes.ts'
import { connect, connectAgent, invitationOf, text } from '../testing/raw-client.ts'

// Several nodes on one store, over frames, and a clock that is moved by hand.

test('[NOD12] [CON9] an agent whose node died is told to be away, and is back as soon as another node has them', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id } = await waits(a)
  const adas = await connectAgent(b, ada)
  await accepts(adas)
  await b.kill()
  await nodes.pass(15_000)
  assert.equal(countOf(contact.events(conversationLog(id)), 'participant-away'), 0)
  await nodes.pass(20_000)
  assert.equal(countOf(contact.events(conversationLog(id)), 'participant-away'), 1)
  const back = await connectAgent(a, ada)

  assert.equal(countOf(contact.events(conversationLog(id)), 'participant-returned'), 1)
  await back.command('send-message', text('Here I am'), id)
  assert.deepEqual(said(contact, id), ['Hello?', 'Here I am'])
})

test('[NOD12] [ROU9] an agent whose node died and who does not come back is replaced after 120 s, by somebody on any node', async () => {
  const nodes = new TestNodes()
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const { id } = await waits(c)
  const adas = await connectAgent(a, ada)
  await accepts(adas)
  const bens = await connectAgent(b, ben)
  await a.kill()
  await nodes.pass(125_000, 1_000)

  assert.equal(invitationOf(bens)?.id, id)
  const interaction = await stored(nodes, id, interactionLog(id))
  assert.equal(countOf(interaction, 'agent-lost'), 1)
  assert.equal(countOf(await stored(nodes, id), 'participant-away'), 1)
  const [record] = await nodes.store.agents(['ada'])
  assert.deepEqual([record?.lost, record?.presence.is], [true, 'not-ready'])
})

test('[NOD12] an agent who moves to another node in time is never away', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id } = await waits(a)
  const adas = await connectAgent(b, ada)
  await accepts(adas)
  await b.kill()
  await nodes.pass(1_000)
  await connectAgent(a, ada)
  await nodes.pass(140_000, 1_000)
  assert.equal(countOf(contact.events(conversationLog(id)), 'participant-away'), 0)
})

test('[NOD10] [ROU8] an agent with panels on two nodes is there until the last of them is gone', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const panels = [await connectAgent(a, ada), await connectAgent(b, ada)]
  await panels[0]!.drop()
  await nodes.pass(4_000)
  const { id } = await waits(a)
  assert.equal(invitationOf(panels[1]!)?.id, id)
  await panels[1]!.drop()
  await nodes.pass(4_000)

  const interaction = await stored(nodes, id, interactionLog(id))
  assert.equal(countOf(interaction, 'invitation-closed'), 1, 'taken back when nobody is left to answer')
})

test('[NOD13] [END33] a contact whose node died is gone for staff, and there again on another node', async () => {
  const settings = {
    ...defaultCoreSettings,
    sites: { shop: { ...defaultCoreSettings.sites['shop']!, closeAfterDisconnectMs: 60_000 } },
  }
  const nodes = new TestNodes({ settings })
  const [a, b] = [await nodes.start(), await nodes.start()]
  const adas = await connectAgent(a, ada)
  const { id, token } = await waits(b)
  await accepts(adas)
  const heard = () => adas.of('signal').flatMap(({ name, body }) => (name === 'connection-changed' ? [body] : []))
  await b.kill()
  await nodes.pass(16_000)
  assert.deepEqual(heard().at(-1), { participant: 'p1', is: 'disconnected' })
  assert.equal(countOf(await stored(nodes, id, interactionLog(id)), 'close-announced'), 1)
  await connect(a, { as: { ...asContact.as, token } })

  assert.deepEqual(heard().at(-1), { participant: 'p1', is: 'connected' })
  assert.equal(countOf(await stored(nodes, id, interactionLog(id)), 'close-called-off'), 1)
  await nodes.pass(61_000, 1_000)
  assert.equal(countOf(await stored(nodes, id), 'conversation-ended'), 0)
})

test('[NOD10] [END33] a contact who has another tab on another node is not gone', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const adas = await connectAgent(a, ada)
  const { contact, token } = await waits(b)
  await accepts(adas)
  await connect(a, { as: { ...asContact.as, token } })
  await contact.drop()
  await nodes.pass(5_000)
  const heard = adas.of('signal').filter(({ body }) => JSON.stringify(body).includes('disconnected'))
  assert.equal(heard.length, 0)
})

test('[NOD14] a session of a contact that is ended is over on whatever node it is, and no other', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id, token } = await waits(b)
  const others = await waits(b)
  const [row] = (await nodes.store.openInteractions()).filter((each) => each.id === id)
  a.core.endSession(row!.contactId, token, 'unauthorized')
  await nodes.settled()

  assert.ok(contact.closed)
  assert.equal(others.contact.closed, null)
})

test('[NOD31] each node counts the lines of a person for itself', async () => {
  const limits = { ...defaultCoreSettings.limits, socketsPerAgent: 1 }
  const nodes = new TestNodes({ settings: { ...defaultCoreSettings, limits } })
  const [a, b] = [await nodes.start(), await nodes.start()]
  const panels = [await connectAgent(a, ada), await connectAgent(a, ada), await connectAgent(b, ada)]
  assert.deepEqual(
    panels.map(({ closed }) => closed?.reason),
    [undefined, 'too-many-sockets', undefined],
  )
})
