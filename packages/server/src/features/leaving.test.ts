import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionLog, newId, type ConversationId } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { defaultCoreSettings, defaultSiteSettings, type CoreSiteSettings } from '../core-settings.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { startInMemoryServer, type InMemoryServer } from '../testing/in-memory-server.ts'
import { connect, connectAgent, invitationOf, text, type RawClient } from '../testing/raw-client.ts'
import { ada, grace, namesOf, refusal, stage } from '../testing/stage.ts'
import { closeByItself } from './done.ts'
import { endForInactivity, warnOfInactivity } from './ending.ts'
import { endForAbsence } from './leaving.ts'

/** Grace has left Ada on a site where leaving takes 30 s. */
function leaving() {
  const talk = stage()
  talk.settings = { ...defaultSiteSettings, contactLeaveDelayMs: 30_000 }
  return talk.started().accepted().does(grace, 'end-conversation', {})
}

test('[A173] [END30] with a delay, leaving is seen at once and ends the conversation later', () => {
  const talk = leaving()
  assert.equal(talk.conversation.status, 'open')
  assert.equal(talk.conversation.participants[0]?.presence, 'left')
  assert.equal(talk.conversation.leavesAt, talk.now + 30_000)
  assert.deepEqual(talk.interaction.closing, { closesAt: talk.now + 30_000, why: 'left' })
  talk.later(29_999)
  assert.deepEqual(endForAbsence(talk, talk.now), [])
  talk.later(1).happens(endForAbsence(talk, talk.now))
  assert.equal(talk.conversation.endReason, 'contact-left')
  assert.equal(talk.interaction.status, 'ended')
  assert.deepEqual(endForAbsence(talk, talk.now), [], 'once')
})

test('[A173] [END30] without a delay, and where nobody is with them yet, leaving ends it at once', () => {
  assert.equal(stage().started().accepted().does(grace, 'end-conversation', {}).conversation.status, 'ended')
  const alone = stage()
  alone.settings = { ...defaultSiteSettings, contactLeaveDelayMs: 30_000 }
  assert.equal(alone.started().does(grace, 'end-conversation', {}).conversation.status, 'ended')
  assert.equal(leaving().does(grace, 'end-conversation', {}).conversation.status, 'ended', 'said twice')
})

test('[END31] leaving is taken back by saying so, and by writing', () => {
  const asked = leaving().does(grace, 'take-back-leaving', {})
  assert.equal(asked.conversation.leavesAt, null)
  assert.equal(asked.interaction.closing, null)
  assert.equal(asked.conversation.participants[0]?.presence, 'here')
  const wrote = leaving().says(grace, 'One more thing')
  assert.deepEqual(namesOf(wrote.last), ['participant-returned', 'close-called-off', 'message-sent'])
  assert.deepEqual(namesOf(asked.does(grace, 'take-back-leaving', {}).last), [], 'nothing to take back')
})

test('[END31] after the end it is too late, and nobody else takes it back', () => {
  const talk = leaving()
  assert.equal(
    refusal(() => stage().started().accepted().ended().does(grace, 'take-back-leaving', {})),
    'conversation-ended',
  )
  assert.deepEqual(namesOf(talk.says(ada, 'Goodbye').last), ['message-sent'])
  assert.notEqual(talk.interaction.closing, null)
})

test('[A070] [END32] where timeout messages are not kept, they say so', () => {
  const talk = stage()
  talk.settings = { ...defaultSiteSettings, keepTimeoutMessages: false }
  talk.started().accepted().later(defaultSiteSettings.inactivityWarningMs)
  talk.happens(warnOfInactivity(talk, talk))
  assert.deepEqual(talk.last[0]?.body, { endsAt: talk.now + 120_000, kept: false })
  talk.later(120_000).happens(endForInactivity(talk.conversation, talk))
  assert.deepEqual(talk.last[0]?.body, { reason: 'inactivity', kept: false })
})

test('[A042] [A043] [END34] an interaction is done by itself after its time, and takes nothing any more', () => {
  const settings = { ...defaultSiteSettings, autoDoneMs: 60_000 }
  const talk = stage()
  talk.settings = settings
  talk.started().accepted().ended().later(59_999)
  assert.deepEqual(closeByItself(talk.interaction, talk), [])
  talk.does(ada, 'save-note', { text: 'In time' }).later(1).happens(closeByItself(talk.interaction, talk))
  assert.equal(talk.interaction.status, 'done')
  assert.equal(
    refusal(() => talk.does(ada, 'save-note', { text: 'Late' })),
    'already-done',
  )
})

// Over frames, with a clock that is moved by hand.

const agent = { agentId: 'ada', name: 'Ada', ready: true }

async function open(site: Partial<CoreSiteSettings>, { store = createMemoryStore(), clock = fakeClock() } = {}) {
  const sites = { shop: { ...defaultSiteSettings, ...site } }
  const server = await startInMemoryServer({ clock, store, settings: { ...defaultCoreSettings, sites } })
  return { clock, store, server, desk: await connectAgent(server, agent) }
}

async function talking(server: InMemoryServer, desk: RawClient) {
  const contact = await connect(server, { as: { role: 'contact', site: 'shop' } })
  const id = newId()
  await contact.command('start-conversation', text('Hello?'), id)
  await desk.command('accept-invitation', { invitation: invitationOf(desk)!.seq }, id)
  const { token } = contact.of('welcome')[0]!.you as { token: string }
  return { contact, id, as: { as: { role: 'contact', site: 'shop', token } } as const }
}

const heard = (desk: RawClient, id: ConversationId, name: string) =>
  desk.events(interactionLog(id)).filter((event) => event.name === name).length

test('[A041] [END33] a contact whose browser is gone is waited for so long; the desk knows until when', async () => {
  const { server, clock, desk } = await open({ closeAfterDisconnectMs: 60_000 })
  const { contact, id } = await talking(server, desk)
  await contact.drop()
  await clock.advance(3_000)
  await server.settled()
  assert.equal(heard(desk, id, 'close-announced'), 1)
  await clock.advance(66_000)
  await server.settled()
  assert.equal(heard(desk, id, 'interaction-ended'), 1)
})

test('[END33] who comes back in time goes on', async () => {
  const { server, clock, desk } = await open({ closeAfterDisconnectMs: 60_000 })
  const { contact, id, as } = await talking(server, desk)
  await contact.drop()
  await clock.advance(30_000)
  await server.settled()
  await connect(server, as)
  await server.settled()
  assert.equal(heard(desk, id, 'close-called-off'), 1)
  await clock.advance(120_000)
  await server.settled()
  assert.equal(heard(desk, id, 'interaction-ended'), 0)
})

test('[A041] [END33] [END35] after a restart whoever does not come back is gone, and it closes once', async () => {
  const first = await open({ closeAfterDisconnectMs: 60_000, autoDoneMs: 60_000 })
  const { id } = await talking(first.server, first.desk)
  await first.server.core.stop()
  const { server, clock, desk } = await open(
    { closeAfterDisconnectMs: 60_000, autoDoneMs: 60_000 },
    { store: first.store, clock: first.clock },
  )
  for (let minute = 0; minute < 4; minute++) {
    await clock.advance(60_000)
    await server.settled()
  }
  assert.equal(heard(desk, id, 'interaction-ended'), 1)
  assert.equal(heard(desk, id, 'interaction-done'), 1)
})

test('[END33] without the setting nothing is announced', async () => {
  const { server, clock, desk } = await open({})
  const { contact, id } = await talking(server, desk)
  await contact.drop()
  await clock.advance(60_000)
  await server.settled()
  assert.equal(heard(desk, id, 'close-announced'), 0)
})
