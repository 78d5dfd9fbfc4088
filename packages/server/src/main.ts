#!/usr/bin/env node
import { systemClock } from '@parley/protocol'
import { createServer } from './create-server.ts'
import { createEventLog } from './running/event-log.ts'
import { explainListenError, explainStoreError } from './running/explain.ts'
import { ownFolder } from './running/own-folder.ts'
import { StartProblem } from './running/start-problem.ts'
import { stopOnSignals } from './running/stop-on-signals.ts'
import { warnAbout } from './running/warnings.ts'
import { loadSettings } from './settings/load-settings.ts'
import { SettingsError } from './settings/read-settings.ts'
import { openDiskFileStore } from './files/disk-file-store.ts'
import { openSqliteSearch } from './search/open-sqlite-search.ts'
import { openSqlite } from './store/open-sqlite.ts'

// The only file that reads the environment, listens and ends the process.

async function main(): Promise<void> {
  const settings = loadSettings(process.env)
  const log = createEventLog(settings.logLevel)
  const folder = ownFolder(settings.dataFolder)
  const store = await openSqlite(folder.file('parley.sqlite')).catch(explainStoreError)

  const files = await openDiskFileStore(settings.filesFolder ?? folder.file('files'))
  const searchIndex = openSqliteSearch(folder.file('search.sqlite'))
  const server = await createServer({ settings, store, files, searchIndex, log })
  stopOnSignals(process, {
    drain: () => server.drain().finally(() => folder.release()),
    exit: (code) => process.exit(code),
    longestMs: settings.timers.drainMs,
    clock: systemClock,
    log,
  })
  warnAbout(settings, log)

  const port = await server.listen().catch((error) => explainListenError(error, settings))
  console.log(`Parley listens on http://localhost:${port}`)
}

main().catch((error: unknown) => {
  const isExplained = error instanceof StartProblem || error instanceof SettingsError
  console.error(isExplained ? error.message : error)
  process.exit(1)
})
