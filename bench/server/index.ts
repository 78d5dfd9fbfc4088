import { measureGrowth } from './growth.ts'
import { median } from './median.ts'
import { growthTable, machine, throughputTable } from './report.ts'
import { measureThroughput, type Throughput } from './throughput.ts'

/** Measures the server beside the floor, in turns; the middle run of each counts. Gives the report in Markdown, after about ten minutes. */
export async function benchServer(say: (what: string) => void, rounds = 3): Promise<string> {
  const runs: Record<'floor' | 'parley', Throughput[]> = { floor: [], parley: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const kind of ['floor', 'parley'] as const) runs[kind].push(await measureThroughput(kind, say))
  const middle = (kind: 'floor' | 'parley') => median(runs[kind], ({ highestPerSecond }) => highestPerSecond)
  const growth = await measureGrowth(say)
  return [
    '## The server',
    '',
    `On ${machine()}, the load generator included; the middle one of ${rounds} runs. 100 conversations, contact and agent write in turn.`,
    'The floor is [the simplest loop](../bench/server/floor.ts) that stores before it acknowledges, on the same libraries.',
    '',
    throughputTable(middle('floor'), middle('parley')),
    '',
    'What a message costs must not grow with what lies around it:',
    '',
    growthTable(growth),
  ].join('\n')
}
