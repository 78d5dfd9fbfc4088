import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'piscina'

// Waits for the disk in a thread of its own, so that nobody else does.

/** The database file. */
const path = workerData as string

let database: DatabaseSync | undefined

export default function act(what: 'copy' | 'close'): void {
  if (what === 'close') return database?.close()
  if (!database) {
    database = new DatabaseSync(path)
    database.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0')
  }
  // What comes during the first time is copied by the second, which takes much less long.
  for (let time = 0; time < 2; time += 1) database.exec('PRAGMA wal_checkpoint(PASSIVE)')
}
