import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isOwned } from '../running/own-folder.ts'
import { loadSettings } from '../settings/load-settings.ts'
import { SettingsError } from '../settings/read-settings.ts'
import type { Settings } from '../settings.ts'
import { examine } from './examine.ts'
import { findingsOf, type Finding } from './finding.ts'
import { asJson, asText } from './report.ts'
import { reach } from './reach.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Looks at everything that a server needs, and says what is wrong and what to do ([OPS30] to [OPS33]). Changes nothing.
 *
 * @returns what to print, and the exit code: 0, or 1 when there is a problem.
 */
export async function doctor(
  environment: Environment,
  { json }: { readonly json: boolean },
): Promise<{ readonly text: string; readonly exitCode: number }> {
  const findings = await findingsFor(environment)
  const exitCode = findings.some(({ is }) => is === 'problem') ? 1 : 0
  return { text: json ? asJson(findings) : asText(findings), exitCode }
}

async function findingsFor(environment: Environment): Promise<readonly Finding[]> {
  let settings: Settings
  try {
    settings = loadSettings(environment)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    const { problem } = findingsOf('configuration')
    // Each says its remedy itself; nothing else can be looked at before.
    return error.problems.map((says) => problem(says, 'Correct it, then ask the doctor again.'))
  }
  const configFile = resolve(settings.configFile)
  return examine({
    settings,
    configFile: existsSync(configFile) ? configFile : null,
    isRunning: isOwned(settings.dataFolder),
    now: Date.now(),
    reach,
    fetch: globalThis.fetch,
    clocks: new Map(),
  })
}
