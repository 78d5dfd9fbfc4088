import { checkBots } from './checks/bots.ts'
import { checkClock } from './checks/clock.ts'
import { checkConfiguration } from './checks/configuration.ts'
import { checkDatabase } from './checks/database.ts'
import { checkDictionaries } from './checks/dictionaries.ts'
import { checkDisk } from './checks/disk.ts'
import { checkFiles } from './checks/files.ts'
import { checkFolder } from './checks/folder.ts'
import { checkKeys } from './checks/keys.ts'
import { checkOrigins } from './checks/origins.ts'
import { checkPort } from './checks/port.ts'
import type { Checks, Examined } from './examination.ts'
import { checkNames, findingsOf, wordOf, type Finding } from './finding.ts'

const checks: Checks = {
  configuration: checkConfiguration,
  folder: checkFolder,
  database: checkDatabase,
  disk: checkDisk,
  port: checkPort,
  origins: checkOrigins,
  keys: checkKeys,
  // After those that meet other clocks.
  clock: checkClock,
  bots: checkBots,
  files: checkFiles,
  dictionaries: checkDictionaries,
}

/** Everything that can be found out without changing anything, one check after the other. */
export async function examine(examined: Examined): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of checkNames) {
    try {
      findings.push(...(await checks[name](examined)))
    } catch (error) {
      const says = `This could not be looked at (${wordOf(error)}).`
      findings.push(findingsOf(name).problem(says, 'Tell the makers of Parley: the doctor should have words for it.'))
    }
  }
  return findings
}
