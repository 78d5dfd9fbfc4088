import { cpus, totalmem } from 'node:os'
import type { Growth, GrowthPoint } from './growth.ts'
import type { Throughput } from './throughput.ts'

/** Our figure beside the floor's, and how they stand to each other. */
function row(what: string, floor: number, ours: number, digits: number, goal: string): string {
  const shown = (value: number) =>
    value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
  return `| ${what} | ${shown(floor)} | ${shown(ours)} | ${(ours / floor).toFixed(2)} | ${goal} |`
}

/** The floor and Parley side by side, as a Markdown table. */
export function throughputTable(floor: Throughput, ours: Throughput): string {
  return [
    '| | floor | Parley | ratio | goal |',
    '|---|---|---|---|---|',
    row('messages/s at p99 < 50 ms', floor.highestPerSecond, ours.highestPerSecond, 0, 'at least 0.60, then 0.85'),
    row('p50 at 3,000/s, send to ack, ms', floor.at3000.accepted.p50, ours.at3000.accepted.p50, 1, ''),
    row('p99 at 3,000/s, send to ack, ms', floor.at3000.accepted.p99, ours.at3000.accepted.p99, 1, 'at most 1.50'),
    row('p50 at 3,000/s, send to peer, ms', floor.at3000.heard.p50, ours.at3000.heard.p50, 1, ''),
    row('p99 at 3,000/s, send to peer, ms', floor.at3000.heard.p99, ours.at3000.heard.p99, 1, ''),
    row('CPU per message at 3,000/s, µs', floor.cpuMicrosPerMessage, ours.cpuMicrosPerMessage, 0, ''),
    row('messages/s with 200 under way', floor.saturated.perSecond, ours.saturated.perSecond, 0, ''),
    row(
      'CPU per message with 200 under way, µs',
      floor.saturated.cpuMicrosPerMessage,
      ours.saturated.cpuMicrosPerMessage,
      0,
      '',
    ),
    row('kB per idle connection at 2,000', floor.idleKBPerConnection, ours.idleKBPerConnection, 1, 'at most 1.30'),
  ].join('\n')
}

/** What a message costs as things grow, as Markdown tables. */
export function growthTable({ logLength, conversations, idleConnections }: Growth): string {
  const rows = (what: string, points: readonly GrowthPoint[]) =>
    points.map(
      ({ size, cpuMicrosPerMessage, acceptedP50, acceptedP99 }) =>
        `| ${size.toLocaleString('en')} ${what} | ${cpuMicrosPerMessage.toFixed(0)} | ${acceptedP50.toFixed(1)} | ${acceptedP99.toFixed(1)} |`,
    )
  return [
    '| 50 messages under way, with | CPU per message, µs | p50, ms | p99, ms |',
    '|---|---|---|---|',
    ...rows('messages in the log', logLength),
    ...rows('conversations', conversations),
    ...rows('idle connections', idleConnections),
  ].join('\n')
}

/** What it was measured on: figures without it say nothing. */
export function machine(): string {
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gigabytes} GB of memory, Node ${process.versions.node}, ${process.platform}`
}
