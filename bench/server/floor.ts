// The floor on SQLite.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serveFloor } from './floor-loop.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-floor-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const database = new DatabaseSync(join(folder, 'floor.sqlite'))
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
database.exec(`
  CREATE TABLE events (log TEXT, seq INTEGER, json TEXT, PRIMARY KEY (log, seq)) WITHOUT ROWID;
  CREATE TABLE commands (id TEXT PRIMARY KEY, seq INTEGER) WITHOUT ROWID`)
const addEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?)')
const addCommand = database.prepare('INSERT INTO commands VALUES (?, ?)')

serveFloor((batch) => {
  database.exec('BEGIN IMMEDIATE')
  for (const { conversation, seq, json, id } of batch) {
    addEvent.run(conversation, seq, json)
    addCommand.run(id, seq)
  }
  database.exec('COMMIT')
})
