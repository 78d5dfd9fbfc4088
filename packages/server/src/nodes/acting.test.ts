import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionLog, newId, type Interaction, type Message } from '@parley/protocol'
import type { React, Reaction, Turn } from '../bots/bot.ts'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { declinePauseMs } from '../routing/router.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Write } from '../store/store.ts'
import { accepts, ada, asContact, ben, countOf, said, stored, waits } from '../testing/node-talk.ts'
import { TestNodes } from '../testing/nodes.ts'
import { connect, connectAgent, invitationOf, stateOf, text } from '../testing/raw-client.ts'

// Several nodes on one store, over frames, and a clock that is moved by hand.

test('[NOD21] [ROU4] one invitation, accepted on two nodes at once, has one winner; 200 races', async () => {
  const nodes = new TestNodes({
    settings: {
      ...defaultCoreSettings,
      limits: {
        ...defaultCoreSettings.limits,
        conversationsPerMinute: 1e6,
        agentCommandBurst: 1e6,
        agentCommandsPer10s: 1e6,
      },
    },
  })
  const [a, b] = [await nodes.start(), await nodes.start()]
  const many = { ...ada, capacity: 3 }
  const tabs = [await connectAgent(a, many), await connectAgent(b, many)]
  for (let race = 0; race < 200; race++) {
    const { contact, id } = await waits(race % 2 === 0 ? a : b)
    const { seq } = invitationOf(tabs[race % 2]!)!
    const answers = await Promise.all(tabs.map((tab) => tab.command('accept-invitation', { invitation: seq }, id)))
    assert.deepEqual(answers.map(({ type }) => type).sort(), ['accepted', 'refused'])
    assert.equal(countOf(await stored(nodes, id, interactionLog(id)), 'invitation-accepted'), 1)
    await contact.command('end-conversation', {}, id)
    await tabs[0]!.command('mark-done', {}, id)
    await contact.drop()
  }
})

test('[NOD20] [NOD21] who waits is asked for once, by the node on duty; when it dies another one goes on within 8 s', async () => {
  const nodes = new TestNodes()
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const bens = await connectAgent(b, ben)
  const first = await waits(c)
  assert.equal(countOf(await stored(nodes, first.id, interactionLog(first.id)), 'invitation-issued'), 1)
  await accepts(bens)
  await a.kill()
  const { id } = await waits(c)
  const cleo = await connectAgent(c, { ...ben, agentId: 'cleo', name: 'Cleo' })
  assert.equal(invitationOf(cleo), undefined, 'nobody is on duty for a moment')
  await nodes.pass(8_000)

  assert.equal(invitationOf(cleo)?.id, id)
  assert.equal(countOf(await stored(nodes, id, interactionLog(id)), 'invitation-issued'), 1)
  const taken = [...b.log, ...c.log].filter((event) => event === 'duty-taken')
  assert.equal(taken.length, 1, 'by one of the two')
})

test('[NOD23] [ROU3] nobody is asked for more than they have places for, though the queue fills on three nodes at once', async () => {
  const nodes = new TestNodes()
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const agents = [await connectAgent(b, { ...ada, capacity: 2 }), await connectAgent(c, ben)]
  await Promise.all([a, b, c, a, b, c].map((node) => waits(node)))

  const asked = agents.map((agent) => agent.of('opened').filter(({ log }) => log.startsWith('interaction:')).length)
  assert.deepEqual(asked, [2, 1])
})

test('[NOD30] a node that is drained gives its duty back at once, and its people go on elsewhere', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id, token } = await waits(a)
  const adas = await connectAgent(a, ada)
  await accepts(adas)
  await a.core.drain()
  await nodes.settled()
  assert.deepEqual([contact.closed?.code, adas.closed?.code], [1012, 1012])
  const [again, back] = [await connect(b, { as: { ...asContact.as, token } }), await connectAgent(b, ada)]
  await again.command('send-message', text('Where were we?'), id)
  assert.deepEqual(said(back, id), ['Hello?', 'Where were we?'])

  const bens = await connectAgent(b, ben)
  const next = await waits(b)
  assert.equal(invitationOf(bens)?.id, next.id, 'nobody waits for the duty to run out')
  await a.core.stop()
  await nodes.pass(140_000, 1_000)
  assert.equal(countOf(await stored(nodes, id), 'participant-away'), 0)
})

const withBot = {
  ...defaultCoreSettings,
  sites: { shop: { ...defaultSiteSettings, bot: { id: 'mira', name: 'Mira' } } },
}

/** A bot that answers when the test says so, on whatever node it has its turn. */
function held() {
  const turns: Turn[] = []
  const answers: ((reaction: Reaction) => void)[] = []
  const react: React = (turn) => {
    turns.push(turn)
    return new Promise((resolve) => answers.push(resolve))
  }
  return { turns, answers, bots: { mira: { id: 'mira', name: 'Mira', react } } }
}

const says = (words: string): Message => ({ kind: 'text', text: words })

test('[NOD22] [BOT31] a bot has one turn for what is said on several nodes, and answers once', async () => {
  const mira = held()
  const nodes = new TestNodes({ settings: withBot, bots: mira.bots })
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  assert.ok(a)
  const { contact, id, token } = await waits(b)
  const tab = await connect(c, { as: { ...asContact.as, token } })
  await tab.command('send-message', text('Anybody?'), id)
  assert.equal(mira.turns.length, 1)
  mira.answers[0]!({ messages: [says('One moment')] })
  await nodes.settled()
  assert.equal(mira.turns.length, 2, 'what was said meanwhile is the next turn')
  mira.answers[1]!({ messages: [says('How can I help?')] })
  await nodes.settled()

  const all = ['Hello?', 'Anybody?', 'One moment', 'How can I help?']
  assert.deepEqual([said(contact, id), said(tab, id)], [all, all])
})

