// The floor on PostgreSQL, in the database that DATABASE_URL names: a batch is one statement, which is a transaction of its own.
import pg from 'pg'
import { serveFloor } from '../server/floor-loop.ts'

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
await client.connect()
await client.query(`
  CREATE TABLE events (log text, seq bigint, json text, PRIMARY KEY (log, seq));
  CREATE TABLE commands (id text PRIMARY KEY, seq bigint)`)

const add = {
  name: 'add',
  text: `WITH added AS (INSERT INTO events SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]))
    INSERT INTO commands SELECT * FROM unnest($4::text[], $2::bigint[])`,
}

serveFloor(async (batch) => {
  const values = [
    batch.map(({ conversation }) => conversation),
    batch.map(({ seq }) => seq),
    batch.map(({ json }) => json),
    batch.map(({ id }) => id),
  ]
  await client.query({ ...add, values })
})
