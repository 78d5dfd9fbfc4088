import { diskLine, measureDisk } from './disk.ts'
import { measureGrowth } from './growth.ts'
import { MeasuredServer } from './measured-server.ts'
import { median } from './median.ts'
import { growthTable, machine, throughputTable } from './report.ts'
import { measureThroughput, type Load, type Throughput } from './throughput.ts'

const load: Load = { steadyPerSecond: 3_000, saturating: 60_000 }
const goals = { highest: 'at least 0.60, then 0.85', steadyP99: 'at most 1.50', idle: 'at most 1.30' }

/** Measures the server beside the floor, in turns; the middle run of each counts. Gives the report in Markdown, after about ten minutes. */
export async function benchServer(say: (what: string) => void, rounds = 3): Promise<string> {
  const runs: Record<'floor' | 'parley', Throughput[]> = { floor: [], parley: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const name of ['floor', 'parley'] as const)
      runs[name].push(
        await measureThroughput({ name, start: async () => [await MeasuredServer.start(name)] }, load, say),
      )
  const middle = (name: 'floor' | 'parley') => median(runs[name], ({ highestPerSecond }) => highestPerSecond)
  const disk = await measureDisk()
  say(diskLine(disk))
  const growth = await measureGrowth(say)
  return [
    '## The server',
    '',
    `On ${machine()}, the load generator included; the middle one of ${rounds} runs. 100 conversations, contact and agent write in turn.`,
    'The floor is [the simplest loop](../bench/server/floor-loop.ts) that stores before it acknowledges, on the same libraries.',
    '',
    throughputTable(['floor', 'Parley'], [middle('floor'), middle('parley')], { ...load, goals }),
    '',
    diskLine(disk),
    '',
    'What a message costs must not grow with what lies around it:',
    '',
    growthTable(growth),
  ].join('\n')
}
