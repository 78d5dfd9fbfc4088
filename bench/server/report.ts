import { cpus, totalmem } from 'node:os'
import type { Growth, GrowthPoint } from './growth.ts'
import { idleConnections, type Throughput } from './throughput.ts'

/** What the ratios should come to. */
export interface Goals {
  readonly highest: string
  readonly steadyP99?: string
  readonly idle?: string
}

type Of = (figures: Throughput) => number

/** Two of them side by side with what the second is to the first, as a Markdown table. */
export function throughputTable(
  names: readonly [string, string],
  [reference, ours]: readonly [Throughput, Throughput],
  { steadyPerSecond, goals }: { steadyPerSecond: number; goals: Goals },
): string {
  const row = (what: string, of: Of, digits: number, goal = '') => {
    const shown = (value: number) =>
      value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
    const ratio = of(reference) === 0 ? '–' : (of(ours) / of(reference)).toFixed(2)
    return `| ${what} | ${shown(of(reference))} | ${shown(of(ours))} | ${ratio} | ${goal} |`
  }
  const rate = `${whole(steadyPerSecond)}/s`
  return [
    `| | ${names.join(' | ')} | ratio | goal |`,
    '|---|---|---|---|---|',
    row('messages/s at p99 < 50 ms', ({ highestPerSecond }) => highestPerSecond, 0, goals.highest),
    row(`p50 at ${rate}, send to ack, ms`, ({ steady }) => steady.accepted.p50, 1),
    row(`p99 at ${rate}, send to ack, ms`, ({ steady }) => steady.accepted.p99, 1, goals.steadyP99),
    row(`p50 at ${rate}, send to peer, ms`, ({ steady }) => steady.heard.p50, 1),
    row(`p99 at ${rate}, send to peer, ms`, ({ steady }) => steady.heard.p99, 1),
    row(`CPU per message at ${rate}, µs`, ({ cpuMicrosPerMessage }) => cpuMicrosPerMessage, 0),
    row('messages/s with 200 under way', ({ saturated }) => saturated.perSecond, 0),
    row('CPU per message with 200 under way, µs', ({ saturated }) => saturated.cpuMicrosPerMessage, 0),
    row(
      `kB per idle connection at ${whole(idleConnections)}`,
      ({ idleKBPerConnection }) => idleKBPerConnection,
      1,
      goals.idle,
    ),
  ].join('\n')
}

/** What a message costs as things grow, as Markdown tables. */
export function growthTable({ logLength, conversations, idleConnections }: Growth): string {
  const rows = (what: string, points: readonly GrowthPoint[]) =>
    points.map(
      ({ size, cpuMicrosPerMessage, acceptedP50, acceptedP99 }) =>
        `| ${whole(size)} ${what} | ${cpuMicrosPerMessage.toFixed(0)} | ${acceptedP50.toFixed(1)} | ${acceptedP99.toFixed(1)} |`,
    )
  return [
    '| 50 messages under way, with | CPU per message, µs | p50, ms | p99, ms |',
    '|---|---|---|---|',
    ...rows('messages in the log', logLength),
    ...rows('conversations', conversations),
    ...rows('idle connections', idleConnections),
  ].join('\n')
}

/** A figure without a fraction. */
export const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 })

/** What it was measured on: figures without it say nothing. */
export function machine(): string {
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gigabytes} GB of memory, Node ${process.versions.node}, ${process.platform}`
}
