import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, conversationLog, interactionLog, newId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { createMemoryFileStore } from '../files/memory-file-store.ts'
import { createMemorySearchIndex } from '../search/memory-search-index.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text } from '../testing/raw-client.ts'
import { TestNodes } from '../testing/nodes.ts'
import { asks } from '../testing/search-samples.ts'
import { createEraser } from './eraser.ts'
import { Retention } from './retention.ts'

const dayMs = 24 * 3_600_000
const ada = { agentId: 'ada', name: 'Ada', ready: true }

/** A desk where Ada takes whoever comes. */
async function office(store: Store = createMemoryStore()) {
  const clock = fakeClock(Date.UTC(2026, 0, 5))
  /** By it days go by: nobody there has to wait for them. */
  const calendar = fakeClock(clock.now())
  const searchIndex = createMemorySearchIndex()
  const server = await startInMemoryServer({ clock, store, searchIndex })
  const agent = await connectAgent(server, ada)
  const lines: string[] = []
  const eraserOn = (on: Store) =>
    createEraser({
      store: on,
      files: createMemoryFileStore({ now: clock.now }),
      core: server.core,
      now: calendar.now,
      log: (name) => void lines.push(name),
    })
  /** Somebody writes so many messages, and is done. */
  async function chat(name: string, messages = 1, isDone = true) {
    const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
    const id = newId()
    await contact.command('start-conversation', { ...text('secret'), name }, id)
    await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
    for (let at = 1; at < messages; at++) {
      await agent.command('send-message', text(`secret ${at}`), id)
      await clock.advance(200)
    }
    if (isDone) for (const command of ['end-conversation', 'mark-done'] as const) await agent.command(command, {}, id)
    return { id, contact: (await store.historyOf(id))!.contact }
  }
  const everything = async (id: string) => {
    const logs = [conversationLog(id), interactionLog(id)]
    const events = await Promise.all(logs.map((log) => store.readEvents(log, { limit: 1_000 })))
    return JSON.stringify([events, await store.readConversations([id])])
  }
  const retain = (days: number, on: Store = store) =>
    new Retention({
      store: on,
      eraser: eraserOn(on),
      days: { shop: days },
      clock: calendar,
      log: (name) => void lines.push(name),
    })
  return { store, clock, calendar, server, agent, eraserOn, chat, everything, lines, searchIndex, retain }
}

test('[PRV10] [B056] a long conversation has no secret in its logs and its snapshots, and folds without a gap', async () => {
  const { store, chat, eraserOn, everything } = await office()
  const { id, contact } = await chat('Zerlina', 260)
  const before = (await store.readEvents(conversationLog(id), { limit: 1_000 })).length
  await eraserOn(store).contact(contact, 'agent:root')
  const left = await everything(id)
  assert.ok(!/secret|Zerlina/.test(left))
  const [there] = await store.readConversations([id])
  assert.equal((await store.readEvents(conversationLog(id), { limit: 1_000 })).length, before)
  assert.ok((there?.conversation.tail.length ?? 0) < 10, 'rebuilding it is as cheap as before')
})

test('[PRV14] wherever erasing is cut off, it is finished later', async () => {
  for (let writes = 0, isWhole = false; !isWhole; writes++) {
    const { store, chat, eraserOn, everything, retain } = await office()
    const [{ id, contact }, other] = [await chat('Zerlina'), await chat('Papageno')]
    let left = writes
    const cut =
      <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
      async (...args: Args): Promise<Result> => {
        if (left-- <= 0) throw new ChatError('unavailable', { retryAfterMs: 1 })
        return act(...args)
      }
    const { rewriteLog, noteErased, forgetContacts, wishErasure, dropErasure } = store
    const dying: Store = {
      ...store,
      rewriteLog: cut(rewriteLog),
      noteErased: cut(noteErased),
      forgetContacts: cut(forgetContacts),
      wishErasure: cut(wishErasure),
      dropErasure: cut(dropErasure),
    }
    isWhole = await eraserOn(dying)
      .contact(contact, 'agent:root')
      .then(() => true)
      .catch(() => false)
    if (writes > 0) {
      await retain(0).run()
      assert.ok(!/secret|Zerlina/.test(await everything(id)), `after ${writes} writes`)
      assert.ok(!JSON.stringify(await store.findContact(contact)).includes('Zerlina'))
    }
    assert.deepEqual(await store.wishedErasures(), [])
    assert.ok((await everything(other.id)).includes('secret'))
  }
})

