import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'piscina'

// Waits for the disk in a thread of its own, so that nobody else does.

/** The database file. */
const path = workerData as string

/** So few pages may be left to whoever writes: they take that thread a few milliseconds. */
const fewPages = 100

const mostTimes = 8

let database: DatabaseSync | undefined

export default function act(what: 'copy' | 'close'): void {
  if (what === 'close') return database?.close()
  if (!database) {
    database = new DatabaseSync(path)
    database.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0')
  }
  // What comes while it copies is copied next, each time less, until hardly anything is left to whoever writes.
  let copied = 0
  for (let time = 0; time < mostTimes; time += 1) {
    const { checkpointed } = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get() as { checkpointed: number }
    if (checkpointed - copied < fewPages) return
    copied = checkpointed
  }
}
