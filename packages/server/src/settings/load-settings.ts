import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { standardFolders } from '../running/folders.ts'
import { serverSettings, type Settings } from '../settings.ts'
import { withNamedFiles } from './named-files.ts'
import { readSettings, SettingsError } from './read-settings.ts'

/**
 * The settings from the environment and from the file that it names.
 *
 * @throws SettingsError also when the file is missing, unreadable or not JSON, or names files that are.
 */
export function loadSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const named = environment['PARLEY_CONFIG']
  const name = named || serverSettings.configFile.default
  const text = readOrNothing(name, Boolean(named))
  const demoName = `${standardFolders.demo}/parley.config.json`
  const demoText = readOrNothing(demoName, false)
  const own = text === undefined ? undefined : parse(name, text)
  const settings = readSettings({
    environment,
    ...(own !== undefined && { file: { name, json: own } }),
    ...(demoText !== undefined && { demoFile: { name: demoName, json: parse(demoName, demoText) } }),
  })
  const problems: string[] = []
  const folderOf = (key: string) =>
    typeof own === 'object' && own !== null && key in own ? dirname(resolve(name)) : standardFolders.demo
  const folders = { responses: folderOf('responses'), dictionaries: folderOf('dictionaries') }
  const loaded = withNamedFiles(settings, folders, problems)
  if (problems.length > 0) throw new SettingsError(problems)
  return loaded
}

/** The text of the file; nothing when it is missing and nobody asked for it. */
function readOrNothing(name: string, mustExist: boolean): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' && !mustExist) return undefined
    throw new SettingsError([
      `PARLEY_CONFIG is "${name}", which cannot be read (${code}). It takes the path of a JSON file. Correct the path or its permissions.`,
    ])
  }
}

function parse(name: string, text: string): unknown {
  try {
    // Editors on Windows begin files with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // Only the place: the message quotes the text, where a secret may stand.
    const place = /line \d+ column \d+/.exec(String(error))?.[0] ?? 'its end'
    throw new SettingsError([
      `${name} is not JSON at ${place}. Correct it; JSON takes no comments and no trailing commas.`,
    ])
  }
}
