import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEvent, applyInteractionEvent } from './apply-event.ts'
import { emptyConversation, isReadByOtherSide, unreadCount } from './conversation.ts'
import { emptyInteraction } from './interaction.ts'
import { limits } from './limits.ts'
import { conversationWhere, ends, eventsWhere, joins, leaves, reads, says } from './testing/index.ts'

test('a gap is refused and names what is missing', () => {
  const conversation = conversationWhere([['p1', joins('contact', 'Maria')]])
  const skip = () => applyEvent(conversation, { seq: 9, at: 0, by: 'p1', ...says('late')() })
  assert.throws(skip, { code: 'log-gap', facts: { expectedSeq: 3, receivedSeq: 9 } })
})

test('[CLI13] an event from the future, or named like a builtin, changes nothing but seq', () => {
  const conversation = conversationWhere([['p1', joins('contact', 'Maria')]])
  for (const name of ['hologram-shown', 'constructor', '__proto__', 'toString']) {
    const after = applyEvent(conversation, { seq: 3, at: 0, by: 'p1', name, body: {} })
    assert.deepEqual(after, { ...conversation, seq: 3 })
  }
})

test('[A060] [A061] participants stay known after leaving, in the order of joining', () => {
  const { participants } = conversationWhere([
    ['p1', joins('contact', 'Maria')],
    ['p2', joins('agent', 'Ada')],
    ['p2', leaves()],
  ])
  assert.deepEqual(
    participants.map(({ id, name, presence }) => [id, name, presence]),
    [
      ['p1', 'Maria', 'here'],
      ['p2', 'Ada', 'left'],
    ],
  )
})

test('[A007] a message counts as read when the other side has read up to it, not before', () => {
  const before = conversationWhere([
    ['p1', joins('contact', 'Maria')],
    ['p2', joins('agent', 'Ada')],
    ['p2', says('one')],
    ['p2', says('two')],
    ['p2', reads(5)],
  ])
  assert.equal(isReadByOtherSide(before, { seq: 4, by: 'p2' }), false)
  const after = applyEvent(before, { seq: 7, at: 0, by: 'p1', ...reads(4)() })
  assert.equal(isReadByOtherSide(after, { seq: 4, by: 'p2' }), true)
  assert.equal(isReadByOtherSide(after, { seq: 5, by: 'p2' }), false)
})

test('unread are the messages of others after the own read mark', () => {
  const conversation = conversationWhere([
    ['p1', joins('contact', 'Maria')],
    ['p1', says('one')],
    ['p1', says('two')],
    ['p2', joins('agent', 'Ada')],
    ['p2', says('hello')],
    ['p2', reads(3)],
  ])
  assert.equal(unreadCount(conversation, 'p2'), 1)
  assert.equal(unreadCount(conversation, 'p1'), 1)
})

test('the folded conversation stays small however long the log grows', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ['p1', says(`message ${index}`)] as const)
  const conversation = conversationWhere([['p1', joins('contact', 'Maria')], ...many])
  assert.equal(conversation.latest.length, limits.latestMessages)
  assert.ok(JSON.stringify(conversation).length < 6_144)
})

test('folding is linear: nothing that grows is copied per event', () => {
  const events = eventsWhere([
    ['p1', joins('contact', 'Maria')],
    ...Array.from({ length: 300 }, () => ['p1', says('x')] as const),
  ])
  const states = events.map(
    (
      (conversation) => (event) =>
        (conversation = applyEvent(conversation, event))
    )(emptyConversation('c')),
  )
  const sizes = states.slice(-100).map((state) => JSON.stringify(state).length)
  assert.ok(Math.max(...sizes) - Math.min(...sizes) < 16)
})

test('[A166] an ended conversation knows how and when it ended', () => {
  const { status, endReason, endedAt } = conversationWhere([
    ['p1', joins('contact', 'Maria')],
    ['p2', ends('ended-by-staff')],
  ])
  assert.deepEqual([status, endReason], ['ended', 'ended-by-staff'])
  assert.ok(endedAt)
})

test('[A018] an interaction is asked for, declined, asked for again and handled', () => {
  const step = (seq: number, name: string, body: object) => ({ seq, at: seq * 10, by: 'system', name, body })
  const invitation = { agentId: 'ada', purpose: 'handle', expiresAt: 99 }
  const story = [
    step(1, 'interaction-opened', { site: 'shop', contact: { id: 'c', name: 'Maria' } }),
    step(2, 'invitation-issued', invitation),
    step(3, 'invitation-closed', { agentId: 'ada', reason: 'expired' }),
    step(4, 'invitation-issued', { ...invitation, agentId: 'ben' }),
    step(5, 'invitation-accepted', { agentId: 'ben', participantId: 'p2', name: 'Ben' }),
  ]
  const states = story.map((_, index) => story.slice(0, index + 1).reduce(applyInteractionEvent, emptyInteraction('c')))
  assert.deepEqual(
    states.map(({ status, owner, invitation, declined }) => [status, owner, invitation?.agentId, declined.length]),
    [
      ['queued', null, undefined, 0],
      ['queued', null, 'ada', 0],
      ['queued', null, undefined, 1],
      ['queued', null, 'ben', 1],
      ['handled', 'ben', undefined, 0],
    ],
  )
})
