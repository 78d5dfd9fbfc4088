import { after } from 'node:test'
import { openPostgres } from '../../packages/server/src/store/open-postgres.ts'
import { auditRowsContract } from '../contracts/store/audit-rows-contract.ts'
import { batchContract } from '../contracts/store/batch-contract.ts'
import { contactRowsContract } from '../contracts/store/contact-rows-contract.ts'
import { erasureRowsContract } from '../contracts/store/erasure-rows-contract.ts'
import { fileRowsContract } from '../contracts/store/file-rows-contract.ts'
import { renewalContract } from '../contracts/store/renewal-contract.ts'
import { storeContract } from '../contracts/store/store-contract.ts'
import { startPostgres } from './support/start-postgres.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

const open = async () => openPostgres(await postgres.createSchema(), { node: 'one' })

storeContract('PostgreSQL', open)
fileRowsContract('PostgreSQL', open)
contactRowsContract('PostgreSQL', open)
batchContract('PostgreSQL', open)
auditRowsContract('PostgreSQL', open)
erasureRowsContract('PostgreSQL', open)
renewalContract('PostgreSQL', open)
