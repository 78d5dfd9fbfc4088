import type { QueueSettings } from './core-settings.ts'
import { agentSettings } from './settings/agent-settings.ts'
import { fileScanSettings, siteFileSettings } from './settings/file-settings.ts'
import { siteIdentitySettings } from './settings/identity-settings.ts'
import { sitePendingSettings } from './settings/pending-settings.ts'
import type { BotSettings } from './settings/read-bots.ts'
import { limitSettings } from './settings/limit-settings.ts'
import type { Roles } from './auth/role-permissions.ts'
import type { Dictionaries } from './settings/read-dictionaries.ts'
import type { ConfiguredResponse } from './settings/read-responses.ts'
import { serverSettings } from './settings/server-settings.ts'
import type { ValuesOf } from './settings/setting.ts'
import { siteSettings } from './settings/site-settings.ts'
import { timerSettings } from './settings/timer-settings.ts'

// Every setting stands once, in one of these tables. Parsing, the JSON Schema of the configuration file and the
// reference all come from them.

export {
  agentSettings,
  fileScanSettings,
  limitSettings,
  serverSettings,
  siteFileSettings,
  siteIdentitySettings,
  sitePendingSettings,
  siteSettings,
  timerSettings,
}

/** The groups of the file, by their key in it. The server's own settings stand at the file's top level, sites under `sites`. */
export const groups = {
  limits: limitSettings,
  timers: timerSettings,
  agents: agentSettings,
  fileScan: fileScanSettings,
} as const

export type SiteSettings = ValuesOf<typeof siteSettings> & {
  readonly files: SiteFileSettings
  readonly identity: SiteIdentitySettings
  readonly pendingResponse: SitePendingSettings
}
export type SitePendingSettings = ValuesOf<typeof sitePendingSettings>
export type SiteIdentitySettings = ValuesOf<typeof siteIdentitySettings>
export type SiteFileSettings = ValuesOf<typeof siteFileSettings>
export type FileScanSettings = ValuesOf<typeof fileScanSettings>
export type LimitSettings = ValuesOf<typeof limitSettings>
export type TimerSettings = ValuesOf<typeof timerSettings>
export type AgentSettings = ValuesOf<typeof agentSettings>

/** Everything the server was told, merged once at the start. */
export interface Settings extends ValuesOf<typeof serverSettings> {
  readonly limits: LimitSettings
  readonly timers: TimerSettings
  readonly agents: AgentSettings
  readonly fileScan: FileScanSettings
  /** By the site's key, as it stands in `data-site`. */
  readonly sites: Readonly<Record<string, SiteSettings>>
  /** By their names under `bots`. */
  readonly bots: Readonly<Record<string, BotSettings>>
  /** By their keys: where agents can send conversations. */
  readonly queues: Readonly<Record<string, QueueSettings>>
  /** What each role permits, by its name in tokens. */
  readonly roles: Roles
  /** Standard responses, for all agents. Paths of attachments are absolute once they are loaded. */
  readonly responses: readonly ConfiguredResponse[]
  /** Dictionaries of the spelling check by language, besides the English ones that are always there. Likewise. */
  readonly dictionaries: Dictionaries
}
