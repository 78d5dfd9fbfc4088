import pg from 'pg'
import type { Examined } from '../examination.ts'
import { findingsOf, wordOf, type Finding } from '../finding.ts'
import { fits } from './database.ts'

const found = findingsOf('database')

/** How long the database may take to answer, in milliseconds. */
const answerMs = 10_000

/** Looks at a PostgreSQL database, and changes nothing in it. */
export async function lookAtPostgres(url: string, { clocks }: Examined): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    application_name: 'parley doctor',
  })
  // A line that breaks is told by whoever asks on it.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT current_setting('server_version') AS version, pg_is_in_recovery() AS copy,
        extract(epoch FROM clock_timestamp()) * 1000 AS now, current_setting('server_encoding') AS encoding,
        to_regclass('schema_versions') IS NOT NULL AS used`,
    )
    const { version, copy, now, encoding, used } = rows[0] ?? {}
    clocks.set('the database', Number(now) - Date.now())
    const findings = [found.ok(`PostgreSQL ${String(version)} answers.`)]
    if (copy === true)
      findings.push(
        found.problem('It is a copy that takes nothing.', 'Name the primary in PARLEY_DATABASE_URL, not a replica.'),
      )
    if (encoding !== 'UTF8')
      findings.push(found.problem(`Its texts are ${String(encoding)}.`, 'Make the database with ENCODING UTF8.'))
    if (used !== true) return [...findings, found.ok('It is empty; the first start makes its tables.')]
    const versions = await client.query<{ version: unknown }>('SELECT max(version) AS version FROM schema_versions')
    return [...findings, fits(Number(versions.rows[0]?.version ?? 0))]
  } catch (error) {
    return [
      found.problem(
        `The database does not answer (${wordOf(error)}).`,
        'Start it, or correct PARLEY_DATABASE_URL: its host, port, name, user and password.',
      ),
    ]
  } finally {
    await client.end().catch(() => {})
  }
}
