import { collectDefaultMetrics } from 'prom-client'
import type { CoreStats } from '../core.ts'
import { nameCoreMetrics } from './core-metrics.ts'
import { createInstruments, type Described } from './instruments.ts'
import { nameShellMetrics, type ShellStats } from './shell-metrics.ts'

/** The numbers of `/metrics`, in Prometheus' text form. */
export interface Metrics {
  readonly contentType: string
  text(): Promise<string>
}

/**
 * What the core counts, what happens around it, and what Node knows of itself (`process_…`, `nodejs_…`). Read once when asked for: no
 * timer, no work per message.
 */
export function createMetrics(core: () => CoreStats, shell: () => ShellStats): Metrics {
  const instruments = createInstruments()
  let now: { readonly core: CoreStats; readonly shell: ShellStats } | undefined
  const look = () => (now ??= { core: core(), shell: shell() })
  collectDefaultMetrics({ register: instruments.register })
  nameShellMetrics(instruments, () => look().shell)
  nameCoreMetrics(instruments, () => look().core)
  return {
    contentType: instruments.register.contentType,
    async text() {
      now = undefined
      return instruments.text()
    },
  }
}

/** Every number of ours, by name, with what it is: for documents. */
export function ownMetrics(): readonly Described[] {
  const instruments = createInstruments()
  const never = () => {
    throw new Error('Nothing is counted here.')
  }
  nameShellMetrics(instruments, never)
  nameCoreMetrics(instruments, never)
  return instruments.described
}
