import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { metric } from '../../test/support/metrics.ts'
import type { HerdOptions } from '../../test/faults/herd.ts'
import { Generator } from '../server/generator.ts'
import { MeasuredServer } from '../server/measured-server.ts'

/** As it is unless somebody sets it: a storm is what it is for. */
const usualSignIns = '200'

/** What others write meanwhile, and how long one look at them takes. */
const perSecond = 50
const seconds = 2

export interface Storm {
  readonly people: number
  readonly backSeconds: number
  /** How often somebody was sent away to come again in a moment. */
  readonly putOff: number
  /** From sending to its acknowledgement, of those who stayed, in the worst two seconds; milliseconds. */
  readonly othersP99: number
}

/** Many contacts, each with a conversation, lose their lines at once and come back, while others talk. */
export async function measureStorm(people: number, say: (what: string) => void): Promise<Storm> {
  const server = await MeasuredServer.start('parley', { PARLEY_SIGN_INS_PER_SECOND: usualSignIns })
  const generator = await Generator.for(server)
  const { url, socketUrl } = server
  let herd: Worker | undefined
  try {
    await generator.order({ do: 'talk', conversations: 20 })
    await generator.send({ do: 'send', perSecond, seconds })
    const workerData: HerdOptions = { url, socketUrl, people, talks: true }
    herd = new Worker(new URL('../../test/faults/herd.ts', import.meta.url), { workerData })
    await once(herd, 'message')
    say(`${people} contacts are in`)
    const putOff = () => metric(server, 'parley_put_off_total{what="sign-in"}')
    const before = await putOff()
    const startedAt = performance.now()
    let backAt: number | undefined
    void once(herd, 'message').then(() => (backAt = performance.now()))
    herd.postMessage('cut')
    let othersP99 = 0
    while (backAt === undefined) {
      const { accepted } = await generator.send({ do: 'send', perSecond, seconds })
      othersP99 = Math.max(othersP99, accepted.p99)
    }
    const storm = {
      people,
      backSeconds: (backAt - startedAt) / 1_000,
      putOff: (await putOff()) - before,
      othersP99,
    }
    say(`${people} are back after ${storm.backSeconds.toFixed(1)} s, the others' p99 ${othersP99.toFixed(1)} ms`)
    return storm
  } finally {
    await herd?.terminate()
    await generator.stop()
    await server.stop()
  }
}
