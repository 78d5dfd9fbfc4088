import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionLog } from '@parley/protocol'
import { accepts, ada, ben, countOf, stored, waits } from '../testing/node-talk.ts'
import { TestNodes } from '../testing/nodes.ts'
import { connectAgent, invitationOf } from '../testing/raw-client.ts'

// Several nodes on one store, over frames, and a clock that is moved by hand.

/** Ada handles a conversation on one node, Ben is ready on the other. */
async function begin() {
  const nodes = new TestNodes()
  const [a, b] = [await nodes.start(), await nodes.start()]
  const { id } = await waits(a)
  const adas = await connectAgent(b, ada)
  await accepts(adas)
  const bens = await connectAgent(a, ben)
  return { nodes, a, b, id, adas, bens }
}

test('[SEC24] [ROU14] who is signed out on another node loses the line at once, and others have their conversations within 5 s', async () => {
  const { nodes, a, id, adas, bens } = await begin()
  a.core.signOutAgent('ada')
  await nodes.settled()
  assert.equal(adas.closed?.reason, 'unauthorized')
  await nodes.pass(5_000)
  assert.equal(invitationOf(bens)?.id, id)
  assert.equal(countOf(await stored(nodes, id, interactionLog(id)), 'agent-lost'), 1)
})

test('[SEC24] [ROU14] who is signed out while their browser is gone is not waited for any longer', async () => {
  const { nodes, a, id, adas, bens } = await begin()
  await adas.drop()
  await nodes.pass(10_000)
  assert.equal(invitationOf(bens), undefined)
  a.core.signOutAgent('ada')
  await nodes.pass(5_000)
  assert.equal(invitationOf(bens)?.id, id)
})

test('[SEC24] [CON9] who comes back with a new token after being signed out is waited for again as before', async () => {
  const { nodes, b, adas, bens } = await begin()
  b.core.signOutAgent('ada')
  await nodes.settled()
  assert.equal(adas.closed?.reason, 'unauthorized')
  const back = await connectAgent(b, ada)
  await back.drop()
  await nodes.pass(10_000)
  assert.equal(invitationOf(bens), undefined)
})

test('[SEC24] [ROU14] who is signed out with lines on two nodes, one of which does not hear it, is lost as soon as the line there has ended too', async () => {
  const { nodes, a, b, id, adas, bens } = await begin()
  const other = await connectAgent(a, ada)
  await b.hears(false)
  a.core.signOutAgent('ada')
  await nodes.settled()
  assert.deepEqual([other.closed?.reason, adas.closed], ['unauthorized', null])
  await adas.drop()
  await nodes.pass(5_000)
  assert.equal(invitationOf(bens)?.id, id)
})
