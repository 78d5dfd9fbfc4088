import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgentRecord } from '../store/store.ts'
import { ben, grace, namesOf, nine, refusal, stage } from '../testing/stage.ts'
import { atSignIn, onSetPresence, whenLost } from './presence.ts'
import { agentComesBack, agentGoesAway, agentIsLost } from './staffing.ts'

test('[CON9] an agent goes away, and comes back, and both are told once', () => {
  const talk = stage().started().accepted()
  talk.happens(agentGoesAway(talk, 'ada'))
  assert.deepEqual(namesOf(talk.last), ['participant-away', 'agent-away'])
  assert.equal(talk.conversation.participants[1]?.presence, 'away')
  assert.deepEqual(agentGoesAway(talk, 'ada'), [])

  talk.happens(agentComesBack(talk, 'ada'))
  assert.deepEqual(namesOf(talk.last), ['participant-returned', 'agent-returned'])
  assert.deepEqual(agentComesBack(talk, 'ada'), [])
  assert.deepEqual(agentGoesAway(talk, 'ben'), [], 'who is not in cannot go')
})

test('[CON9] [ROU9] a lost agent has left; the conversation waits again and can be accepted by another (A061)', () => {
  const talk = stage().started().accepted()
  talk.happens(agentGoesAway(talk, 'ada')).happens(agentIsLost(talk, { agentId: 'ada', somebodyThere: false }))
  assert.equal(talk.interaction.status, 'queued')
  assert.equal(talk.interaction.owner, null)
  assert.equal(talk.conversation.participants[1]?.presence, 'left')
  assert.equal(talk.conversation.waiting, 'nobody-available')

  talk.accepted(ben)
  assert.equal(talk.interaction.owner, 'ben')
  assert.equal(talk.conversation.participants[2]?.id, 'p3')
})

test('[ROU9] an agent who was lost and accepts again is the same participant', () => {
  const talk = stage().started().accepted()
  talk.happens(agentIsLost(talk, { agentId: 'ada', somebodyThere: true })).accepted()
  assert.deepEqual(
    talk.conversation.participants.map(({ id, presence }) => [id, presence]),
    [
      ['p1', 'here'],
      ['p2', 'here'],
    ],
  )
})

test('[CON9] after the end nothing is said of agents who go; who returns is back for staff', () => {
  const talk = stage().started().accepted()
  talk.happens(agentGoesAway(talk, 'ada')).does(grace, 'end-conversation', {})
  assert.deepEqual(agentIsLost(talk, { agentId: 'ada', somebodyThere: true }), [])
  assert.deepEqual(namesOf(agentComesBack(talk, 'ada')), ['agent-returned'])
})

const settings = { capacity: 3, notReadyReasons: ['Lunch'], zoom: true, crossedMessageMs: 0 }
const identity = { agentId: 'ada', name: 'Ada', nickname: null, role: 'agent', capacity: 2, ready: false } as const
const ready: AgentRecord = atSignIn(undefined, { ...identity, ready: true }, nine)

test('[ROU10] at the first sign-in an agent is not ready, unless the token says so (B040)', () => {
  assert.equal(atSignIn(undefined, identity, nine).presence.is, 'not-ready')
  assert.deepEqual(ready.presence, { is: 'ready', reason: null, since: nine, capacity: 2 })
})

test('[ROU10] presence survives signing in again; name and capacity are the token’s', () => {
  const again = atSignIn(ready, { ...identity, name: 'Ada L.', capacity: 5 }, nine + 1)
  assert.deepEqual(again.presence, { is: 'ready', reason: null, since: nine, capacity: 5 })
  assert.equal(again.name, 'Ada L.')
  const notReady = onSetPresence(ready, { body: { is: 'not-ready', reason: 'Lunch' }, now: nine + 1, settings })
  assert.equal(atSignIn(notReady, { ...identity, ready: true }, nine + 2).presence.is, 'not-ready', 'Lunch is Lunch')
})

test('[ROU11] a lost agent is not ready until they say so, or their token does', () => {
  const lost = whenLost(ready, nine + 1)
  assert.equal(lost.presence.reason, 'Connection lost')
  assert.equal(atSignIn(lost, identity, nine + 2).presence.is, 'not-ready')
  assert.equal(atSignIn(lost, { ...identity, ready: true }, nine + 2).presence.is, 'ready')
  const byHand = onSetPresence(lost, { body: { is: 'ready' }, now: nine + 2, settings })
  assert.deepEqual([byHand.presence.is, byHand.lost], ['ready', false])
})

test('[ROU12] the reason is one of the configuration or none; the same presence changes nothing', () => {
  const set = (body: Parameters<typeof onSetPresence>[1]['body']) =>
    onSetPresence(ready, { body, now: nine + 1, settings })
  assert.equal(
    refusal(() => set({ is: 'not-ready', reason: 'Tired' })),
    'bad-request',
  )
  assert.deepEqual(set({ is: 'not-ready' }).presence, { is: 'not-ready', reason: null, since: nine + 1, capacity: 2 })
  assert.equal(set({ is: 'ready' }), ready)
})