test('[PRV12] [B056] the search finds nothing of what was erased, and the rest as before', async () => {
  const { store, server, clock, chat, eraserOn, searchIndex } = await office()
  const [{ id, contact }, other] = [await chat('Zerlina'), await chat('Papageno')]
  await eraserOn(store).contact(contact, 'agent:root')
  await clock.advance(1_000)
  await server.settled()
  const found = async (words: string) =>
    (await searchIndex.find(asks(words))).things.map(({ conversation }) => conversation)
  assert.deepEqual([await found('Zerlina'), await found('Papageno')], [[], [other.id]])
  assert.ok(!(await found('secret')).includes(id))
})

test('[PRV13] who has a conversation that is not done is not erased', async () => {
  const { store, chat, eraserOn, everything } = await office()
  const { id, contact } = await chat('Zerlina', 1, false)
  await assert.rejects(eraserOn(store).contact(contact, 'agent:root'), { code: 'conversation-open' })
  assert.ok((await everything(id)).includes('secret'))
  assert.deepEqual(await store.wishedErasures(), [])
})

test('[PRV20] [PRV21] [B056] what ended longer ago than the site keeps it is erased, the rest is not, and it is logged', async () => {
  const { clock, calendar, chat, everything, retain, lines } = await office()
  const old = await chat('Zerlina')
  await clock.advance(60_000)
  const young = await chat('Papageno')
  await calendar.advance(dayMs + 30_000)
  await retain(1).run()
  assert.ok(!/secret|Zerlina/.test(await everything(old.id)))
  assert.ok((await everything(young.id)).includes('secret'))
  assert.deepEqual(lines, ['retention-erased'])
})

test('[PRV20] a site that keeps everything loses nothing', async () => {
  const { calendar, chat, everything, retain } = await office()
  const old = await chat('Zerlina')
  await calendar.advance(4_000 * dayMs)
  await retain(0).run()
  assert.ok((await everything(old.id)).includes('secret'))
})

test('[PRV22] a contact of whom nothing is left is forgotten; one who is to be called, or has more, is not', async () => {
  const { store, calendar, chat, retain } = await office()
  const [over, awaited] = [await chat('Zerlina'), await chat('Papageno')]
  const at = calendar.now() + 100 * dayMs
  const callback = { id: newId(), contact: awaited.contact, conversation: awaited.id, at, number: '1234', note: '' }
  await store.addCallback({ ...callback, by: 'ada', name: 'Ada', createdAt: 0 })
  await calendar.advance(dayMs + 1)
  await retain(1).run()
  assert.ok(!(await store.findContact(over.contact))?.profile.includes('Zerlina'))
  assert.ok((await store.findContact(awaited.contact))?.profile.includes('Papageno'))
})

test('[PRV21] [PRV23] it erases once, on one node, and goes on by itself after a start and from hour to hour', async () => {
  const { store, calendar, server, chat, everything, retain } = await office()
  const [one, other] = [retain(1), retain(1)]
  one.start()
  other.start()
  const { id } = await chat('Zerlina')
  await calendar.advance(dayMs + 3_600_000)
  await one.idle()
  await other.idle()
  await server.settled()
  assert.ok(!/secret|Zerlina/.test(await everything(id)))
  const events = await store.readEvents(interactionLog(id), { limit: 100 })
  assert.equal(events.filter((json) => json.includes('interaction-erased')).length, 1)
  await Promise.all([one.stop(), other.stop()])
})

test('[PRV11] [PRV12] with several nodes the contact is sent away from all of them, and none has in memory what was', async () => {
  const nodes = new TestNodes()
  const [one, other] = [await nodes.start(), await nodes.start()]
  const agent = await connectAgent(other, ada)
  const contact = await connect(other, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', { ...text('secret'), name: 'Zerlina' }, id)
  await agent.command('accept-invitation', { invitation: invitationOf(agent)!.seq }, id)
  for (const command of ['end-conversation', 'mark-done'] as const) await agent.command(command, {}, id)
  const { contact: who } = (await nodes.store.historyOf(id))!
  const eraser = createEraser({
    store: nodes.store,
    files: createMemoryFileStore({ now: nodes.clock.now }),
    core: one.core,
    now: nodes.clock.now,
    log: () => {},
  })
  await eraser.contact(who, 'agent:root')
  await nodes.clock.advance(1_000)
  await nodes.settled()
  assert.ok(contact.closed, 'the line on the other node is over')
  const history = { what: 'own-history', limit: 5 } as const
  await agent.raw(JSON.stringify({ type: 'ask', id: newId(), question: history }))
  assert.ok(JSON.stringify(agent.of('answered')).includes('[erased]'))
  assert.ok(!JSON.stringify(agent.of('answered')).includes('Zerlina'))
})
