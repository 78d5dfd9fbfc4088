import type { Settings } from '../settings.ts'
import type { BotSettings, WebhookSettings } from '../settings/read-bots.ts'
import type { CoreBot, React } from './bot.ts'
import { createScript } from './script.ts'

/** How a bot is asked that answers elsewhere. */
export type CreateWebhook = (bot: string, settings: WebhookSettings) => React

/** The bots of the settings as the core takes them. One with a token alone follows the log by itself. */
export function configuredBots(
  { bots, sites }: Pick<Settings, 'bots' | 'sites'>,
  createWebhook: CreateWebhook,
): Readonly<Record<string, CoreBot>> {
  const textLimitOf = (site: string) => (Object.hasOwn(sites, site) ? sites[site]?.textLimitChars : undefined)
  const reactOf = (id: string, { script, webhook }: BotSettings): React | undefined => {
    if (script) return createScript(script, textLimitOf)
    return webhook ? createWebhook(id, webhook) : undefined
  }
  return Object.fromEntries(
    Object.entries(bots).map(([id, bot]) => {
      const react = reactOf(id, bot)
      return [id, { id, name: bot.name, ...(react && { react }) }]
    }),
  )
}
