import type { Settings } from '../settings.ts'
import type { CheckName, Finding } from './finding.ts'
import type { Reach } from './reach.ts'

/** What the checks look at. */
export interface Examined {
  readonly settings: Settings
  /** The configuration file, where there is one. */
  readonly configFile: string | null
  /** Whether a server is at work on the data folder: then its port is in use, and its database is not written to. */
  readonly isRunning: boolean
  /** By this machine's clock: milliseconds since 1970. */
  readonly now: number
  readonly reach: Reach
  readonly fetch: typeof globalThis.fetch
  /** What clocks elsewhere say, as far as checks met them: by whom, how far ahead of ours in milliseconds. */
  readonly clocks: Map<string, number>
}

export type Check = (examined: Examined) => Promise<readonly Finding[]> | readonly Finding[]
export type Checks = Readonly<Record<CheckName, Check>>
