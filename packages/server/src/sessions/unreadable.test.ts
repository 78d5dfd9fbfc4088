import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { createLocalDoorbell } from '../doorbell/local-doorbell.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, type RawClient, text } from '../testing/raw-client.ts'

const ada = { agentId: 'ada', name: 'Ada', ready: true }

/** A store whose logs cannot be read while `trouble.is`; all else of it works. */
function sometimesUnreadable(store: Store) {
  const trouble = { is: false }
  const unless =
    <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      if (trouble.is) throw new Error('the disk does not answer')
      return ask(...asked)
    }
  const [readEvents, readConversations] = [unless(store.readEvents), unless(store.readConversations)]
  return { trouble, store: { ...store, readEvents, readConversations } satisfies Store }
}

/** Two servers on one store. Grace is on the one that has trouble to read, Ada on the other. */
async function talking() {
  const [clock, doorbell, whole] = [fakeClock(), createLocalDoorbell(), createMemoryStore()]
  const { trouble, store } = sometimesUnreadable(whole)
  const there = await startInMemoryServer({ clock, doorbell, store: whole })
  const here = await startInMemoryServer({ clock, doorbell, store })
  const agent = await connectAgent(there, ada)
  const contact = await connect(here, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  const settled = async () => {
    for (const server of [here, there]) await server.settled()
  }
  await settled()
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  await settled()
  const says = async (words: string) => {
    await agent.command('send-message', text(words), id)
    await settled()
  }
  return { here, trouble, contact, says, log: conversationLog(id) }
}

/** Comes back as clients do: with the token of the first welcome, and what has been heard so far. */
async function comesBack(server: InMemoryServer, contact: RawClient, log: ReturnType<typeof conversationLog>) {
  const you = contact.of('welcome')[0]?.you
  const token = you?.role === 'contact' ? you.token : undefined
  const seq = contact.events(log).at(-1)?.seq ?? 0
  return connect(server, {
    as: { role: 'contact', site: 'shop', ...(token !== undefined && { token }) },
    following: { [log]: seq },
  })
}

const goodbyesOf = (client: RawClient) => client.of('goodbye').map(({ code, retry, facts }) => [code, retry, facts])
const unavailable = [['unavailable', 'later', { retryAfterMs: 1_000 }]]

test('[CON31] who follows a log that cannot be read when it goes on elsewhere is sent away, and gets it on coming back', async () => {
  const { here, trouble, contact, says, log } = await talking()
  trouble.is = true
  await says('Are you there?')
  assert.deepEqual(goodbyesOf(contact), unavailable)
  assert.ok(contact.closed)

  trouble.is = false
  const again = await comesBack(here, contact, log)
  assert.match(JSON.stringify(again.events(log)), /Are you there\?/)
  assert.deepEqual(goodbyesOf(again), [])
})

test('[CON31] who comes while the log cannot be read is sent away after the welcome, as often as it is so', async () => {
  const { here, trouble, contact, says, log } = await talking()
  await contact.drop()
  await says('Are you there?')
  trouble.is = true
  for (let times = 0; times < 2; times++) {
    const early = await comesBack(here, contact, log)
    assert.deepEqual(
      early.frames.map(({ type }) => type),
      ['welcome', 'goodbye'],
    )
    assert.deepEqual(goodbyesOf(early), unavailable)
    assert.ok(early.closed)
  }

  trouble.is = false
  const late = await comesBack(here, contact, log)
  assert.match(JSON.stringify(late.events(log)), /Are you there\?/)
})
