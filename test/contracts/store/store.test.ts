import { after } from 'node:test'
import { createMemoryStore } from '../../../packages/server/src/store/memory-store.ts'
import { openSqlite } from '../../../packages/server/src/store/open-sqlite.ts'
import { migrate } from '../../../packages/server/src/store/sql/migrate.ts'
import { createSqlStore } from '../../../packages/server/src/store/sql/sql-store.ts'
import { closePglite, openPglite } from './pglite-driver.ts'
import { storeContract } from './store-contract.ts'

storeContract('memory', async () => createMemoryStore())
storeContract('SQLite', () => openSqlite(':memory:'))
storeContract('PostgreSQL (PGlite)', async () => {
  const driver = await openPglite()
  await migrate(driver)
  return createSqlStore(driver, { soleWriter: false })
})

after(closePglite)
