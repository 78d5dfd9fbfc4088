import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  conversationLog,
  interactionLog,
  newId,
  type ConversationId,
  type Interaction,
  type LoggedEvent,
} from '@parley/protocol'
import { accepts, ada, asContact, ben, countOf, said, stored, waits } from '../testing/node-talk.ts'
import { TestNodes } from '../testing/nodes.ts'
import { connect, connectAgent, invitationOf, stateOf, text, type RawClient } from '../testing/raw-client.ts'

// Several nodes on one store, over frames, and a clock that is moved by hand.

/** Every event once, in order: what the frames say, not what a client made of them. */
function assertWhole(client: RawClient, id: ConversationId): void {
  const seqs = client.frames.flatMap((frame) =>
    frame.type === 'events' && frame.log === conversationLog(id)
      ? (frame.events as LoggedEvent[]).map(({ seq }) => seq)
      : [],
  )
  assert.deepEqual(
    seqs,
    seqs.map((_, index) => seqs[0]! + index),
  )
}

test('[NOD1] [NOD2] a contact on one node and an agent on another talk as if they were on the same', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id } = await waits(a)
  const agent = await connectAgent(b, ada)
  await accepts(agent)
  await agent.command('send-message', text('Good morning'), id)
  await contact.command('send-message', text('My order'), id)

  assert.deepEqual(said(contact, id), ['Hello?', 'Good morning', 'My order'])
  assert.deepEqual(said(agent, id), ['Hello?', 'Good morning', 'My order'])
  assertWhole(contact, id)
  assertWhole(agent, id)
  await contact.command('end-conversation', {}, id)
  await agent.command('mark-done', {}, id)
  assert.equal(agent.of('closed').filter(({ log }) => log === interactionLog(id)).length, 1)
})

test('[NOD2] [TEA4] a transfer from one node to another: who gets it reads all of it, who gave it away reads how', async () => {
  const nodes = new TestNodes()
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const { contact, id } = await waits(c)
  const adas = await connectAgent(a, ada)
  await accepts(adas)
  const bens = await connectAgent(b, ben)
  const target = { kind: 'agent', id: 'ben' } as const
  const asked = await adas.command('invite-colleague', { purpose: 'transfer', target }, id)
  assert.equal(asked.type, 'accepted')
  const { team } = stateOf<Interaction>(bens.opened(interactionLog(id)))
  await bens.command('accept-invitation', { invitation: team[0]!.seq }, id)

  await bens.command('send-message', text('Ben here'), id)
  assert.deepEqual(said(contact, id), ['Hello?', 'Ben here'])
  assert.deepEqual(said(bens, id), ['Hello?', 'Ben here'])
  assert.deepEqual(said(adas, id), ['Hello?'], 'it is no longer Ada’s')
  const [closed, accepted] = ['closed', 'events'].map((type) =>
    adas.frames.findLastIndex(
      (frame) =>
        frame.type === type &&
        (frame.type === 'closed'
          ? frame.log === conversationLog(id)
          : JSON.stringify(frame).includes('participant-left') || JSON.stringify(frame).includes('transfer-accepted')),
    ),
  )
  assert.ok(accepted! >= 0 && closed! > accepted!, 'why comes before the end')
})

test('[NOD3] what was rung while a node heard nothing is there as soon as it hears again', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const adas = await connectAgent(a, ada)
  const bens = await connectAgent(b, ben)
  const { contact, id } = await waits(a)
  assert.ok(invitationOf(adas), 'the first node routes')
  await accepts(adas)
  await b.hears(false)
  await adas.command('invite-colleague', { purpose: 'conference', target: { kind: 'agent', id: 'ben' } }, id)
  await contact.command('send-message', text('Still there?'), id)
  assert.equal(bens.opened(interactionLog(id)), undefined)
  await b.hears(true)

  const { team } = stateOf<Interaction>(bens.opened(interactionLog(id)))
  await bens.command('accept-invitation', { invitation: team[0]!.seq }, id)
  assert.deepEqual(said(bens, id), ['Hello?', 'Still there?'])
})

test('[NOD4] the tabs of a contact turn to the same new conversation, on whatever node they are', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id, token } = await waits(a)
  const tab = await connect(b, { as: { ...asContact.as, token } })
  await contact.command('end-conversation', {}, id)
  const next = newId()
  await contact.command('start-conversation', text('One more thing'), next)

  assert.deepEqual(said(tab, next), ['One more thing'])
  assert.ok(tab.of('closed').some(({ log }) => log === conversationLog(id)))
  await tab.command('send-message', text('From the other tab'), next)
  assert.deepEqual(said(contact, next), ['One more thing', 'From the other tab'])
})

