import { Generator } from './generator.ts'
import { MeasuredServer } from './measured-server.ts'
import { median } from './median.ts'

/** What one message costs at one size of what it must not depend on. */
export interface GrowthPoint {
  readonly size: number
  readonly cpuMicrosPerMessage: number
  readonly acceptedP50: number
  readonly acceptedP99: number
}

export interface Growth {
  readonly logLength: readonly GrowthPoint[]
  readonly conversations: readonly GrowthPoint[]
  readonly idleConnections: readonly GrowthPoint[]
}

/** What is measured at each point; always as many under way, so that commits carry equally many. */
const probe = { do: 'fill', messages: 1_000, atOnce: 50 } as const
/** The middle one of so many counts. */
const probes = 5
const fillAtOnce = 400

/** Whether a message costs the same in a long log, among many conversations, and beside many idle connections. */
export async function measureGrowth(say: (what: string) => void): Promise<Growth> {
  const told = (what: string) => (point: GrowthPoint) =>
    say(`${point.size} ${what}: ${point.cpuMicrosPerMessage.toFixed(0)} µs CPU, p50 ${point.acceptedP50.toFixed(1)} ms`)
  return {
    logLength: await points([10, 1_000, 100_000], 1, told('messages in the log'), async (generator, more) => {
      if (more > 0) await generator.send({ do: 'fill', messages: more, atOnce: fillAtOnce })
    }),
    conversations: await points([100, 10_000], 50, told('conversations'), (generator, more) =>
      generator.order({ do: 'park', conversations: more }),
    ),
    idleConnections: await points([100, 5_000], 50, told('idle connections'), (generator, more) =>
      generator.order({ do: 'idle', connections: more }),
    ),
  }
}

/** Measures at each size, after `grow` has added what is missing to it. */
async function points(
  sizes: readonly number[],
  conversations: number,
  tell: (point: GrowthPoint) => void,
  grow: (generator: Generator, more: number) => Promise<unknown>,
): Promise<GrowthPoint[]> {
  const server = await MeasuredServer.start('parley')
  const generator = await Generator.for(server)
  try {
    // The compiler has seen everything before the first point, in other conversations.
    await generator.order({ do: 'talk', conversations: 50 })
    await generator.send({ do: 'fill', messages: 15_000, atOnce: 50 })
    await generator.order({ do: 'talk', conversations })
    const measured: GrowthPoint[] = []
    let size = 0
    for (const next of sizes) {
      await grow(generator, next - size)
      size = next
      const tries: GrowthPoint[] = []
      for (let probing = 0; probing < probes; probing += 1) tries.push(await measurePoint(server, generator, size))
      const point = median(tries, ({ cpuMicrosPerMessage }) => cpuMicrosPerMessage)
      tell(point)
      measured.push(point)
    }
    return measured
  } finally {
    await generator.stop()
    await server.stop()
  }
}

async function measurePoint(server: MeasuredServer, generator: Generator, size: number): Promise<GrowthPoint> {
  const before = await server.cpuMicros()
  const { accepted, messages } = await generator.send(probe)
  const cpuMicrosPerMessage = ((await server.cpuMicros()) - before) / messages
  return { size, cpuMicrosPerMessage, acceptedP50: accepted.p50, acceptedP99: accepted.p99 }
}
