import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readsAlong, type TeamPurpose } from '@parley/protocol'
import { opensBehind } from '../consultations/behind.ts'
import { ada, ben, refusal, stage, Stage, teamOf } from '../testing/stage.ts'
import type { Actor } from './actor.ts'
import { expireColleagues, passOnFrom } from './colleagues.ts'
import { allPermissions as permissions } from './permit.ts'

const cleo: Actor = { role: 'supervisor', id: 'cleo', name: 'Cleo', nickname: null, permissions }
const dan: Actor = { role: 'agent', id: 'dan', name: 'Dan', nickname: null, permissions }
const [one, other] = ['K'.repeat(22), 'L'.repeat(22)]

const asks = (talk: Stage, purpose: TeamPurpose, target: readonly ['agent' | 'group', string], consultation?: string) =>
  talk.does(ada, 'invite-colleague', {
    purpose,
    target: { kind: target[0], id: target[1] },
    ...(consultation && { consultation }),
  })
const accepts = (talk: Stage, by: Actor) =>
  talk.does(by, 'accept-invitation', { invitation: talk.interaction.team.at(-1)!.seq })

/** Ada’s conversation; of the group these can be asked. */
function talking(...free: readonly Actor[]): Stage {
  const talk = stage().started().accepted(ada)
  talk.team = teamOf(...free)
  return talk
}

const passing = ({ interaction, now, settings, team }: Stage) => ({ interaction, now, settings, team })
const asked = ({ interaction }: Stage) => interaction.team.map((each) => each.asked.agentId)

test('[TEA2] [TEA4] two questions whose time is over at once are not passed on to the same colleague', () => {
  const talk = asks(asks(talking(ben, dan, cleo), 'conference', ['group', 'care']), 'transfer', ['group', 'care'])
  talk.later(20_000)
  talk.happens(expireColleagues(passing(talk)))
  assert.deepEqual(asked(talk), ['cleo'], 'the first goes on to who is left, the second to nobody')
  assert.equal(talk.interaction.refused.length, 1)
})

test('[TEA2] [TEA6] what was asked of a browser that is gone goes to somebody who is not being asked', () => {
  const talk = asks(asks(talking(ben, dan), 'conference', ['group', 'care']), 'transfer', ['agent', 'dan'])
  talk.happens(passOnFrom('ben', passing(talk)))
  assert.deepEqual(asked(talk), ['dan'])
})

test('[TEA8] [SUP1] a supervisor who is asked and comes by themselves is asked no longer', () => {
  for (const how of ['join-conversation', 'take-over'] as const) {
    const talk: Stage = asks(talking(cleo), 'conference', ['agent', 'cleo']).does(cleo, how, {})
    assert.deepEqual(asked(talk), [])
    assert.equal(talk.conversation.participants.length, 3, 'the contact reads once that they joined')
  }
})

test('[CNS3] the id of another consultation of the interaction is none for a new one', () => {
  const talk = accepts(asks(talking(ben, dan), 'chat-consultation', ['agent', 'ben'], one), ben)
  assert.equal(
    refusal(() => asks(talk, 'im-consultation', ['agent', 'dan'], one)),
    'bad-request',
  )
  assert.equal(
    refusal(() => talk.does(cleo, 'coach', { agentId: 'ada', consultation: one })),
    'bad-request',
  )
  asks(talk, 'im-consultation', ['agent', 'dan'], other)
  assert.equal(
    refusal(() => talk.does(cleo, 'coach', { agentId: 'ada', consultation: other })),
    'bad-request',
    'nor of one that is asked for',
  )
})

test('[CNS6] who has not marked a consultation done is not consulted again, as one of a group neither', () => {
  const talk = accepts(asks(talking(ben, dan), 'chat-consultation', ['agent', 'ben'], one), ben)
  talk.does(ada, 'end-consultation', { consultation: one })
  assert.equal(
    refusal(() => asks(talk, 'chat-consultation', ['agent', 'ben'], other)),
    'already-in',
  )
  assert.deepEqual(asked(asks(talk, 'chat-consultation', ['group', 'care'], other)), ['dan'])
})

test('[CNS2] who is consulted reads along, also with an earlier consultation that is still to be marked done', () => {
  const talk: Stage = asks(talking(cleo), 'chat-consultation', ['agent', 'cleo'], other)
  talk.does(cleo, 'coach', { agentId: 'ada', consultation: one }).does(cleo, 'end-consultation', { consultation: one })
  assert.ok(!readsAlong(talk.interaction, 'cleo'))
  assert.ok(readsAlong(accepts(talk, cleo).interaction, 'cleo'))
})

test('[SUP3] who has marked a coaching done can coach again, though the other has not', () => {
  const talk = talking().does(cleo, 'coach', { agentId: 'ada', consultation: one })
  talk.does(cleo, 'end-consultation', { consultation: one }).does(cleo, 'mark-consultation-done', { consultation: one })
  talk.does(cleo, 'coach', { agentId: 'ada', consultation: other })
  assert.equal(talk.interaction.consultations.length, 2)
})

test('[SUP2] [CNS6] a conversation among staff is nobody’s to take over, to join, or to mark done', () => {
  const talk = talking().does(cleo, 'coach', { agentId: 'ada', consultation: one })
  const behind = new Stage(one)
  behind.happens(opensBehind(behind, talk.interaction.consultations[0]!, talk.interaction))
  for (const name of ['take-over', 'join-conversation'] as const)
    assert.equal(
      refusal(() => behind.does(cleo, name, {})),
      'not-found',
    )
  behind.happens([{ name: 'interaction-ended', by: 'system', body: {} }])
  assert.equal(
    refusal(() => behind.does(cleo, 'mark-done', {})),
    'not-allowed',
  )
})
