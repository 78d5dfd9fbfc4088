import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { newId, type SearchHit } from '@parley/protocol'
import { agentAt, contactAt, until } from '../support/people.ts'
import { type ParleyServer, startServer } from '../support/parley-server.ts'
import { chanceFrom, seedOfThisRun } from '../support/random.ts'

const seed = seedOfThisRun()
const chance = chanceFrom(seed)

/** As fast as they can: what is measured here is the index, not the allowance. */
const config = {
  limits: {
    contactCommandsPer10s: 1_000_000,
    contactCommandBurst: 1_000_000,
    agentCommandsPer10s: 1_000_000,
    agentCommandBurst: 1_000_000,
  },
}

let server: ParleyServer
let contact: ReturnType<typeof contactAt>['client']
let supervisor: ReturnType<typeof agentAt>['client']
const conversation = newId()

beforeEach(async () => {
  server = await startServer({ config })
  contact = contactAt(server).client
  supervisor = agentAt(server, 'cleo').client
  await Promise.all([contact.open(), supervisor.open()])
})
afterEach(async () => {
  contact.close()
  supervisor.close()
  await server.remove()
})

const say = (text: string) => {
  const message = { kind: 'text', text } as const
  return contact.conversations.has(conversation)
    ? contact.send('send-message', { message }, conversation).answered
    : contact.send('start-conversation', { message }, conversation).answered
}

/** Everything that is found, page by page. */
async function hitsOf(text: string): Promise<readonly SearchHit[]> {
  await until(supervisor, () => supervisor.connection.is === 'online', 'the supervisor is connected')
  const hits: SearchHit[] = []
  let before: number | undefined
  do {
    const answer = await supervisor.search({ text, ...(before !== undefined && { before }) })
    assert.ok(answer, 'the search answers')
    hits.push(...answer.hits)
    before = answer.before
  } while (before !== undefined)
  return hits
}

test(`[SRH8] [B036] kill -9 between commit and index, ten times: what was accepted is found, each thing once (SEED=${seed})`, async () => {
  await say('The first umbrella')
  const accepted: string[] = ['The first umbrella']
  for (let round = 0; round < 10; round++) {
    const count = chance.between(1, 30)
    const texts = Array.from({ length: count }, (_, at) => `Round ${round}, umbrella ${at}`)
    const answers = texts.map(say)
    await answers.at(-1)
    // The index follows after a tenth of a second: some of it is taken in by now, or nothing.
    if (chance.next() < 0.5) await hitsOf(`"Round ${round}, umbrella 0"`)
    await server.kill()
    await server.start()
    contact.hint()
    supervisor.hint()
    await Promise.all(answers)
    accepted.push(...texts)
  }
  const found = await hitsOf('umbrella')
  assert.deepEqual(found.map(({ snippet }) => snippet).sort(), [...accepted].sort())
  assert.deepEqual(server.errors(), [])
})

test('[SRH9] an index that was taken away is made anew from the logs', async () => {
  await say('The first umbrella')
  await say('Another umbrella')
  assert.equal((await hitsOf('umbrella')).length, 2)
  await server.stop()
  for (const name of readdirSync(server.dataFolder))
    if (name.startsWith('search.sqlite')) rmSync(join(server.dataFolder, name))
  await server.start()
  supervisor.hint()
  assert.equal((await hitsOf('umbrella')).length, 2)
})
