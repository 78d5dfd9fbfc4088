import { Generator } from './generator.ts'
import type { Sent } from './load.ts'
import { type Kind, MeasuredServer } from './measured-server.ts'

/** The figures of one server in one run. */
export interface Throughput {
  /** The highest rate that was kept with `limitMs`. */
  readonly highestPerSecond: number
  /** At 3,000 messages per second, in milliseconds. */
  readonly at3000: Sent
  /** Microseconds of the server's CPU per message, at 3,000 per second. */
  readonly cpuMicrosPerMessage: number
  /** While 200 messages are always under way: the rate, and what one costs then. Less shaken by what else the machine does. */
  readonly saturated: { readonly perSecond: number; readonly cpuMicrosPerMessage: number }
  readonly idleKBPerConnection: number
}

/** A rate is kept when 99 of 100 messages are acknowledged and heard within this, in milliseconds. */
const limitMs = 50
const conversations = 100
const stepSeconds = 4
/** The search ends when the next step would be less than this part of the rate. */
const exactness = 0.06
/** Below this a rate says only that the machine is busy with something else. */
const leastPerSecond = 500
const idleConnections = 2_000

/** Measures one server from its start to its end. `say` is told what goes on. */
export async function measureThroughput(kind: Kind, say: (what: string) => void): Promise<Throughput> {
  const server = await MeasuredServer.start(kind)
  const generator = await Generator.for(server)
  try {
    const idleKBPerConnection = await measureIdle(server, generator)
    say(`${kind}: ${idleKBPerConnection.toFixed(1)} kB per idle connection`)

    await generator.order({ do: 'talk', conversations })
    await generator.send({ do: 'send', perSecond: 1_000, seconds: 5 }) // warms up
    const before = await server.cpuMicros()
    const at3000 = await generator.send({ do: 'send', perSecond: 3_000, seconds: 2 * stepSeconds })
    const cpuMicrosPerMessage = ((await server.cpuMicros()) - before) / at3000.messages
    const saturated = await measureSaturated(server, generator)
    say(`${kind}: at 3,000/s p99 ${at3000.accepted.p99.toFixed(1)} ms`)
    say(
      `${kind}: CPU per message ${cpuMicrosPerMessage.toFixed(0)} µs, saturated ${saturated.cpuMicrosPerMessage.toFixed(0)} µs`,
    )

    const highestPerSecond = await findHighest(generator, kind, say)
    return { highestPerSecond, at3000, cpuMicrosPerMessage, saturated, idleKBPerConnection }
  } finally {
    await generator.stop()
    await server.stop()
  }
}

async function measureIdle(server: MeasuredServer, generator: Generator): Promise<number> {
  // The first connections load code and grow the heap once: that is not what a connection costs.
  await generator.order({ do: 'idle', connections: 200 })
  await generator.order({ do: 'hang-up' })
  const before = await server.rssBytes()
  await generator.order({ do: 'idle', connections: idleConnections })
  const after = await server.rssBytes()
  await generator.order({ do: 'hang-up' })
  return (after - before) / idleConnections / 1_000
}

async function measureSaturated(server: MeasuredServer, generator: Generator): Promise<Throughput['saturated']> {
  const before = await server.cpuMicros()
  const { messages, perSecond } = await generator.send({ do: 'fill', messages: 60_000, atOnce: 200 })
  return { perSecond, cpuMicrosPerMessage: ((await server.cpuMicros()) - before) / messages }
}

/** Doubles the rate until it is not kept, then halves the step between what was kept and what was not. */
async function findHighest(generator: Generator, kind: Kind, say: (what: string) => void): Promise<number> {
  const isKept = async (perSecond: number): Promise<boolean> => {
    const sent = await generator.send({ do: 'send', perSecond, seconds: stepSeconds })
    const p99 = Math.max(sent.accepted.p99, sent.heard.p99)
    say(`${kind}: ${perSecond}/s: p99 ${p99.toFixed(1)} ms`)
    return p99 < limitMs
  }
  let kept = 0
  let step = 2_000
  let isDoubling = true
  while (step > kept * exactness || isDoubling) {
    const next = kept + step
    // A server that has fallen behind is given one more chance: the machine has other things to do as well.
    if ((await isKept(next)) || (await isKept(next))) {
      kept = next
      if (isDoubling) step = kept
    } else {
      isDoubling = false
    }
    if (!isDoubling) step = Math.round(step / 2)
    if (kept + step < leastPerSecond) return kept
  }
  return kept
}
