import { Generator } from './generator.ts'
import { MeasuredServer } from './measured-server.ts'

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

const perSecond = 500
const seconds = 10
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
    await generator.order({ do: 'talk', conversations })
    await generator.send({ do: 'send', perSecond, seconds: 3 }) // warms up
    const measured: GrowthPoint[] = []
    let size = 0
    for (const next of sizes) {
      await grow(generator, next - size)
      size = next
      const before = await server.usage()
      const { accepted, messages } = await generator.send({ do: 'send', perSecond, seconds })
      const { cpuMicros } = await server.usage()
      const cpuMicrosPerMessage = (cpuMicros - before.cpuMicros) / messages
      measured.push({ size, cpuMicrosPerMessage, acceptedP50: accepted.p50, acceptedP99: accepted.p99 })
      tell(measured.at(-1) as GrowthPoint)
    }
    return measured
  } finally {
    await generator.stop()
    await server.stop()
  }
}
