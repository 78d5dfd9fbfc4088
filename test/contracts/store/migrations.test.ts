import { DatabaseSync } from 'node:sqlite'
import { after } from 'node:test'
import { sqliteDriver } from '../../../packages/server/src/store/open-sqlite.ts'
import { migrationsContract } from './migrations-contract.ts'
import { closePglite, openPglite } from './pglite-driver.ts'

const mistake = { text: 'SELECT this_is_no_column', values: [] }

migrationsContract('SQLite', async () => sqliteDriver(new DatabaseSync(':memory:')), mistake)
migrationsContract('PostgreSQL (PGlite)', openPglite, mistake, 6)

after(closePglite)
