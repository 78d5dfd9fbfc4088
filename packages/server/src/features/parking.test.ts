import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concerns } from '@parley/protocol'
import { defaultSiteSettings } from '../core-settings.ts'
import { pickAgent } from '../routing/pick-agent.ts'
import { ada, ben, grace, namesOf, refusal, stage } from '../testing/stage.ts'
import { agentIsLost } from './staffing.ts'

/** Ada has left Grace on an asynchronous site. */
function parked() {
  const talk = stage()
  talk.settings = { ...defaultSiteSettings, asynchronous: true, closeAfterDisconnectMs: 60_000 }
  return talk.started().accepted().ended()
}

test('[A195] [END40] End Chat means leaving: the conversation stays open and with the agent', () => {
  const talk = parked()
  assert.equal(talk.conversation.status, 'open')
  assert.equal(talk.conversation.waiting, 'parked', 'the contact is told that nobody is in')
  assert.equal(talk.interaction.status, 'parked')
  assert.ok(concerns(talk.interaction, 'ada'))
  assert.deepEqual(
    Object.values(talk.folded.deadlines).filter((dueAt) => dueAt !== null),
    [],
    'nothing ends it',
  )
})

test('[A195] [END41] a message of the contact asks for the same agent first', () => {
  const talk = parked().says(grace, 'Still there?')
  assert.equal(talk.interaction.status, 'queued')
  assert.equal(talk.interaction.preferred, 'ada')
  assert.equal(talk.conversation.waiting, 'for-agent')
  const both = ['ben', 'ada'].map((agentId, idleSince) => ({ agentId, idleSince, skills: new Set<string>() }))
  const at = { now: talk.now, pauseMs: 5_000, preferred: 'ada' }
  assert.deepEqual(pickAgent(both, [], at), { agentId: 'ada' })
  assert.deepEqual(pickAgent(both.slice(0, 1), [], at), { agentId: 'ben' })
  assert.deepEqual(pickAgent(both, [{ agentId: 'ada', at: 0 }], at), { agentId: 'ben' })
})

test('[END41] the same agent accepts like anybody else, as the same participant', () => {
  const talk = parked().says(grace, 'Still there?').accepted()
  assert.equal(talk.interaction.status, 'handled')
  assert.equal(talk.conversation.participants.length, 2)
  assert.equal(talk.conversation.participants[1]?.presence, 'here')
})

test('[END41] when somebody else accepts, it is no longer with the one who had it parked', () => {
  const talk = parked().says(grace, 'Still there?').accepted(ben)
  assert.equal(talk.interaction.owner, 'ben')
  assert.equal(concerns(talk.interaction, 'ada'), false)
})

test('[A196] [A197] [END42] the agent rejoins until it is done, also while others are asked', () => {
  const talk = parked().does(ada, 'rejoin', {})
  assert.equal(talk.interaction.owner, 'ada')
  assert.equal(talk.conversation.participants[1]?.presence, 'here')
  assert.equal(talk.conversation.waiting, null)
  const asked = parked().says(grace, 'Still there?').invited(ben).does(ada, 'rejoin', {})
  assert.equal(asked.interaction.invitation, null)
  assert.equal(
    refusal(() => asked.does(ada, 'rejoin', {})),
    'not-parked',
  )
  assert.equal(
    refusal(() => parked().does(ada, 'mark-done', {}).does(ada, 'rejoin', {})),
    'conversation-ended',
  )
})

test('[END42] who has left writes only after rejoining', () => {
  assert.equal(
    refusal(() => parked().says(ada, 'Hello')),
    'parked',
  )
  assert.equal(
    refusal(() => parked().ended()),
    'parked',
  )
})

test('[A197] [END43] Mark Done closes what is parked, for good', () => {
  const talk = parked().does(ada, 'mark-done', {})
  assert.deepEqual(namesOf(talk.last), ['conversation-ended', 'interaction-ended', 'interaction-done'])
  assert.equal(
    refusal(() => talk.says(grace, 'Hello?')),
    'conversation-ended',
  )
})

test('[END40] an agent who is gone loses nothing that is parked', () => {
  assert.deepEqual(agentIsLost(parked(), { agentId: 'ada', somebodyThere: true }), [])
})
