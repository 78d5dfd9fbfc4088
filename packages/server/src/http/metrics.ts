import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { CoreStats } from '../core.ts'

/** The numbers of `/metrics`, in Prometheus' text form. */
export interface Metrics {
  readonly contentType: string
  text(): Promise<string>
}

type Labelled = Readonly<Record<string, number | undefined>>

/**
 * What the core counts, and what Node knows of itself (`process_…`, `nodejs_eventloop_lag_…`). Read when asked for: no timer, no
 * work per message.
 */
export function createMetrics(stats: () => CoreStats, sockets: () => number): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })

  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(read())
      },
    })
  const gauges = (name: string, help: string, label: string, read: () => Labelled) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [register],
      collect() {
        this.reset()
        for (const [value, count = 0] of Object.entries(read())) this.set({ [label]: value }, count)
      },
    })
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers: [register],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  const counters = (name: string, help: string, label: string, read: () => Labelled) =>
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [register],
      collect() {
        this.reset()
        for (const [value, count = 0] of Object.entries(read())) this.inc({ [label]: value }, count)
      },
    })

  gauge('parley_sockets', 'WebSockets that are open', sockets)
  gauges('parley_sessions', 'Signed-in sessions, and sockets that still greet', 'role', () => stats().sessions)
  counter('parley_commands_accepted_total', 'Commands that were durably accepted', () => stats().commands.accepted)
  counters('parley_commands_refused_total', 'Refused commands by error code', 'code', () => stats().commands.refused)
  counter('parley_commits_failed_total', 'Transactions that failed', () => stats().commits.failed)
  counter('parley_commit_commands_total', 'Commands in all transactions', () => stats().commits.works)
  counter('parley_commit_events_total', 'Events in all transactions', () => stats().commits.events)
  gauge('parley_commit_largest_batch', 'Commands in the largest transaction so far', () => stats().commits.largestBatch)
  gauge('parley_commands_waiting', 'Commands that wait for the next transaction', () => stats().waitingWorks)
  gauges('parley_queue_length', 'Interactions that wait for an agent', 'site', () => stats().queue)
  gauge('parley_conversations_open', 'Conversations that wait or are handled', () => stats().openConversations)
  gauge('parley_cache_conversations', 'Folded conversations in memory', () => stats().cache.size)
  counter('parley_cache_hits_total', 'Conversations found in memory', () => stats().cache.hits)
  counter('parley_cache_misses_total', 'Conversations read from the database', () => stats().cache.misses)
  counters('parley_lines_cut_total', 'Sockets that the server closed', 'reason', () => stats().cut)

  return {
    contentType: register.contentType,
    text: async () => `${(await register.metrics()).trimEnd()}\n${commitDurations(stats().commits)}`,
  }
}

/** A histogram of which the core has counted the buckets already. */
function commitDurations({ count, totalMs, withinMs }: CoreStats['commits']): string {
  const name = 'parley_commit_duration_seconds'
  const buckets = Object.entries(withinMs)
    .map(([ms, commits]) => [Number(ms) / 1_000, commits] as const)
    .filter(([seconds]) => Number.isFinite(seconds))
    .sort(([a], [b]) => a - b)
  return [
    `# HELP ${name} How long transactions took`,
    `# TYPE ${name} histogram`,
    ...buckets.map(([seconds, commits]) => `${name}_bucket{le="${seconds}"} ${commits}`),
    `${name}_bucket{le="+Inf"} ${count}`,
    `${name}_sum ${totalMs / 1_000}`,
    `${name}_count ${count}`,
    '',
  ].join('\n')
}
