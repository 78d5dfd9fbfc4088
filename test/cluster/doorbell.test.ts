import { after } from 'node:test'
import { openPostgresNode } from '../../packages/server/src/running/open-postgres-node.ts'
import { doorbellContract, type RingingNode } from '../contracts/doorbell/doorbell-contract.ts'
import { signalsContract } from '../contracts/doorbell/signals-contract.ts'
import { appending } from './support/writes.ts'
import { startPostgres } from './support/start-postgres.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

async function openNodes(count: number) {
  const url = await postgres.createSchema()
  return Promise.all(Array.from({ length: count }, () => openPostgresNode(url, { log: () => {} })))
}

doorbellContract('PostgreSQL', async () => {
  const nodes = await openNodes(2)
  const [one, two] = nodes.map(
    ({ store, doorbell }): RingingNode => ({
      doorbell,
      async append(logs) {
        await store.commit(logs.map((log) => appending(log, 1)))
        doorbell.ring(logs.map((log) => [log, 1]))
      },
    }),
  )
  return { one: one!, two: two!, close: async () => void (await Promise.all(nodes.map(({ store }) => store.close()))) }
})

signalsContract('PostgreSQL', async () => {
  const nodes = await openNodes(3)
  const [one, two, three] = nodes.map(({ signals }) => signals)
  return {
    one: one!,
    two: two!,
    three: three!,
    async close() {
      for (const { signals, store } of nodes) {
        await signals.close()
        await store.close()
      }
    },
  }
})
