#!/usr/bin/env -S node --max-semi-space-size=16
import type { Head } from './audit/chain.ts'
import { createServer } from './create-server.ts'
import { openIndexes } from './indexes/open-indexes.ts'
import { createEventLog } from './running/event-log.ts'
import { explainListenError, explainStoreError } from './running/explain.ts'
import { embeddedIn, openDatabase } from './running/open-database.ts'
import { ownFolder } from './running/own-folder.ts'
import { readCommand } from './running/read-command.ts'
import { StartProblem } from './running/start-problem.ts'
import { createSteadyClock } from './running/steady-clock.ts'
import { stopOnSignals } from './running/stop-on-signals.ts'
import { verifyAudit } from './running/verify-audit.ts'
import { warnAbout } from './running/warnings.ts'
import { loadSettings } from './settings/load-settings.ts'
import { SettingsError } from './settings/read-settings.ts'
import { openDiskFileStore } from './files/disk-file-store.ts'
import { keptSigningKey } from './transcripts/signing-key.ts'

// The only file that reads the environment and the command line, listens and ends the process.

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2))
  if (command.is === 'migrate') return migrate(command.to)
  if (command.is === 'verify-audit') return verify(command.noted)
  if (command.is === 'doctor') return examine(command)
  if (command.is === 'verify-transcript') return verifyHandedOut(command)
  return serve()
}

async function serve(): Promise<void> {
  const settings = loadSettings(process.env)
  const clock = createSteadyClock()
  const log = createEventLog(settings.logLevel)
  const folder = ownFolder(settings.dataFolder)
  const database = await openDatabase(settings, folder, { log, clock }).catch(explainStoreError)

  const files = await openDiskFileStore(settings.filesFolder ?? folder.file('files'))
  const indexes = openIndexes({ search: folder.file('search.sqlite'), facts: folder.file('reports.sqlite') }, log)
  const ownKey = settings.transcriptKey === null && { signingKey: keptSigningKey(folder.file('transcript-key.pem')) }
  const server = await createServer({ settings, clock, ...database, files, ...indexes, ...ownKey, log })
  stopOnSignals(process, {
    drain: () => server.drain().finally(() => folder.release()),
    exit: (code) => process.exit(code),
    longestMs: settings.timers.drainMs,
    clock,
    log,
  })
  warnAbout(settings, log)

  const port = await server.listen().catch(async (error: unknown) => {
    // Its threads have begun: a process that exits while they do may crash instead.
    await server.drain()
    return explainListenError(error, settings)
  })
  console.log(`Parley listens on http://localhost:${port}`)
}

/** Ends with 1 where the audit log is not whole. */
async function verify(noted: Head | undefined): Promise<void> {
  const { text, exitCode } = await verifyAudit(loadSettings(process.env), noted)
  console.log(text)
  process.exitCode = exitCode
}

/** Ends with 1 where a transcript is not what a server handed out. */
async function verifyHandedOut({
  file,
  key,
}: {
  readonly file: string
  readonly key: string | undefined
}): Promise<void> {
  const { verifyTranscript } = await import('./running/verify-transcript.ts')
  const { text, exitCode } = await verifyTranscript(file, key)
  console.log(text)
  process.exitCode = exitCode
}

/** Copies the embedded database to another one. Nobody may write to it meanwhile: the folder has one owner. */
async function migrate(to: string): Promise<void> {
  const { dataFolder } = loadSettings(process.env)
  const folder = ownFolder(dataFolder)
  const { migrateCommand } = await import('./moving/migrate-command.ts')
  for (const line of await migrateCommand(embeddedIn(folder), to)) console.log(line)
  folder.release()
}

/** Says how everything is that a server needs. */
async function examine(asked: { readonly json: boolean }): Promise<void> {
  const { doctor } = await import('./doctor/doctor.ts')
  const { text, exitCode } = await doctor(process.env, asked)
  console.log(text)
  process.exitCode = exitCode
}

main().catch((error: unknown) => {
  const isExplained = error instanceof StartProblem || error instanceof SettingsError
  console.error(isExplained ? error.message : error)
  process.exit(1)
})