test('[NOD6] an agent’s panels on all nodes hear of their presence and of what they keep', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const panels = [await connectAgent(a, ada), await connectAgent(b, ada)]
  await panels[0]!.command('set-presence', { is: 'not-ready', reason: 'Lunch' })
  await panels[1]!.command('remember', { name: 'favourites', value: ['greeting'] })

  for (const panel of panels) {
    const heard = panel.of('signal').map(({ name, body }) => [name, body])
    assert.ok(
      heard.some(([name, body]) => name === 'presence-changed' && JSON.stringify(body).includes('Lunch')),
      'presence',
    )
    assert.ok(heard.some(([name, body]) => name === 'remembered' && JSON.stringify(body).includes('greeting')))
  }
  const { id } = await waits(b)
  assert.equal(countOf(await stored(nodes, id, interactionLog(id)), 'invitation-issued'), 0, 'nor are they asked')
})

test('[NOD7] who types, and who watches, is told on other nodes, to nobody twice', async () => {
  const nodes = new TestNodes()
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const { contact, id, token } = await waits(a)
  const otherTab = await connect(c, { as: { ...asContact.as, token } })
  const adas = await connectAgent(b, ada)
  await accepts(adas)
  await contact.signal('typing', { is: 'writing' }, id)
  await nodes.settled()
  const typing = (client: RawClient) => client.of('signal').filter(({ name }) => name === 'typing').length
  assert.deepEqual([typing(contact), typing(otherTab), typing(adas)], [0, 0, 1])

  const dana = await connectAgent(c, { agentId: 'dana', name: 'Dana', role: 'supervisor' })
  const emil = await connectAgent(a, { agentId: 'emil', name: 'Emil', role: 'supervisor' })
  const watch = (client: RawClient, isOn: boolean) =>
    client.raw(JSON.stringify({ type: 'watch', id: newId(), conversation: id, watch: isOn }))
  await watch(dana, true)
  await watch(emil, true)
  const watched = () => adas.of('signal').findLast(({ name }) => name === 'watched')?.body as { by: string[] }
  assert.deepEqual(watched().by.sort(), ['Dana', 'Emil'])
  await c.kill()
  await nodes.pass(13_000)
  assert.deepEqual(watched().by, ['Emil'], 'a node takes those with it who watched there')
})

test('[NOD5] what the store wrote without being able to say so is known without a restart', async () => {
  const nodes = new TestNodes()
  const node = await nodes.start()
  const adas = await connectAgent(node, ada)
  const contact = await connect(node, asContact)
  const id = newId()
  node.losesAnswers(true)
  const answer = await contact.command('start-conversation', text('Hello?'), id)
  assert.equal(answer.type, 'refused')
  node.losesAnswers(false)
  await nodes.pass(1_500)

  assert.equal(invitationOf(adas)?.id, id, 'it waits, and is asked for')
  assert.deepEqual(said(contact, id), ['Hello?'])
  node.losesAnswers(true)
  const { seq } = invitationOf(adas)!
  await adas.command('accept-invitation', { invitation: seq }, id)
  node.losesAnswers(false)
  await nodes.pass(1_500)
  assert.deepEqual(said(adas, id), ['Hello?'])
  assert.equal(node.core.stats().queue['shop'] ?? 0, 0)
})

test('[NOD1] the team and what is running look the same from every node', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const dana = await connectAgent(b, { agentId: 'dana', name: 'Dana', role: 'supervisor' })
  for (const type of ['follow-team', 'follow-running'])
    await dana.raw(JSON.stringify({ type, id: newId(), follow: true }))
  const adas = await connectAgent(a, { ...ada, skills: ['french'] })
  const { contact, id } = await waits(a)
  await accepts(adas)
  await nodes.pass(1_000)
  const seen = dana.of('team').flatMap(({ agents }) => agents.filter(({ agentId }) => agentId === 'ada'))
  const { connected, load, skills } = seen.at(-1)!
  assert.deepEqual({ connected, load, skills }, { connected: true, load: 1, skills: ['french'] })
  const running = () =>
    dana
      .of('running')
      .flatMap(({ conversations }) => conversations.filter((each) => each.id === id))
      .at(-1)
  assert.equal(running()?.owner, 'ada')
  await adas.command('send-message', text('Good morning'), id)
  await nodes.pass(1_000)
  assert.equal(running()?.pendingSince, null)
  await contact.command('send-message', text('And now?'), id)
  await nodes.pass(1_000)
  assert.ok(running()?.pendingSince, 'whose turn it is')
})
