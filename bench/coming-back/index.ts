import { Generator } from '../server/generator.ts'
import { type Kind, MeasuredServer } from '../server/measured-server.ts'
import { machine, whole } from '../server/report.ts'
import { measureIdle } from '../server/throughput.ts'
import { measureResume, missed } from './resume.ts'
import { measureStorm } from './storm.ts'

const idleConnections = 5_000
const perSecond = 100
const seconds = 20
const storms = [1_000, 5_000] as const

/** Measures what is promised to people on an ordinary day and on a bad one. Gives the report in Markdown, after about three minutes. */
export async function benchComingBack(say: (what: string) => void): Promise<string> {
  const day = await measureDay()
  say(`at ${perSecond}/s p99 ${day.accepted.p99.toFixed(1)} ms, to the peer ${day.heard.p99.toFixed(1)} ms`)
  const resume = await measureResume()
  say(`back with ${missed} missed messages: p99 ${resume.p99.toFixed(0)} ms`)
  const floorKB = await measureIdleOf('floor')
  const ourKB = await measureIdleOf('parley')
  say(`${idleConnections} idle connections: floor ${floorKB.toFixed(1)} kB each, Parley ${ourKB.toFixed(1)} kB`)
  const rows: string[] = []
  for (const people of storms) {
    const { backSeconds, putOff, othersP99 } = await measureStorm(people, say)
    rows.push(
      `| ${whole(people)} contacts with a conversation each, cut at once: all are back after, s | ${backSeconds.toFixed(1)} | at most 60 |`,
      `| … sent away to come again in a moment | ${whole(putOff)} | |`,
      `| … p99 of the others in the worst two seconds, send to ack, ms | ${othersP99.toFixed(0)} | < 500 |`,
    )
  }
  return [
    '## Coming back',
    '',
    `On ${machine()}, one server on SQLite, the load generator included.`,
    '',
    '| | | goal |',
    '|---|---|---|',
    `| p99 at ${perSecond}/s, send to ack, ms | ${day.accepted.p99.toFixed(1)} | < 50 |`,
    `| p99 at ${perSecond}/s, send to peer, ms | ${day.heard.p99.toFixed(1)} | < 250 |`,
    `| back with ${whole(missed)} missed messages, from dialling to the last of them: p50, ms | ${resume.p50.toFixed(0)} | |`,
    `| … p99, ms | ${resume.p99.toFixed(0)} | < 1,000 |`,
    ...rows,
    `| kB per idle connection at ${whole(idleConnections)} | ${ourKB.toFixed(1)}; floor ${floorKB.toFixed(1)}; ratio ${(ourKB / floorKB).toFixed(2)} | ratio at most 1.30 |`,
  ].join('\n')
}

/** 100 conversations, as many messages as on a good day. */
async function measureDay() {
  const server = await MeasuredServer.start('parley')
  const generator = await Generator.for(server)
  try {
    await generator.order({ do: 'talk', conversations: 100 })
    await generator.send({ do: 'send', perSecond, seconds: 5 }) // warms up
    return await generator.send({ do: 'send', perSecond, seconds })
  } finally {
    await generator.stop()
    await server.stop()
  }
}

async function measureIdleOf(kind: Kind): Promise<number> {
  const server = await MeasuredServer.start(kind)
  const generator = await Generator.for(server)
  try {
    return await measureIdle([server], generator, idleConnections)
  } finally {
    await generator.stop()
    await server.stop()
  }
}
