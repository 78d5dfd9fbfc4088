import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { conversationLog, type LoggedEvent, type LogId, type Message, newId } from '@parley/protocol'
import { emptyTranscript, withNewer } from '@parley/protocol/client'
import { mayWrite, messageAsText, policyOf } from '@parley/protocol/schemas'
import { fakeClock } from '@parley/protocol/testing'
import { anyMessage } from '@parley/protocol/testing/arbitrary-message'
import fc from 'fast-check'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { openSqlite } from '../store/open-sqlite.ts'
import { type InMemoryServer, startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, type RawClient } from '../testing/raw-client.ts'

const settings = {
  ...defaultCoreSettings,
  sites: { shop: { ...defaultSiteSettings, bot: { id: 'mira', name: 'Mira' } } },
}
const ada = { agentId: 'ada', name: 'Ada Lovelace', ready: true }
const asBot = { as: { role: 'bot', token: 'mira' } } as const
const asContact = (token?: string) =>
  ({ as: { role: 'contact', site: 'shop', ...(token !== undefined && { token }) } }) as const

/** A message in plain words, as every reader has it: what transcripts, notifications, search and exports take. */
const wordsOf = (message: Message) => ({
  message,
  text: messageAsText(message),
  policy: policyOf(message),
})

/** The messages of a log, as the transcript of a screen that was given these events has them. */
function readIn(events: readonly LoggedEvent[]) {
  const { chunks } = withNewer(emptyTranscript, events)
  return chunks
    .flatMap(({ lines }) => lines)
    .flatMap((line) => (line.is === 'message' ? [{ message: line.message, text: line.text, policy: line.policy }] : []))
}
const shownTo = (client: RawClient, log: LogId) => readIn(client.events(log))

/** Everybody who may read the conversation, as they come back to it: with nothing, and with half of it. */
async function readersOf(server: InMemoryServer, token: string, log: LogId, half: number) {
  const anew = await connect(server, asContact(token))
  const resuming = await connect(server, { ...asContact(token), following: { [log]: half } })
  const agent = await connectAgent(server, ada, { [log]: half })
  return { anew, resuming, agent }
}

test('[RIC3] [B051] [ATK23] any messages are the same and have the same text in the log, at every reader, after a resume and a restart', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-messages-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))

  /** One conversation with these messages, told on a server of its own; and then on the next one, from the same file. */
  const isTheSameEverywhere = async (messages: readonly Message[]) => {
    const path = join(folder, `${newId()}.sqlite`)
    const clock = fakeClock()
    const store = await openSqlite(path)
    const server = await startInMemoryServer({ clock, settings, store })
    const contact = await connect(server, asContact())
    const { token = '' } = contact.of('welcome')[0]!.you as { token?: string }
    const bot = await connect(server, asBot)
    const id = newId()
    const log = conversationLog(id)
    await contact.command('start-conversation', { name: 'Grace' }, id)
    for (const message of messages) {
      const answer = await bot.command('send-message', { message }, id)
      assert.equal(answer.type, 'accepted', JSON.stringify(answer))
    }
    const sent = messages.map(wordsOf)
    assert.deepEqual(shownTo(contact, log), sent, 'live')

    const agent = await connectAgent(server, ada)
    await bot.command('hand-over', {}, id)
    await agent.command('accept-invitation', { invitation: invitationOf(agent)?.seq ?? 0 }, id)
    assert.deepEqual(shownTo(agent, log), sent, 'to the agent who takes over')
    const half = contact.events(log)[Math.floor(messages.length / 2)]?.seq ?? 1

    const check = async (there: InMemoryServer, when: string) => {
      const readers = await readersOf(there, token, log, half)
      assert.deepEqual(shownTo(readers.anew, log), sent, `to who comes anew, ${when}`)
      for (const [who, reader] of [['contact', readers.resuming] as const, ['agent', readers.agent] as const]) {
        const known = contact.events(log).filter(({ seq }) => seq <= half)
        assert.equal(reader.events(log)[0]?.seq, half + 1, `the ${who} is told what is new`)
        assert.deepEqual(readIn([...known, ...reader.events(log)]), sent, `to the ${who} who resumes, ${when}`)
      }
    }
    await check(server, 'on the same server')
    await server.core.stop()
    await store.close()

    const reopened = await openSqlite(path)
    const next = await startInMemoryServer({ clock, settings, store: reopened })
    await check(next, 'after a restart')
    const stored = await reopened.readEvents(log, { limit: 200 })
    assert.deepEqual(readIn(stored.map((json) => JSON.parse(json) as LoggedEvent)), sent, 'in the store')
    await next.core.stop()
    await reopened.close()
  }

  // Files are written by the server alone: see `files/`.
  const ofBots = anyMessage.filter((message) => mayWrite('bot', message))
  await fc.assert(
    fc.asyncProperty(fc.array(ofBots, { minLength: 1, maxLength: 25, size: 'max' }), isTheSameEverywhere),
    { numRuns: 40, interruptAfterTimeLimit: 60_000 },
  )
})