test('[NOD22] [NOD7] the turn of a node that died is taken again by the next one; what grows is seen on all nodes', async () => {
  const mira = held()
  const nodes = new TestNodes({ settings: withBot, bots: mira.bots })
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const { contact, id } = await waits(b)
  mira.turns[0]!.grow({ kind: 'text', text: 'Let me' })
  await nodes.settled()
  assert.ok(contact.of('signal').some(({ name }) => name === 'message-growing'))
  await a.kill()
  await nodes.pass(8_000)
  assert.equal(mira.turns.length, 2)
  mira.answers[0]!({ messages: [says('Too late')] })
  mira.answers[1]!({ messages: [says('Let me look')] })
  await nodes.settled()

  assert.deepEqual(said(contact, id), ['Hello?', 'Let me look'])
  assert.ok(c)
})

test('[NOD22] a node that loses the duty while its bot thinks says nothing any more', async () => {
  const mira = held()
  const nodes = new TestNodes({ settings: withBot, bots: mira.bots })
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { contact, id } = await waits(b)
  await nodes.store.takeDuty('acting', { holder: 'somebody else', now: nodes.clock.now() + 60_000, until: 1e15 })
  await nodes.pass(2_000)
  assert.ok(a.log.includes('duty-lost'))
  assert.ok(mira.turns[0]!.signal.aborted)
  mira.answers[0]!({ messages: [says('Too late')] })
  await nodes.settled()
  assert.deepEqual(said(contact, id), ['Hello?'])
})

test('[NOD24] [ROU8] an invitation that nobody answers ends once, and the next agent is asked', async () => {
  const nodes = new TestNodes()
  const [a, b, c] = [await nodes.start(), await nodes.start(), await nodes.start()]
  const adas = await connectAgent(b, ada)
  const { id } = await waits(a)
  const bens = await connectAgent(c, ben)
  assert.equal(invitationOf(adas)?.id, id)
  await nodes.pass(26_000)

  const interaction = await stored(nodes, id, interactionLog(id))
  assert.equal(countOf(interaction, 'invitation-closed'), 1)
  assert.equal(invitationOf(bens)?.id, id)
})

test('[NOD25] [CNS3] a consultation that a node had only just accepted when it died is opened by the one on duty', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const adas = await connectAgent(a, ada)
  const { id } = await waits(a)
  await accepts(adas)
  const bens = await connectAgent(b, ben)
  const consultation = newId()
  const target = { kind: 'agent', id: 'ben' } as const
  await adas.command('invite-colleague', { purpose: 'chat-consultation', target, consultation }, id)
  const { team } = stateOf<Interaction>(bens.opened(interactionLog(id)))
  b.diesAfterCommit()
  await bens.raw(
    JSON.stringify({
      type: 'command',
      id: newId(),
      name: 'accept-invitation',
      in: id,
      body: { invitation: team[0]!.seq },
    }),
  )
  await nodes.settled()
  await b.kill()
  assert.equal((await stored(nodes, consultation)).length, 0)
  await nodes.pass(13_000)

  assert.equal(countOf(await stored(nodes, consultation), 'conversation-opened'), 1)
})

test('[NOD23] [ROU3] two colleagues who ask for the last place of an agent in one moment: one gets it', async () => {
  const nodes = new TestNodes()
  const node = await nodes.start()
  const [adas, cleos] = [await connectAgent(node, ada), await connectAgent(node, { ...ada, agentId: 'cleo' })]
  await waits(node)
  await waits(node)
  const ids = [await accepts(adas), await accepts(cleos)]
  await connectAgent(node, ben)
  const target = { kind: 'agent', id: 'ben' } as const
  const answers = await Promise.all(
    [adas, cleos].map((agent, index) => agent.command('invite-colleague', { purpose: 'transfer', target }, ids[index])),
  )
  assert.deepEqual(answers.map(({ type }) => type).sort(), ['accepted', 'refused'])
})

test('[NOD23] [ROU3] routing does not ask for a place that a colleague’s invitation takes while it is being written', async () => {
  const store = createMemoryStore()
  let isWritten = Promise.resolve()
  const commit = async (writes: readonly Write[]) => isWritten.then(() => store.commit(writes))
  const nodes = new TestNodes({ store: { ...store, commit } })
  const node = await nodes.start()
  const adas = await connectAgent(node, ada)
  const first = await waits(node)
  await accepts(adas)
  const bens = await connectAgent(node, ben)
  const second = await waits(node)
  const { seq } = invitationOf(bens)!
  await bens.command('reject-invitation', { invitation: seq }, second.id)

  let write = () => {}
  isWritten = new Promise<void>((resolve) => (write = resolve))
  const target = { kind: 'agent', id: 'ben' } as const
  const asking = adas.command('invite-colleague', { purpose: 'transfer', target }, first.id)
  await nodes.clock.advance(declinePauseMs)
  write()
  assert.equal((await asking).type, 'accepted')
  await nodes.settled()
  const interaction = await stored(nodes, second.id, interactionLog(second.id))
  assert.equal(countOf(interaction, 'invitation-issued'), 1, 'Ben is not asked again, though his pause is over')
})

test('[NOD26] a node that has not heard what another one wrote reads it before it refuses', async () => {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const resting = { ...ada, ready: false }
  const [here, there] = [await connectAgent(a, resting), await connectAgent(b, resting)]
  const { id } = await waits(a)
  assert.equal((await there.command('accept-invitation', { invitation: 1 }, id)).type, 'refused')
  await b.hears(false)
  await here.command('set-presence', { is: 'ready' })
  const { seq } = invitationOf(here)!

  assert.equal((await there.command('accept-invitation', { invitation: seq }, id)).type, 'accepted')
})
