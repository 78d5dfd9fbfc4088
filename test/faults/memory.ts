import assert from 'node:assert/strict'
import { newId, type Hello } from '@parley/protocol'
import { untilMetric } from '../support/metrics.ts'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { Wire } from '../support/wire.ts'

const perSample = 200
/** Fewer than the sockets that one contact may have: each closes before the same one comes again. */
const atOnce = 4

/**
 * New and returning contacts and an agent connect and go, again and again. After the warm-up, what one connect leaves behind
 * in the server's heap, on average, is less than `limitBytes`. A leaked session is 10,000 bytes and more.
 */
export async function staysFlat(story: { warmUp: number; connects: number; limitBytes: number }): Promise<void> {
  const limits = { hellosPerMinute: 1_000_000, conversationsPerMinute: 1_000_000 }
  const server = await startServer({ measured: true, config: { limits } })
  try {
    const visitors: readonly Hello['as'][] = [
      { role: 'contact', site: 'shop' },
      { role: 'contact', site: 'shop', token: await contactWithConversation(server) },
      { role: 'agent', token: await demoToken(server, 'ada') },
    ]
    const samples: number[] = []
    for (let connected = 0; connected < story.warmUp + story.connects; connected += perSample) {
      for (let visit = 0; visit < perSample; visit += atOnce)
        await Promise.all(Array.from({ length: atOnce }, (_, turn) => comeAndGo(server, visitors, visit + turn)))
      await untilMetric(server, 'parley_sockets', (open) => open === 0)
      if (connected >= story.warmUp) samples.push((await server.memory()).heapUsed)
    }
    const growth = slope(samples)
    assert.ok(growth < story.limitBytes, `one connect leaves ${Math.round(growth)} bytes: ${samples.join(', ')}`)
  } finally {
    await server.remove()
  }
}

/** The slope of the straight line that fits best: bytes per connect. */
function slope(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length
  const above = samples.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0)
  const below = samples.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  return above / below / perSample
}

async function comeAndGo(server: ParleyServer, visitors: readonly Hello['as'][], turn: number): Promise<void> {
  const wire = await Wire.open(server, visitors[turn % visitors.length] as Hello['as'])
  await wire.close()
}

/** A contact whose open conversation comes with every sign-in. */
async function contactWithConversation(server: ParleyServer): Promise<string> {
  const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const { you } = await wire.next('welcome')
  const body = { message: { kind: 'text', text: 'Hello' } }
  wire.send({ type: 'command', id: newId(), name: 'start-conversation', in: newId(), body })
  await wire.next('accepted')
  await wire.close()
  assert.ok(you.role === 'contact' && you.token)
  return you.token
}
