import { Generator } from './generator.ts'
import type { Sent } from './load.ts'
import type { MeasuredServer } from './measured-server.ts'

/** What is asked of a server. */
export interface Load {
  /** Kept up for a while, whatever the server does. */
  readonly steadyPerSecond: number
  /** As many messages as `saturated` takes. */
  readonly saturating: number
}

/** The figures of one server in one run. */
export interface Throughput {
  /** The highest rate that was kept with `limitMs`. */
  readonly highestPerSecond: number
  /** At the steady rate, in milliseconds. */
  readonly steady: Sent
  /** Microseconds of the server's CPU per message, at the steady rate. */
  readonly cpuMicrosPerMessage: number
  /** While 200 messages are always under way: the rate, and what one costs then. Less shaken by what else the machine does. */
  readonly saturated: { readonly perSecond: number; readonly cpuMicrosPerMessage: number }
  readonly idleKBPerConnection: number
}

export interface Subject {
  /** What the figures are called while they come. */
  readonly name: string
  /** One server, or the nodes of one. */
  readonly start: () => Promise<readonly MeasuredServer[]>
}

/** A rate is kept when 99 of 100 messages are acknowledged and heard within this, in milliseconds. */
const limitMs = 50
const conversations = 100
const stepSeconds = 4
const warmUpSeconds = 15
/** The search ends when the next step would be less than this part of the rate. */
const exactness = 0.06
/** Below this a rate says only that the machine is busy with something else. */
const leastPerSecond = 500
export const idleConnections = 2_000

/** Measures one server, or the nodes of one, from the start to the end. `say` is told what goes on. */
export async function measureThroughput(
  subject: Subject,
  load: Load,
  say: (what: string) => void,
): Promise<Throughput> {
  // On one of its own: whose garbage was collected by order goes on collecting it often, and messages wait for that.
  const idleKBPerConnection = await measured(subject, (servers, generator) =>
    measureIdle(servers, generator, idleConnections),
  )
  say(`${subject.name}: ${idleKBPerConnection.toFixed(1)} kB per idle connection`)
  const rates = await measured(subject, (servers, generator) =>
    measureRates(servers, generator, load, (what) => say(`${subject.name}: ${what}`)),
  )
  return { ...rates, idleKBPerConnection }
}

/** Starts a server, or the nodes of one, and ends it when it was measured. */
async function measured<T>(
  { start }: Subject,
  measure: (servers: readonly MeasuredServer[], generator: Generator) => Promise<T>,
): Promise<T> {
  const servers = await start()
  const generator = await Generator.for(...servers)
  try {
    return await measure(servers, generator)
  } finally {
    await generator.stop()
    for (const server of servers) await server.stop()
  }
}

async function measureRates(
  servers: readonly MeasuredServer[],
  generator: Generator,
  { steadyPerSecond, saturating }: Load,
  say: (what: string) => void,
): Promise<Omit<Throughput, 'idleKBPerConnection'>> {
  const cpuMicros = async () => sum(await Promise.all(servers.map((server) => server.cpuMicros())))
  await generator.order({ do: 'talk', conversations })
  // A server runs for weeks: what its first minute costs, until all of it is compiled, is not what is asked.
  await generator.send({ do: 'send', perSecond: steadyPerSecond, seconds: warmUpSeconds })
  const before = await cpuMicros()
  const steady = await generator.send({ do: 'send', perSecond: steadyPerSecond, seconds: 2 * stepSeconds })
  const between = await cpuMicros()
  const cpuMicrosPerMessage = (between - before) / steady.messages
  say(`at ${steadyPerSecond}/s p99 ${steady.accepted.p99.toFixed(1)} ms`)
  const filled = await generator.send({ do: 'fill', messages: saturating, atOnce: 200 })
  const saturated = {
    perSecond: filled.perSecond,
    cpuMicrosPerMessage: ((await cpuMicros()) - between) / filled.messages,
  }
  say(
    `CPU per message ${cpuMicrosPerMessage.toFixed(0)} µs, saturated ${saturated.cpuMicrosPerMessage.toFixed(0)} µs at ${filled.perSecond.toFixed(0)}/s`,
  )
  return { highestPerSecond: await findHighest(generator, say), steady, cpuMicrosPerMessage, saturated }
}

/** Kilobytes that one connection takes of which nothing is heard. */
export async function measureIdle(
  servers: readonly MeasuredServer[],
  generator: Generator,
  connections: number,
): Promise<number> {
  const rssBytes = async () => sum(await Promise.all(servers.map((server) => server.rssBytes())))
  // The first connections load code and grow the heap once: that is not what a connection costs.
  await generator.order({ do: 'idle', connections: 200 })
  await generator.order({ do: 'hang-up' })
  const before = await rssBytes()
  await generator.order({ do: 'idle', connections })
  const after = await rssBytes()
  await generator.order({ do: 'hang-up' })
  return (after - before) / connections / 1_000
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)

/** Doubles the rate until it is not kept, then halves the step between what was kept and what was not. */
async function findHighest(generator: Generator, say: (what: string) => void): Promise<number> {
  const isKept = async (perSecond: number): Promise<boolean> => {
    const sent = await generator.send({ do: 'send', perSecond, seconds: stepSeconds })
    const p99 = Math.max(sent.accepted.p99, sent.heard.p99)
    say(`${perSecond}/s: p99 ${p99.toFixed(1)} ms`)
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
