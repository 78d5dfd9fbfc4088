import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { conversationLog, type LoggedEvent } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import { Gaps } from '../support/gaps.ts'
import { assertAgrees, Journal, messagesIn } from '../support/journal.ts'
import { ParleyCluster } from '../support/parley-cluster.ts'
import { ParleyServer, type Address } from '../support/parley-server.ts'
import { hasty, until } from '../support/people.ts'
import { chanceFrom } from '../support/random.ts'
import { spread } from '../support/spread.ts'
import { Wire } from '../support/wire.ts'
import type { writingContact } from '../support/writers.ts'
import { agents, gather, generous } from './crowd.ts'

export interface Story {
  readonly rounds: number
  readonly seed: number
  readonly end: 'kill' | 'stop'
  /** One unless given. */
  readonly nodes?: number
}

/**
 * Twenty people write as fast as they can while the server is ended again and again, each time after a random number of
 * answers: killed, or stopped in order. Of several nodes one is, while the others go on. In the end every log must agree with what
 * everybody was told, and every screen with the log. How long people were without a line is said, and judged by nobody.
 */
export async function surviveEnds(story: Story, t: Pick<TestContext, 'diagnostic'>): Promise<void> {
  const { rounds, seed, end, nodes = 1 } = story
  const server = nodes > 1 ? new ParleyCluster(nodes, { config: generous }) : new ParleyServer({ config: generous })
  await server.start()
  const journal = new Journal()
  // Where others go on, people come back by themselves and wait as clients do; a single server is waited for.
  const random = nodes > 1 ? Math.random : hasty
  const { contacts, people } = gather(server, journal, seed, random)
  const gaps = new Gaps()
  const backMs: number[] = []
  for (const { client } of people) gaps.watch(client)
  try {
    const chance = chanceFrom(seed)
    for (let round = 0; round < rounds; round++) {
      await journal.afterAccepted(chance.between(0, 300))
      const ended = server instanceof ParleyCluster ? chance.oneOf(server.nodes)! : server
      if (end === 'kill') await ended.kill()
      else assert.equal(await ended.stop(), 0, 'it ends in order')
      if (ended !== server) await journal.afterAccepted(chance.between(0, 300))
      const startedAt = performance.now()
      await ended.start()
      if (ended === server) for (const { client } of people) client.hint()
      await journal.afterAccepted(1)
      backMs.push(performance.now() - startedAt)
    }
    await journal.afterAccepted(100)
    await Promise.all(people.map((person) => person.stop()))
    assert.equal(journal.entries.filter(({ answer }) => !answer).length, 0, 'everybody got an answer')

    for (const contact of contacts) await assertKept(server, journal, contact)
    assert.deepEqual(server.errors(), [])
    t.diagnostic(`${journal.accepted} messages were accepted`)
    t.diagnostic(spread('from starting again to the next accepted message', backMs))
    t.diagnostic(spread('somebody without a line', gaps.ms))
  } finally {
    for (const { client } of people) client.close()
    await server.remove()
  }
}

async function assertKept(server: Address, journal: Journal, contact: ReturnType<typeof writingContact>) {
  const wire = await Wire.open(server, { role: 'contact', site: 'shop', token: contact.token })
  for (const id of contact.conversations) {
    const log = await wire.readLog(conversationLog(id))
    const written = journal.entries.filter((entry) => entry.in === id)
    const byContact = written.filter(({ text }) => text.startsWith('contact'))
    const byAgent = agents.map((who) => written.filter(({ text }) => text.startsWith(who)))
    assertAgrees(log, [byContact, ...byAgent])

    const view = contact.client.conversations.get(id)
    if (!view) continue
    await until(
      contact.client,
      () => contact.client.conversations.get(id)?.conversation.seq === log.length,
      `the screen has ${id}`,
    )
    assertShows(contact.client.conversations.get(id) ?? view, log)
  }
  await wire.close()
}

/** The screen shows the log's messages, and nothing on its way. */
function assertShows({ transcript, pending }: ConversationView, log: readonly LoggedEvent[]) {
  const shown = transcript.chunks.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.is === 'message' ? line.seq : [])),
  )
  const expected = messagesIn(log).flatMap(({ seq }) => (seq >= transcript.fromSeq ? seq : []))
  assert.deepEqual(shown, expected, 'the screen shows what the log says')
  assert.deepEqual(pending, [], 'nothing is left on its way')
}
