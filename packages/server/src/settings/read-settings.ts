import {
  agentSettings,
  fileScanSettings,
  groups,
  limitSettings,
  type Settings,
  serverSettings,
  siteFileSettings,
  siteIdentitySettings,
  sitePendingSettings,
  siteSettings,
  timerSettings,
} from '../settings.ts'
import { readBots } from './read-bots.ts'
import { readDictionaries } from './read-dictionaries.ts'
import { readQueues } from './read-queues.ts'
import { readResponses } from './read-responses.ts'
import { readRoles } from './read-roles.ts'
import { nearestName } from './nearest-name.ts'
import { readTable, type Sources, unknown } from './read-table.ts'
import { relationProblems } from './relations.ts'
import { keyPattern } from './web-kinds.ts'

/** The settings are wrong. One line per problem, each with name, value, range and remedy. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export interface SettingsSources {
  /** Usually `process.env`. Only names that begin with `PARLEY_` are looked at. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What stands in the configuration file, if there is one, and how to name it in complaints. */
  readonly file?: SettingsFile
  /** What holds in demo mode where the file says nothing. */
  readonly demoFile?: SettingsFile
}

interface SettingsFile {
  readonly name: string
  readonly json: unknown
}

/**
 * The settings from environment and file. Pure: reading the file is `load-settings.ts`.
 *
 * @throws SettingsError with every problem, not only the first.
 */
export function readSettings({ environment, file: ownFile, demoFile }: SettingsSources): Settings {
  const problems: string[] = unknownVariables(environment)
  const demo = serverSettings.demo.kind.fromText(environment['PARLEY_DEMO'] ?? '') === true
  const file = demo && demoFile ? over(demoFile, ownFile) : ownFile
  const from = (json: unknown, prefix: string, first: Sources['first'] = 'environment'): Sources => ({
    file: json,
    prefix,
    fileName: file?.name ?? '',
    environment,
    first,
    demo,
    ...(prefix === '' && {
      alsoKnown: ['$schema', 'sites', 'bots', 'queues', 'roles', 'responses', 'dictionaries', ...Object.keys(groups)],
    }),
  })
  const root = isObject(file?.json) ? file.json : {}
  const server = readTable(serverSettings, from(file?.json, ''), problems)
  const settings: Settings = {
    ...server,
    limits: readTable(limitSettings, from(root['limits'], 'limits.'), problems),
    timers: readTable(timerSettings, from(root['timers'], 'timers.'), problems),
    agents: readTable(agentSettings, from(root['agents'], 'agents.'), problems),
    fileScan: readTable(fileScanSettings, from(root['fileScan'], 'fileScan.'), problems),
    sites: readSites(root['sites'], from, problems),
    bots: readBots(root['bots'], from, problems),
    queues: readQueues(root['queues'], file?.name ?? '', problems),
    roles: readRoles(root['roles'], file?.name ?? '', problems),
    responses: readResponses(root['responses'], file?.name ?? '', problems),
    dictionaries: readDictionaries(root['dictionaries'], file?.name ?? '', problems),
  }
  problems.push(...relationProblems(settings))
  if (problems.length > 0) throw new SettingsError([...new Set(problems)])
  return settings
}

function readSites(
  json: unknown,
  from: (json: unknown, prefix: string, first?: Sources['first']) => Sources,
  problems: string[],
): Settings['sites'] {
  const named = isObject(json) ? json : {}
  if (json !== undefined && !isObject(json))
    problems.push(`sites in ${from(json, '').fileName} takes an object: {"shop": { … }}. Correct it, or leave it out.`)
  const sites = Object.entries(named).map(([key, entry]) => {
    if (!keyPattern.test(key))
      problems.push(
        `The site "${key.slice(0, 80)}" in ${from(json, '').fileName} has a wrong name. It takes 1 to 64 lower-case letters, digits and hyphens. Rename it.`,
      )
    const prefix = `sites.${key}.`
    const files = readTable(
      siteFileSettings,
      from(isObject(entry) ? entry['files'] : undefined, `${prefix}files.`),
      problems,
    )
    const pendingResponse = readTable(
      sitePendingSettings,
      from(isObject(entry) ? entry['pendingResponse'] : undefined, `${prefix}pendingResponse.`, 'file'),
      problems,
    )
    const identity = readTable(
      siteIdentitySettings,
      from(isObject(entry) ? entry['identity'] : undefined, `${prefix}identity.`, 'file'),
      problems,
    )
    const alsoKnown = ['files', 'identity', 'pendingResponse']
    const site = readTable(siteSettings, { ...from(entry, prefix, 'file'), alsoKnown }, problems)
    return [key, { ...site, files, identity, pendingResponse }] as const
  })
  return Object.fromEntries(sites)
}

/** A file over another one: whole entries win, of sites and bots one by one. */
function over(below: SettingsFile, above: SettingsFile | undefined): SettingsFile {
  if (!above) return below
  if (!isObject(above.json) || !isObject(below.json)) return above
  const joined = (key: string) => {
    const [lower, upper] = [(below.json as Entries)[key], (above.json as Entries)[key]]
    return isObject(lower) && (upper === undefined || isObject(upper)) ? { [key]: { ...lower, ...upper } } : {}
  }
  return { name: above.name, json: { ...below.json, ...above.json, ...joined('sites'), ...joined('bots') } }
}

/** Every variable that the tables know, in their order. */
export const variables: readonly string[] = [
  serverSettings,
  ...Object.values(groups),
  siteSettings,
  sitePendingSettings,
].flatMap((table) => Object.values(table).flatMap((setting) => ('environment' in setting && setting.environment) || []))

function unknownVariables(environment: SettingsSources['environment']): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('PARLEY_') && !variables.includes(name))
    .map((name) => unknown(name, nearestName(name, variables)))
}

type Entries = Readonly<Record<string, unknown>>

const isObject = (json: unknown): json is Entries => typeof json === 'object' && json !== null && !Array.isArray(json)
