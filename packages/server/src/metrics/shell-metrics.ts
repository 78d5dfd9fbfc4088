import type { ErrorCode } from '@parley/protocol'
import type { Dispensable } from '../load/admission.ts'
import { rank, type Load, type LoadLevel } from '../load/load-level.ts'
import type { Instruments } from './instruments.ts'

/** What happens around the core. */
export interface ShellStats {
  readonly sockets: number
  /** Sockets that were not opened, by HTTP status. */
  readonly refusedUpgrades: Readonly<Record<string, number>>
  /** HTTP answers, by status. */
  readonly answers: Readonly<Record<string, number>>
  readonly load: {
    readonly level: LoadLevel
    readonly latest: Load
    readonly putOff: Readonly<Record<Dispensable, number>>
  }
  readonly files: FileStats
}

export interface FileStats {
  readonly begun: number
  /** All of their bytes are here. */
  readonly complete: number
  readonly bytes: number
  readonly refused: Readonly<Partial<Record<ErrorCode, number>>>
  /** Bytes that are free where files lie; missing while nobody knows. */
  readonly freeBytes: number | undefined
}

/** Names what happens around the core. */
export function nameShellMetrics(instruments: Instruments, stats: () => ShellStats): void {
  const { gauge, counter, counters } = instruments
  gauge('parley_sockets', 'WebSockets that are open', () => stats().sockets)
  counters(
    'parley_upgrades_refused_total',
    'WebSockets that were not opened, by status',
    'status',
    () => stats().refusedUpgrades,
  )
  counters('parley_http_responses_total', 'HTTP answers by status', 'status', () => stats().answers)

  gauge('parley_load_level', 'How much there is to do: 0 calm, 1 busy, 2 overloaded', () => rank[stats().load.level])
  gauge(
    'parley_loop_delay_seconds',
    'How late the event loop comes round, nine of ten times',
    () => stats().load.latest.loopDelayMs / 1_000,
  )
  gauge(
    'parley_memory_used_ratio',
    'How much of the memory that the process may have is in use',
    () => stats().load.latest.memoryPercent / 100,
  )
  counters(
    'parley_put_off_total',
    'What was sent away because there was too much to do',
    'what',
    () => stats().load.putOff,
  )

  counter('parley_files_begun_total', 'Files whose sending began', () => stats().files.begun)
  counter('parley_files_complete_total', 'Files that arrived whole', () => stats().files.complete)
  counter('parley_file_bytes_total', 'Bytes of files that arrived', () => stats().files.bytes)
  counters(
    'parley_files_refused_total',
    'Requests about files that were refused, by code',
    'code',
    () => stats().files.refused,
  )
  gauge('parley_disk_free_bytes', 'Bytes that are free where files lie', () => stats().files.freeBytes ?? Number.NaN)
}
