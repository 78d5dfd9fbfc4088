import { rmSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { ChatError } from '@parley/protocol'
import { isDamage } from '../store/open-sqlite.ts'
import type { Phrase } from './query.ts'
import type { Batch, Question, Reached, SearchIndex, Thing, ThingKind } from './search-index.ts'
import { scanned } from './scanned.ts'
import { wordsIn } from './words.ts'

/** One more whenever what is in the index, or how it is made, changes: another one is made anew from the logs. */
const shape = 1

/**
 * Words come here folded, with spaces between them, so that the tokenizer has nothing to decide: to it, all that is in a word
 * is one. Merging is done bit by bit (`merge`): left to itself, it takes tens of milliseconds at once.
 */
const tables = `
  CREATE VIRTUAL TABLE words USING fts5(text, content='', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* C*'");
  INSERT INTO words(words, rank) VALUES ('automerge', 0), ('crisismerge', 10000), ('usermerge', 4);
  CREATE TABLE conversations (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE TABLE things (place INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL);
  CREATE TABLE readers (agent TEXT NOT NULL, conversation INTEGER NOT NULL, PRIMARY KEY (agent, conversation)) WITHOUT ROWID;
  CREATE INDEX readers_by_conversation ON readers (conversation);
  CREATE TABLE reached (place INTEGER NOT NULL, mark TEXT NOT NULL);
  INSERT INTO reached (place, mark) VALUES (0, '');
  PRAGMA user_version = ${shape}`

/** Pages of the index that are merged with each batch: about 1 ms of work. */
const mergedPages = 8

type Database = { readonly at: DatabaseSync; readonly statement: (text: string) => StatementSync }

/**
 * Opens the index at `path` (`:memory:` for none), beside the database and apart from it: what is done here makes no message wait
 * for the disk. An index of another shape, or a damaged one, is thrown away and begins anew.
 */
export function openSqliteSearch(path: string): SearchIndex {
  let database = openOrAnew(path)

  /** Does something with the index. Damage is no reason to do without: it begins anew, and is filled again. */
  function withIndex<T>(act: (database: Database) => T): T {
    try {
      return act(database)
    } catch (error) {
      if (database.at.isOpen && database.at.isTransaction) database.at.exec('ROLLBACK')
      if (isDamage(error)) database = anew(path, database)
      throw new ChatError('unavailable', { retryAfterMs: 1_000 })
    }
  }

  return {
    reached: async () => withIndex(({ statement }) => reachedOf(statement('SELECT place, mark FROM reached').get())),
    add: async (batch) => withIndex((index) => add(index, batch)),
    async clear() {
      database = anew(path, database)
    },
    find: (question) =>
      scanned(question, withIndex(newestOf), (part, from) => withIndex((index) => look(index, part, from))),
    async close() {
      if (database.at.isOpen) database.at.close()
    },
  }
}

function open(path: string): Database {
  const at = new DatabaseSync(path)
  // Without a wait for the disk: what a loss of power takes away is taken from the logs again.
  at.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  const prepared = new Map<string, StatementSync>()
  const statement = (text: string) => {
    const known = prepared.get(text) ?? at.prepare(text)
    prepared.set(text, known)
    return known
  }
  return { at, statement }
}

function openOrAnew(path: string): Database {
  let database: Database | undefined
  try {
    database = open(path)
    if (Number(database.at.prepare('PRAGMA user_version').get()?.user_version) === shape) return database
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  return anew(path, database)
}

function anew(path: string, old: Database | undefined): Database {
  if (old?.at.isOpen) old.at.close()
  if (path !== ':memory:') for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  const database = open(path)
  database.at.exec(`BEGIN; ${tables}; COMMIT`)
  return database
}

const reachedOf = (row: ReturnType<StatementSync['get']>): Reached => ({
  place: Number(row?.['place'] ?? 0),
  mark: row ? String(row['mark']) : '',
})

function add({ at, statement }: Database, { things, readers, reached }: Batch): void {
  const addConversation = statement('INSERT INTO conversations (id) VALUES (?) ON CONFLICT DO NOTHING')
  const numberOf = statement('SELECT no FROM conversations WHERE id = ?')
  const addThing = statement('INSERT INTO things (place, conversation, kind, seq) VALUES (?, ?, ?, ?)')
  const addWords = statement('INSERT INTO words (rowid, text) VALUES (?, ?)')
  const known = new Map<string, number>()
  const no = (id: string): number => {
    const there = known.get(id)
    if (there !== undefined) return there
    addConversation.run(id)
    const number = Number(numberOf.get(id)?.['no'])
    known.set(id, number)
    return number
  }
  at.exec('BEGIN IMMEDIATE')
  for (const { place, conversation, kind, seq, text } of things) {
    addThing.run(place, no(conversation), kind, seq)
    addWords.run(
      place,
      wordsIn(text)
        .map(({ word }) => word)
        .join(' '),
    )
  }
  for (const { conversation, agents } of readers) {
    statement('DELETE FROM readers WHERE conversation = ?').run(no(conversation))
    for (const agent of agents)
      statement('INSERT INTO readers (agent, conversation) VALUES (?, ?)').run(agent, no(conversation))
  }
  statement('UPDATE reached SET place = ?, mark = ?').run(reached.place, reached.mark)
  if (things.length > 0) statement(`INSERT INTO words (words, rank) VALUES ('merge', ?)`).run(mergedPages)
  at.exec('COMMIT')
}

/** Words are letters, digits and marks alone: nothing in a phrase can end it. */
const phraseOf = ({ words, isPrefix }: Phrase) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`

const newestOf = ({ statement }: Database): number =>
  Number(statement('SELECT max(place) AS place FROM things').get()?.['place'] ?? 0)

/** One part of the order, from `from` up to `before`. */
function look(
  { statement }: Database,
  { query, reader, kind, before, limit }: Question & { readonly before: number },
  from: number,
): Thing[] {
  const text = `SELECT t.place, c.id, t.kind, t.seq
    FROM words CROSS JOIN things t ON t.place = words.rowid CROSS JOIN conversations c ON c.no = t.conversation
    WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ?
    ${kind === null ? '' : 'AND t.kind = ?'}
    ${reader === null ? '' : 'AND EXISTS (SELECT 1 FROM readers r WHERE r.agent = ? AND r.conversation = t.conversation)'}
    ORDER BY words.rowid DESC LIMIT ?`
  const rows = statement(text).all(
    query.map(phraseOf).join(' AND '),
    from,
    before,
    ...(kind === null ? [] : [kind]),
    ...(reader === null ? [] : [reader]),
    limit,
  )
  return rows.map((row) => ({
    place: Number(row['place']),
    conversation: String(row['id']),
    kind: row['kind'] as ThingKind,
    seq: Number(row['seq']),
  }))
}
