import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultSiteSettings } from '../core-settings.ts'
import { ada, ben, grace, mallory, namesOf, refusal, stage } from '../testing/stage.ts'
import { endForInactivity, warnOfInactivity } from './ending.ts'

const minuteMs = 60_000
const warn = (talk: ReturnType<typeof stage>) => warnOfInactivity(talk, talk)

test('[CON11] staff ends the conversation; the interaction waits to be marked done', () => {
  const ended = stage().started().accepted().ended()
  assert.equal(ended.conversation.endReason, 'ended-by-staff')
  assert.equal(ended.interaction.status, 'ended')
  assert.equal(
    refusal(() => ended.ended()),
    'conversation-ended',
  )
})

test('[CON11] a contact who ends has left (A061), also while waiting', () => {
  for (const talk of [stage().started(), stage().started().invited(), stage().started().accepted()]) {
    talk.does(grace, 'end-conversation', {})
    assert.deepEqual(namesOf(talk.last), ['participant-left', 'conversation-ended', 'interaction-ended'])
    assert.equal(talk.conversation.endReason, 'contact-left')
    assert.equal(talk.interaction.invitation, null)
  }
})

test('[CON3] nobody else can end it', () => {
  const talk = stage().started().accepted(ada)
  for (const actor of [mallory, ben])
    assert.equal(
      refusal(() => talk.does(actor, 'end-conversation', {})),
      'not-found',
    )
})

test('[CON12] after 8 minutes of silence everybody is warned, after 10 it ends (A068, A069)', () => {
  const talk = stage().started().accepted().says(ada, 'Are you there?')
  const startedAt = talk.now
  assert.deepEqual(warn(talk.later(8 * minuteMs - 1)), [])
  talk.later(1).happens(warn(talk))
  assert.deepEqual(namesOf(talk.last), ['inactivity-warned'])
  assert.equal(talk.conversation.endsAt, startedAt + 10 * minuteMs)
  assert.deepEqual(warn(talk), [], 'once')

  assert.deepEqual(
    endForInactivity(talk.conversation, { now: startedAt + 10 * minuteMs - 1, settings: defaultSiteSettings }),
    [],
  )
  talk.happens(endForInactivity(talk.conversation, { now: startedAt + 10 * minuteMs, settings: defaultSiteSettings }))
  assert.deepEqual(namesOf(talk.last), ['conversation-ended', 'interaction-ended'])
  assert.equal(talk.conversation.endReason, 'inactivity')
})

test('[CON12] whoever writes takes the warning back', () => {
  const talk = stage()
    .started()
    .accepted()
    .later(8 * minuteMs)
  talk.happens(warn(talk)).says(grace, 'Yes!')
  assert.equal(talk.conversation.endsAt, null)
  assert.deepEqual(
    endForInactivity(talk.conversation, { now: talk.now + 60 * minuteMs, settings: defaultSiteSettings }),
    [],
  )
  assert.deepEqual(warn(talk.later(8 * minuteMs - 1)), [])
})

test('[CON12] nobody is warned who waits for an agent', () => {
  assert.deepEqual(
    warn(
      stage()
        .started()
        .later(60 * minuteMs),
    ),
    [],
  )
})

test('[CON13] an interaction is marked done once, after the end', () => {
  const talk = stage().started().accepted()
  const done = (actor = ada) => refusal(() => talk.does(actor, 'mark-done', {}))
  assert.equal(done(), 'conversation-open')
  talk.ended()
  assert.equal(done(ben), 'not-found')
  assert.equal(done(), undefined)
  assert.equal(done(), 'already-done')
})
