import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Interaction, newId } from '@parley/protocol'
import { ParleyCluster } from '../support/parley-cluster.ts'
import { demoToken } from '../support/people.ts'
import { Wire } from '../support/wire.ts'

test('[SEC24] [ROU14] [ATK121] who is signed out on one node is sent away on every other one, and what they had is offered there', async (t) => {
  const cluster = await new ParleyCluster(2).start()
  t.after(() => cluster.remove())
  const [one, other] = cluster.nodes
  const adas = await Promise.all(
    [one!, other!].map(async (node) => Wire.open(node, { role: 'agent', token: await demoToken(node, 'ada') })),
  )
  const contact = await Wire.open(other!, { role: 'contact', site: 'shop' })
  const id = newId()
  const body = { message: { kind: 'text', text: 'Hello' } } as const
  await contact.ask({ type: 'command', id: newId(), name: 'start-conversation', in: id, body })
  const opened = await adas[0]!.next('opened', ({ log }) => log === `interaction:${id}`)
  const { invitation } = opened.state as unknown as Interaction
  const accept = { invitation: invitation!.seq }
  const accepted = await adas[1]!.ask({ type: 'command', id: newId(), name: 'accept-invitation', in: id, body: accept })
  assert.equal(accepted.type, 'accepted')
  const bens = await Wire.open(other!, { role: 'agent', token: await demoToken(other!, 'ben') })

  const goodbyes = Promise.all(adas.map((wire) => wire.next('goodbye')))
  const answer = await fetch(`${one!.url}/v1/agents/sign-out`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await demoToken(one!, 'cleo')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ agent: 'demo-ada' }),
  })
  assert.equal(answer.status, 200)
  assert.deepEqual(
    (await goodbyes).map(({ code }) => code),
    ['unauthorized', 'unauthorized'],
  )
  await bens.next('opened', ({ log }) => log === `interaction:${id}`)
  for (const wire of [contact, bens]) await wire.close()
  assert.deepEqual(cluster.errors(), [])
})
