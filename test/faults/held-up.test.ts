import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dearestFrames } from '../security/dearest-frames.ts'
import { metric } from '../support/metrics.ts'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { spread } from '../support/spread.ts'
import { Wire } from '../support/wire.ts'

const rounds = 10
const attackers = 4

test('[ATK114] [FLT15] while others send the dearest frames that there are, everybody else is answered', async (t) => {
  const often = { contactCommandsPer10s: 1_000_000, contactCommandBurst: 1_000_000 }
  const server = await startServer({
    config: { limits: { hellosPerMinute: 1_000_000, socketsPerAddress: 1_000, ...often } },
  })
  try {
    const bystander = await Wire.open(server, { role: 'contact', site: 'shop' })
    const attack = Promise.all(Array.from({ length: attackers }, () => sendsDearest(server)))
    const tookMs: number[] = []
    let isOver = false
    void attack.finally(() => (isOver = true))
    while (!isOver) {
      const sentAt = performance.now()
      bystander.heard.length = 0
      bystander.send({ type: 'heartbeat', answer: true })
      await bystander.next('heartbeat')
      tookMs.push(performance.now() - sentAt)
    }
    const sent = await attack
    t.diagnostic(`${sent.reduce((sum, count) => sum + count, 0)} frames of up to 256 kB were sent and refused`)
    t.diagnostic(spread('a sign of life meanwhile', tookMs))
    const seconds = await metric(server, 'parley_loop_delay_seconds')
    t.diagnostic(`the event loop came round ${Math.round(seconds * 1_000)} ms late, nine of ten times`)
    await bystander.close()
    assert.deepEqual(server.errors(), [])
  } finally {
    await server.remove()
  }
})

/** Sends each of them again and again; whoever is sent away comes back. Gives how many were sent. */
async function sendsDearest(server: ParleyServer): Promise<number> {
  let sent = 0
  for (let round = 0; round < rounds; round++) {
    const wire = await Wire.open(server, { role: 'agent', token: await demoToken(server, 'ada') })
    for (const frame of Object.values(dearestFrames)) {
      wire.heard.length = 0
      wire.socket.send(frame)
      const isRefused = await wire.next('refused').then(
        () => true,
        () => false,
      )
      sent += 1
      if (!isRefused) break
    }
    await wire.close()
  }
  return sent
}
