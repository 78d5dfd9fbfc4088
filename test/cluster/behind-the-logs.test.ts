import { after, test } from 'node:test'
import { newId } from '@parley/protocol'
import { eventually } from '../support/eventually.ts'
import { agentAt, contactAt, until } from '../support/people.ts'
import { type ParleyServer, startServer } from '../support/parley-server.ts'
import { startPostgres } from './support/start-postgres.ts'

const postgres = await startPostgres()
after(() => postgres.remove())

/** Servers that share a database; each has a data folder of its own. */
async function startServers(count: number): Promise<ParleyServer[]> {
  const environment = { PARLEY_DATABASE_URL: await postgres.createSchema() }
  return Promise.all(Array.from({ length: count }, () => startServer({ environment })))
}

test('[SRH8] each server on one PostgreSQL finds what was written through any of them, also after kill -9 and a restart of the database', async (context) => {
  const servers = await startServers(2)
  const [one, two] = servers as [ParleyServer, ParleyServer]
  const contact = contactAt(one).client
  const supervisor = agentAt(two, 'cleo').client
  context.after(async () => {
    contact.close()
    supervisor.close()
    for (const server of servers) await server.remove()
  })
  await Promise.all([contact.open(), supervisor.open()])
  const conversation = newId()
  const say = (text: string) =>
    contact.conversations.has(conversation)
      ? contact.send('send-message', { message: { kind: 'text', text } }, conversation).answered
      : contact.send('start-conversation', { message: { kind: 'text', text } }, conversation).answered
  const found = async () => {
    await until(supervisor, () => supervisor.connection.is === 'online', 'the supervisor is connected')
    const answer = await supervisor.search({ text: 'umbrella' })
    return answer?.hits.map(({ snippet }) => snippet)
  }

  await say('The first umbrella')
  await eventually(found, ['The first umbrella'], 'found on the other server')

  await two.kill()
  await say('The second umbrella')
  await two.start()
  supervisor.hint()
  await eventually(found, ['The second umbrella', 'The first umbrella'], 'found where it was missed')

  const saying = postgres.stop('kill').then(() => say('The third umbrella'))
  await eventually(async () => (await fetch(`${one.url}/readyz`)).status, 503, 'the server says that it is not ready')
  await postgres.start()
  await saying
  await eventually(
    found,
    ['The third umbrella', 'The second umbrella', 'The first umbrella'],
    'what was sent while the database was away',
  )
})
