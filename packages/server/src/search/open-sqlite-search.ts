import type { StatementSync } from 'node:sqlite'
import { type Database, openDerived } from '../following/derived-database.ts'
import type { Reached } from '../following/follower.ts'
import type { Phrase } from './query.ts'
import type { Batch, Question, SearchIndex, Thing, ThingKind } from './search-index.ts'
import { scanned } from './scanned.ts'
import { wordsIn } from './words.ts'

/** One more whenever what is in the index, or how it is made, changes: another one is made anew from the logs. */
const shape = 3

/**
 * Words come here folded, with spaces between them, so that the tokenizer has nothing to decide: to it, all that is in a word
 * is one. Merging is done bit by bit (`merge`): left to itself, it takes tens of milliseconds at once.
 */
const tables = `
  CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* C*'");
  INSERT INTO words(words, rank) VALUES ('automerge', 0), ('crisismerge', 10000), ('usermerge', 4);
  CREATE TABLE conversations (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE TABLE things (place INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL);
  CREATE TABLE readers (agent TEXT NOT NULL, conversation INTEGER NOT NULL, PRIMARY KEY (agent, conversation)) WITHOUT ROWID;
  CREATE INDEX readers_by_conversation ON readers (conversation);
  CREATE TABLE reached (place INTEGER NOT NULL, mark TEXT NOT NULL);
  INSERT INTO reached (place, mark) VALUES (0, '');
  CREATE INDEX things_by_conversation ON things (conversation);
  CREATE TABLE purging (is_left INTEGER NOT NULL);
  INSERT INTO purging (is_left) VALUES (0)`

/** Pages of the index that are merged with each batch: about 1 ms of work. */
const mergedPages = 8

/** The same while what was forgotten is taken out of it: nobody waits for that. */
const purgedPages = 16

/** Opens the index at `path` (`:memory:` for none). */
export function openSqliteSearch(path: string): SearchIndex {
  const database = openDerived(path, { shape, tables })
  return {
    reached: async () => database.use(({ statement }) => reachedOf(statement('SELECT place, mark FROM reached').get())),
    add: async (batch) => database.use((index) => add(index, batch)),
    clear: async () => database.clear(),
    purge: async () => database.use(purge),
    find: (question) =>
      scanned(question, database.use(newestOf), (part, from) => database.use((index) => look(index, part, from))),
    close: async () => database.close(),
  }
}

const reachedOf = (row: ReturnType<StatementSync['get']>): Reached => ({
  place: Number(row?.['place'] ?? 0),
  mark: row ? String(row['mark']) : '',
})

function add({ at, statement }: Database, { things, readers, forgotten, reached }: Batch): void {
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
  for (const conversation of forgotten) {
    const of = 'FROM things WHERE conversation = ?'
    statement(`DELETE FROM words WHERE rowid IN (SELECT place ${of})`).run(no(conversation))
    for (const text of [`DELETE ${of}`, 'DELETE FROM readers WHERE conversation = ?'])
      statement(text).run(no(conversation))
    statement('UPDATE purging SET is_left = 1').run()
  }
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

/**
 * What was deleted from the words stays in the pages of the index until they are merged, and in the write-ahead log until that is
 * written over: all of it is merged bit by bit, and when there is nothing left to merge the log goes.
 */
function purge({ at, statement }: Database): boolean {
  if (Number(statement('SELECT is_left FROM purging').get()?.['is_left']) === 0) return false
  const changes = () => Number(statement('SELECT total_changes() AS changes').get()?.['changes'])
  const before = changes()
  statement(`INSERT INTO words (words, rank) VALUES ('merge', ?)`).run(-purgedPages)
  // https://sqlite.org/fts5.html#the_merge_command: fewer than two say that there was nothing to do.
  if (changes() - before >= 2) return true
  statement('UPDATE purging SET is_left = 0').run()
  at.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  return false
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
