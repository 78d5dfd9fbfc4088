import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../deciding/actor.ts'
import { ada, ben, namesOf, nine, refusal, stage } from '../testing/stage.ts'
import { expireInvitation, issueInvitation, withdrawInvitation } from './invitations.ts'

test('[ROU4] accepting joins the conversation and owns the interaction (A018, A060)', () => {
  const talk = stage().started().accepted(ada)
  assert.deepEqual(namesOf(talk.last), ['invitation-accepted', 'participant-joined'])
  assert.equal(talk.interaction.owner, 'ada')
  assert.deepEqual(
    talk.conversation.participants.map(({ id, role, name }) => [id, role, name]),
    [
      ['p1', 'contact', 'Grace'],
      ['p2', 'agent', 'Ada Lovelace'],
    ],
  )
})

test('[ROU4] an invitation is answered once; others have never heard of it', () => {
  const invited = stage().started().invited(ada)
  const invitation = invited.interaction.invitation!.seq
  const accept = (actor: Actor, seq = invitation) =>
    refusal(() => invited.does(actor, 'accept-invitation', { invitation: seq }))

  assert.equal(accept(ben), 'not-found')
  assert.equal(accept(ada, invitation + 1), 'invitation-gone')
  assert.equal(accept(ada), undefined)
  assert.equal(accept(ada), 'invitation-gone')
  assert.equal(accept(ben), 'not-found')
})

test('[ROU4] who was asked before is told that the invitation is gone', () => {
  const passed = stage().started().invited(ada).later(20_000)
  const { seq } = passed.interaction.invitation!
  passed.happens(expireInvitation(passed.interaction, passed.now)).invited(ben)
  assert.equal(
    refusal(() => passed.does(ada, 'accept-invitation', { invitation: seq })),
    'invitation-gone',
  )
})

test('[CON8] contacts read the nickname: the agent’s own, else the site’s, else the real name (A065, A066, A067)', () => {
  const joinsAs = (agent: Actor, nickname: string | null) => {
    const talk = stage()
    talk.settings = { ...talk.settings, nickname }
    talk.started().accepted(agent)
    assert.equal(talk.interaction.parties[0]?.name, 'Ada Lovelace', 'staff reads the real name')
    return talk.conversation.participants[1]?.name
  }
  const named: Actor = { ...ada, nickname: 'Countess' } as Actor
  assert.equal(joinsAs(ada, null), 'Ada Lovelace')
  assert.equal(joinsAs(ada, 'Shop team'), 'Shop team')
  assert.equal(joinsAs(named, 'Shop team'), 'Countess')
})

test('[ROU8] an invitation expires when its time is over, and not before', () => {
  const { interaction } = stage().started().invited(ada)
  assert.deepEqual(expireInvitation(interaction, nine + 19_999), [])
  assert.deepEqual(namesOf(expireInvitation(interaction, nine + 20_000)), ['invitation-closed'])
  assert.deepEqual(expireInvitation(stage().started().accepted().interaction, nine + 99_999), [])
})

test('[ROU8] only the invitation of the agent who has gone is taken back', () => {
  const { interaction } = stage().started().invited(ada)
  assert.deepEqual(withdrawInvitation(interaction, 'ben'), [])
  assert.deepEqual(namesOf(withdrawInvitation(interaction, 'ada')), ['invitation-closed'])
})

test('[ROU2] nobody is asked while somebody is being asked, or after somebody has accepted', () => {
  const asks = ({ interaction, now, settings }: ReturnType<typeof stage>) =>
    issueInvitation(interaction, { agentId: 'ben', now, settings })
  assert.equal(asks(stage().started()).length, 1)
  assert.equal(asks(stage().started().invited(ada)).length, 0)
  assert.equal(asks(stage().started().accepted(ada)).length, 0)
})
