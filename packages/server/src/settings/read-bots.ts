import { scriptSchema, type Script } from '../bots/script-schema.ts'
import { botSettings, webhookSettings } from './bot-settings.ts'
import { readShape } from './read-shape.ts'
import { readTable, type Sources } from './read-table.ts'
import { scriptProblems } from './script-problems.ts'
import type { ValuesOf } from './setting.ts'
import { keyPattern } from './web-kinds.ts'

/** Where a bot is asked, and how. */
export interface WebhookSettings extends ValuesOf<typeof webhookSettings> {
  readonly url: URL
  readonly secret: string
}

/** A bot of the file: with a script, with a webhook, or following the log by itself with a token. */
export interface BotSettings extends ValuesOf<typeof botSettings> {
  readonly script: Script | null
  readonly webhook: WebhookSettings | null
}

type From = (json: unknown, prefix: string, first: Sources['first']) => Sources

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** The bots of the file by their names in it. Every complaint goes to `problems`. */
export function readBots(json: unknown, from: From, problems: string[]): Readonly<Record<string, BotSettings>> {
  if (json === undefined) return {}
  const { fileName } = from(json, '', 'file')
  if (!isObject(json)) {
    problems.push(`bots in ${fileName} takes an object: {"mira": { … }}. Correct it, or leave it out.`)
    return {}
  }
  const bots = Object.entries(json).flatMap(([name, entry]) => {
    if (!keyPattern.test(name)) {
      problems.push(
        `The bot "${name.slice(0, 80)}" in ${fileName} has a wrong name. It takes 1 to 64 lower-case letters, digits and hyphens. Rename it.`,
      )
      return []
    }
    return [[name, readBot(name, entry, from, problems)] as const]
  })
  return Object.fromEntries(bots)
}

function readBot(key: string, json: unknown, from: From, problems: string[]): BotSettings {
  const path = `bots.${key}`
  const sources = { ...from(json, `${path}.`, 'file'), alsoKnown: ['script', 'webhook'] }
  const { fileName } = sources
  const before = problems.length
  const plain = readTable(botSettings, sources, problems)
  if (!isObject(json)) return { ...plain, script: null, webhook: null }
  if (plain.name === '' && problems.length === before)
    problems.push(`${path}.name in ${fileName} is missing. It takes ${botSettings.name.kind.takes}. Add it.`)
  const ways = ['script', 'webhook', 'token'].filter((way) => json[way] !== undefined)
  const fits = ways.length === 1 || (ways.length === 2 && !ways.includes('script'))
  if (!fits)
    problems.push(
      `${path} in ${fileName} has ${ways.join(' and ') || 'nothing that it does'}. It takes one of script, webhook and token, or webhook and token together. Correct it.`,
    )
  return {
    ...plain,
    script: json['script'] === undefined ? null : readScript(json['script'], `${path}.script`, fileName, problems),
    webhook: json['webhook'] === undefined ? null : readWebhook(json['webhook'], `${path}.webhook.`, from, problems),
  }
}

function readScript(json: unknown, path: string, fileName: string, problems: string[]): Script | null {
  const script = readShape(scriptSchema, json, { path, fileName, problems })
  if (!script) return null
  problems.push(...scriptProblems(script, path, fileName))
  return script
}

function readWebhook(json: unknown, prefix: string, from: From, problems: string[]): WebhookSettings | null {
  const sources = from(json, prefix, 'file')
  const before = problems.length
  const { url, secret, ...others } = readTable(webhookSettings, sources, problems)
  if (url && secret) return { url, secret, ...others }
  if (problems.length === before)
    for (const [name, value] of Object.entries({ url, secret }))
      if (value === null)
        problems.push(
          `${prefix}${name} in ${sources.fileName} is missing. It takes ${webhookSettings[name as 'url' | 'secret'].kind.takes}. Add it.`,
        )
  return null
}
