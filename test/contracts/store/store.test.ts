import { after } from 'node:test'
import { createMemoryStore } from '../../../packages/server/src/store/memory-store.ts'
import { createPostgresStore } from '../../../packages/server/src/store/postgres/postgres-store.ts'
import { openSqlite } from '../../../packages/server/src/store/open-sqlite.ts'
import { migrate } from '../../../packages/server/src/store/sql/migrate.ts'
import { auditRowsContract } from './audit-rows-contract.ts'
import { batchContract } from './batch-contract.ts'
import { contactRowsContract } from './contact-rows-contract.ts'
import { erasureRowsContract } from './erasure-rows-contract.ts'
import { fileRowsContract } from './file-rows-contract.ts'
import { closePglite, openPglite } from './pglite-driver.ts'
import { renewalContract } from './renewal-contract.ts'
import { storeContract } from './store-contract.ts'

const stores = {
  memory: async () => createMemoryStore(),
  SQLite: () => openSqlite(':memory:'),
  'PostgreSQL (PGlite)': async () => {
    const driver = await openPglite()
    await migrate(driver)
    return createPostgresStore(driver, { node: 'n1' })
  },
}

for (const [name, open] of Object.entries(stores)) {
  storeContract(name, open)
  fileRowsContract(name, open)
  contactRowsContract(name, open)
  batchContract(name, open)
  auditRowsContract(name, open)
  erasureRowsContract(name, open)
  // Nobody else writes to a SQLite database.
  if (name !== 'SQLite') renewalContract(name, open)
}

after(closePglite)
