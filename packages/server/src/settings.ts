import type { StandardResponse } from '@parley/protocol'
import { agentSettings } from './settings/agent-settings.ts'
import type { BotSettings } from './settings/read-bots.ts'
import { limitSettings } from './settings/limit-settings.ts'
import { serverSettings } from './settings/server-settings.ts'
import type { ValuesOf } from './settings/setting.ts'
import { siteSettings } from './settings/site-settings.ts'
import { timerSettings } from './settings/timer-settings.ts'

// Every setting stands once, in one of these tables. Parsing, the JSON Schema of the configuration file and the
// reference all come from them.

export { agentSettings, limitSettings, serverSettings, siteSettings, timerSettings }

/** The groups of the file, by their key in it. The server's own settings stand at the file's top level, sites under `sites`. */
export const groups = { limits: limitSettings, timers: timerSettings, agents: agentSettings } as const

export type SiteSettings = ValuesOf<typeof siteSettings>
export type LimitSettings = ValuesOf<typeof limitSettings>
export type TimerSettings = ValuesOf<typeof timerSettings>
export type AgentSettings = ValuesOf<typeof agentSettings>

/** Everything the server was told, merged once at the start. */
export interface Settings extends ValuesOf<typeof serverSettings> {
  readonly limits: LimitSettings
  readonly timers: TimerSettings
  readonly agents: AgentSettings
  /** By the site's key, as it stands in `data-site`. */
  readonly sites: Readonly<Record<string, SiteSettings>>
  /** By their names under `bots`. */
  readonly bots: Readonly<Record<string, BotSettings>>
  /** Rich standard responses, for agents. */
  readonly responses: readonly StandardResponse[]
}
