import { type Database, openDerived } from '../following/derived-database.ts'
import type { Course, Part } from './facts.ts'
import type { FactIndex, Kept, Place, Range, Row, RowsOf } from './fact-index.ts'

/** One more whenever what is kept, or how it is made, changes: it is made anew from the logs. */
const shape = 1

const numbers = 'first_response, waited, handling, waits, late'

/** Rows stand in the order of opening, so that a range is read in one go. */
const tables = `
  CREATE TABLE courses (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, course TEXT NOT NULL);
  CREATE TABLE conversations (opened INTEGER NOT NULL, no INTEGER NOT NULL, site TEXT NOT NULL, skill TEXT,
    outcome TEXT NOT NULL, ended_by TEXT, stars INTEGER, first_response INTEGER, waited INTEGER, handling INTEGER,
    waits INTEGER NOT NULL, late INTEGER NOT NULL, PRIMARY KEY (opened, no)) WITHOUT ROWID;
  CREATE TABLE parts (opened INTEGER NOT NULL, no INTEGER NOT NULL, agent TEXT NOT NULL, first_response INTEGER,
    waited INTEGER, handling INTEGER, waits INTEGER NOT NULL, late INTEGER NOT NULL, PRIMARY KEY (opened, no, agent))
    WITHOUT ROWID;
  CREATE TABLE agents (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE reached (place INTEGER NOT NULL, mark TEXT NOT NULL);
  INSERT INTO reached (place, mark) VALUES (0, '')`

/** Rows that are read at once: a few milliseconds. */
const pageRows = 500

/** Opens the facts at `path` (`:memory:` for none). */
export function openSqliteFacts(path: string): FactIndex {
  const database = openDerived(path, { shape, tables })
  return {
    reached: async () =>
      database.use(({ statement }) => {
        const row = statement('SELECT place, mark FROM reached').get()
        return { place: Number(row?.['place'] ?? 0), mark: String(row?.['mark'] ?? '') }
      }),
    courses: async (ids) =>
      database.use(({ statement }) => {
        const read = statement('SELECT course FROM courses WHERE id = ?')
        const found = ids.flatMap((id) => {
          const row = read.get(id)
          return row ? [[id, JSON.parse(String(row['course'])) as Course] as const] : []
        })
        return new Map(found)
      }),
    put: async (kept, { place, mark }) =>
      database.use(({ at, statement }) => {
        at.exec('BEGIN IMMEDIATE')
        for (const each of kept) putOne({ at, statement }, each)
        statement('UPDATE reached SET place = ?, mark = ?').run(place, mark)
        at.exec('COMMIT')
      }),
    clear: async () => database.clear(),
    page: async (range, of, after) =>
      database.use((facts) => {
        const page = readPage(facts, range, after ?? [range.from, -1, ''], of)
        const last = page.length < pageRows ? undefined : page.at(-1)
        return {
          rows: page.map(rowOf),
          next: last ? [last[0] as number, last[1] as number, String(last[12] ?? '')] : null,
        }
      }),
    names: async () =>
      database.use(({ statement }) => {
        const rows = statement('SELECT id, name FROM agents').all()
        return new Map(rows.map((row) => [String(row['id']), String(row['name'])]))
      }),
    close: async () => database.close(),
  }
}

function putOne({ statement }: Database, { id, course, facts }: Kept): void {
  const row = statement(
    `INSERT INTO courses (id, course) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET course = excluded.course RETURNING no`,
  ).get(id, JSON.stringify(course))
  if (!facts) return
  const no = Number(row?.['no'])
  const { openedAt: opened } = facts
  statement(
    `INSERT OR REPLACE INTO conversations (opened, no, site, skill, outcome, ended_by, stars, ${numbers})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(opened, no, facts.site, facts.skill, facts.outcome, facts.endedBy, facts.stars, ...numbersOf(facts))
  for (const part of facts.parts) {
    statement(`INSERT OR REPLACE INTO parts (opened, no, agent, ${numbers}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
      opened,
      no,
      part.agentId,
      ...numbersOf(part),
    )
    // Nearly always the name is there already.
    statement(
      `INSERT INTO agents (id, name) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
    ).run(part.agentId, part.name)
  }
}

const numbersOf = ({ firstResponseMs, waitedMs, handlingMs, waits, late }: Omit<Part, 'agentId' | 'name'>) =>
  [firstResponseMs, waitedMs, handlingMs, waits, late] as const

/** As they stand in `whole` and `numbers`; with the agent where it is about parts. */
type Columns = readonly (string | number | null)[]

const whole = 'c.opened, c.no, c.site, c.skill, c.outcome, c.ended_by, c.stars'

/** Arrays, not objects: a report reads very many. */
function rowsOf({ statement }: Database, text: string, ...values: (string | number)[]): Columns[] {
  const prepared = statement(text)
  prepared.setReturnArrays(true)
  return prepared.all(...values) as unknown as Columns[]
}

function readPage(database: Database, { before }: Range, after: Place, of: RowsOf): Columns[] {
  const [opened, no] = after
  return of === 'conversations'
    ? rowsOf(
        database,
        `SELECT ${whole}, ${numbers} FROM conversations c WHERE (c.opened, c.no) > (?, ?) AND c.opened < ?
         ORDER BY c.opened, c.no LIMIT ${pageRows}`,
        opened,
        no,
        before,
      )
    : rowsOf(
        database,
        `SELECT ${whole}, p.first_response, p.waited, p.handling, p.waits, p.late, p.agent
         FROM parts p CROSS JOIN conversations c ON c.opened = p.opened AND c.no = p.no
         WHERE (p.opened, p.no, p.agent) > (?, ?, ?) AND p.opened < ? ORDER BY p.opened, p.no, p.agent LIMIT ${pageRows}`,
        ...after,
        before,
      )
}

function rowOf(columns: Columns): Row {
  const [opened, , site, skill, outcome, endedBy, stars, firstResponse, waited, handling, waits, late, agent] = columns
  return {
    agentId: (agent ?? null) as Row['agentId'],
    openedAt: opened as number,
    site: site as string,
    skill: skill as Row['skill'],
    outcome: outcome as Row['outcome'],
    endedBy: endedBy as Row['endedBy'],
    stars: stars as Row['stars'],
    firstResponseMs: firstResponse as Row['firstResponseMs'],
    waitedMs: waited as Row['waitedMs'],
    handlingMs: handling as Row['handlingMs'],
    waits: waits as number,
    late: late as number,
  }
}
