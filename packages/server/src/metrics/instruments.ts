import { Counter, Gauge, Registry } from 'prom-client'
import type { DurationCounts } from './durations.ts'

type Labelled = Readonly<Record<string, number | undefined>>

/** What is known of a number before anything was counted. */
export interface Described {
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'counter' | 'histogram'
  readonly label?: string
}

/** Names what is counted, and reads it when it is asked for: no timer, no work per message. */
export interface Instruments {
  readonly register: Registry
  /** In the order in which they were named. */
  readonly described: readonly Described[]
  gauge(name: string, help: string, read: () => number): void
  gauges(name: string, help: string, label: string, read: () => Labelled): void
  counter(name: string, help: string, read: () => number): void
  counters(name: string, help: string, label: string, read: () => Labelled): void
  histogram(name: string, help: string, read: () => DurationCounts): void
  /** Everything in Prometheus' text form. */
  text(): Promise<string>
}

/** Instruments of one registry. */
export function createInstruments(): Instruments {
  const register = new Registry()
  const registers = [register]
  const described: Described[] = []
  const histograms: (() => string)[] = []

  type Kind = 'gauge' | 'counter'
  const named =
    (type: Kind) =>
    (name: string, help: string, label: string | undefined, read: () => Labelled | number): void => {
      described.push({ name, help, type, ...(label && { label }) })
      const options = { name, help, registers, labelNames: label ? [label] : [] }
      const collected = () => {
        const now = read()
        return typeof now === 'number' ? ([[{}, now]] as const) : labelled(label ?? '', now)
      }
      const Metric = { gauge: Gauge, counter: Counter }[type]
      new Metric({
        ...options,
        collect() {
          this.reset()
          for (const [labels, count] of collected()) this.inc(labels, count)
        },
      })
    }
  const [gauges, counters] = [named('gauge'), named('counter')]

  return {
    register,
    described,
    gauge: (name, help, read) => gauges(name, help, undefined, read),
    gauges,
    counter: (name, help, read) => counters(name, help, undefined, read),
    counters,
    histogram(name, help, read) {
      described.push({ name, help, type: 'histogram' })
      histograms.push(() => histogramText(name, help, read()))
    },
    async text() {
      return `${(await register.metrics()).trimEnd()}\n${histograms.map((make) => make()).join('')}`
    },
  }
}

const labelled = (label: string, counts: Labelled) =>
  Object.entries(counts).map(([value, count = 0]) => [{ [label]: value }, count] as const)

/** A histogram whose buckets are counted already. */
function histogramText(name: string, help: string, { count, totalMs, withinMs }: DurationCounts): string {
  const buckets = Object.entries(withinMs)
    .map(([ms, times]) => [Number(ms) / 1_000, times] as const)
    .filter(([seconds]) => Number.isFinite(seconds))
    .sort(([a], [b]) => a - b)
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} histogram`,
    ...buckets.map(([seconds, times]) => `${name}_bucket{le="${seconds}"} ${times}`),
    `${name}_bucket{le="+Inf"} ${count}`,
    `${name}_sum ${totalMs / 1_000}`,
    `${name}_count ${count}`,
    '',
  ].join('\n')
}
