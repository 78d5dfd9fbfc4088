import assert from 'node:assert/strict'
import { conversationLog, type LoggedEvent } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import { assertAgrees, Journal, messagesIn } from '../support/journal.ts'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { until } from '../support/people.ts'
import { chanceFrom } from '../support/random.ts'
import { Wire } from '../support/wire.ts'
import { answeringAgent, writingContact } from '../support/writers.ts'

const contactCount = 17
const agents = ['ada', 'ben', 'cleo'] as const

/** As fast as they can: what is measured here is the log, not the allowance. */
const generous = {
  limits: {
    contactCommandsPer10s: 1_000_000,
    contactCommandBurst: 1_000_000,
    agentCommandsPer10s: 1_000_000,
    agentCommandBurst: 1_000_000,
    conversationsPerMinute: 1_000_000,
    hellosPerMinute: 1_000_000,
  },
}

/**
 * Twenty people write as fast as they can while the server is ended again and again, each time after a random number of
 * answers: killed, or stopped in order. In the end every log must agree with what everybody was told, and every screen
 * with the log.
 */
export async function surviveEnds(story: { rounds: number; seed: number; end: 'kill' | 'stop' }): Promise<void> {
  const { rounds, seed, end } = story
  const server = await startServer({ config: generous })
  const journal = new Journal()
  const contacts = Array.from({ length: contactCount }, (_, index) =>
    writingContact(server, journal, chanceFrom(seed + index), `contact ${index}`),
  )
  const staff = agents.map((who, index) => answeringAgent(server, journal, chanceFrom(seed - index - 1), who))
  const people = [...contacts, ...staff]
  try {
    const chance = chanceFrom(seed)
    for (let round = 0; round < rounds; round++) {
      await journal.afterAccepted(chance.between(0, 300))
      if (end === 'kill') await server.kill()
      else assert.equal(await server.stop(), 0, 'it ends in order')
      await server.start()
      for (const { client } of people) client.hint()
    }
    await journal.afterAccepted(100)
    await Promise.all(people.map((person) => person.stop()))
    assert.equal(journal.entries.filter(({ answer }) => !answer).length, 0, 'everybody got an answer')

    for (const contact of contacts) await assertKept(server, journal, contact)
    assert.deepEqual(server.errors(), [])
  } finally {
    for (const { client } of people) client.close()
    await server.remove()
  }
}

async function assertKept(server: ParleyServer, journal: Journal, contact: ReturnType<typeof writingContact>) {
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
