import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { newId } from '@parley/protocol'
import { metric } from '../support/metrics.ts'
import { startServer } from '../support/parley-server.ts'
import { Wire } from '../support/wire.ts'
import type { HerdOptions } from './herd.ts'

const people = 5_000

/** How often the one who is there writes, in milliseconds: as fast as a contact may. */
const pauseMs = 1_000

/** How long all of them may take to be back: reliability says a minute; a slow machine with other work gets three. */
const longestMs = 180_000

test('[OPS14] [OPS15] five thousand contacts come at once: whoever is there is answered meanwhile, and all of them get in', async (t) => {
  const environment = {
    PARLEY_SOCKETS_PER_ADDRESS: '100000',
    PARLEY_HELLOS_PER_MINUTE: '1000000',
    PARLEY_SIGN_INS_PER_SECOND: '200',
  }
  const server = await startServer({ environment })
  const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const id = newId()
  const body = { message: { kind: 'text', text: 'Still there?' } }
  wire.send({ type: 'command', id: newId(), name: 'start-conversation', in: id, body })
  await wire.next('accepted')

  const startedAt = performance.now()
  const workerData: HerdOptions = { url: server.url, socketUrl: server.socketUrl, people }
  const herd = new Worker(new URL('./herd.ts', import.meta.url), { workerData })
  t.after(async () => {
    await herd.terminate()
    await server.remove()
  })
  let tries: readonly number[] | undefined
  void once(herd, 'message').then(([counts]) => (tries = counts as readonly number[]))
  const answeredMs: number[] = []
  while (!tries) {
    const sentAt = performance.now()
    const answer = await wire.ask({ type: 'command', id: newId(), name: 'send-message', in: id, body })
    if (answer.type === 'accepted') answeredMs.push(performance.now() - sentAt)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    assert.ok(performance.now() - startedAt < longestMs, 'they are not all back')
  }
  const again = tries.filter((count) => count > 1).length
  answeredMs.sort((one, other) => one - other)
  const [median = 0] = answeredMs.slice(Math.floor(answeredMs.length / 2))
  t.diagnostic(
    `all back after ${Math.round((performance.now() - startedAt) / 1_000)} s, ${again} came again, ` +
      `${await metric(server, 'parley_put_off_total{what="sign-in"}')} times put off; ` +
      `answers took ${Math.round(median)} ms, at most ${Math.round(answeredMs.at(-1) ?? 0)} ms`,
  )
  assert.equal(tries.length, people)
  assert.equal(await metric(server, 'parley_sessions{role="contact"}'), people + 1)
  await wire.close()
})
