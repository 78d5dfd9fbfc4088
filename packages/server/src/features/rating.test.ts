import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, newId, type LoggedEvent } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings } from '../core-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connect, text } from '../testing/raw-client.ts'
import { ada, grace, mallory, namesOf, refusal, stage } from '../testing/stage.ts'

/** Grace has talked with Ada on a site that asks for ratings. */
function ended() {
  const talk = stage()
  talk.settings = { ...defaultSiteSettings, askForRating: true }
  return talk.started().accepted().ended()
}

test('[B012] [END50] after the end the contact says how it was, also when it is done', () => {
  const talk = ended().does(grace, 'rate', { stars: 4, comment: 'Quick' })
  assert.deepEqual(talk.conversation.rating, { stars: 4, comment: 'Quick', at: talk.now })
  const late = ended().does(ada, 'mark-done', {}).does(grace, 'rate', { stars: 2 })
  assert.deepEqual(late.conversation.rating, { stars: 2, comment: null, at: late.now })
  assert.equal(late.interaction.status, 'done')
})

test('[B012] [END50] a comment in which nothing is to be seen is none', () => {
  assert.equal(ended().does(grace, 'rate', { stars: 5, comment: ' \u200b ' }).conversation.rating?.comment, null)
})

test('[B012] [END51] the last rating counts until another conversation has begun; the same one again is nothing new', () => {
  const talk = ended().does(grace, 'rate', { stars: 1 })
  talk.does(grace, 'rate', { stars: 3, comment: 'On second thought' }, talk.conversation)
  assert.equal(talk.conversation.rating?.stars, 3)
  const another = { ...talk.conversation, id: newId() }
  assert.equal(
    refusal(() => talk.does(grace, 'rate', { stars: 5 }, another)),
    'already-rated',
  )
  assert.deepEqual(namesOf(talk.does(grace, 'rate', { stars: 3, comment: 'On second thought' }, another).last), [])
  assert.equal(ended().does(grace, 'rate', { stars: 5 }, another).conversation.rating?.stars, 5, 'the first, late')
})

test('[B012] [END52] no rating of what goes on, of others, or where the site does not ask', () => {
  const open = stage()
  open.settings = { ...defaultSiteSettings, askForRating: true }
  assert.equal(
    refusal(() => open.started().accepted().does(grace, 'rate', { stars: 5 })),
    'conversation-open',
  )
  assert.equal(
    refusal(() => ended().does(mallory, 'rate', { stars: 1 })),
    'not-found',
  )
  const off = stage().started().accepted().ended()
  assert.equal(
    refusal(() => off.does(grace, 'rate', { stars: 5 })),
    'rating-off',
  )
})

test('[B012] [END51] [END53] through the server: secrets hidden, changed once, kept once another chat has begun', async () => {
  const store = createMemoryStore()
  const sites = { shop: { ...defaultSiteSettings, askForRating: true } }
  const server = await startInMemoryServer({ clock: fakeClock(), store, settings: { ...defaultCoreSettings, sites } })
  const maria = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const chat = newId()
  assert.equal((await maria.command('start-conversation', text('Hello'), chat)).type, 'accepted')
  assert.equal((await maria.command('end-conversation', {}, chat)).type, 'accepted')
  const comment = 'Sent to 4111 1111 1111 1111'
  assert.equal((await maria.command('rate', { stars: 2, comment }, chat)).type, 'accepted')
  assert.equal((await maria.command('rate', { stars: 4, comment }, chat)).type, 'accepted')
  assert.equal((await maria.command('start-conversation', text('Again'), newId())).type, 'accepted')
  const late = await maria.command('rate', { stars: 5 }, chat)
  assert.equal(late.type === 'refused' && late.code, 'already-rated')
  const log = (await store.readEvents(conversationLog(chat), { after: 0, limit: 100 })).map(
    (json) => JSON.parse(json) as LoggedEvent,
  )
  const given = log.filter(({ name }) => name === 'rated').map(({ body }) => body as { stars: number; comment: string })
  assert.deepEqual(
    given.map(({ stars }) => stars),
    [2, 4],
  )
  assert.doesNotMatch(given[1]!.comment, /4111 1111/)
})
