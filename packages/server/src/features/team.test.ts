import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concerns, readsAlong, type TeamPurpose } from '@parley/protocol'
import type { Actor } from '../deciding/actor.ts'
import { allPermissions as permissions } from '../deciding/permit.ts'
import { ada, ben, grace, namesOf, refusal, stage, teamOf, type Stage } from '../testing/stage.ts'
import { expireColleagues, passOnFrom } from '../deciding/colleagues.ts'
import { agentIsLost } from './staffing.ts'

const cleo: Actor = { role: 'supervisor', id: 'cleo', name: 'Cleo', nickname: null, permissions }
const dan: Actor = { role: 'agent', id: 'dan', name: 'Dan', nickname: null, permissions }
const behind = 'K'.repeat(22)

const asks = (talk: Stage, purpose: TeamPurpose, id = 'ben', kind: 'agent' | 'group' = 'agent', by: Actor = ada) =>
  talk.does(by, 'invite-colleague', {
    purpose,
    target: { kind, id },
    ...(purpose.endsWith('consultation') && { consultation: behind }),
  })

const accepts = (talk: Stage, by: Actor = ben) =>
  talk.does(by, 'accept-invitation', { invitation: talk.interaction.team.at(-1)!.seq })

const rejects = (talk: Stage, by: Actor = ben, reason?: string) =>
  talk.does(by, 'reject-invitation', { invitation: talk.interaction.team.at(-1)!.seq, ...(reason && { reason }) })

const talking = () => stage().started().accepted(ada)
const withBen = () => accepts(asks(talking(), 'conference'))
const consulting = () => accepts(asks(talking(), 'chat-consultation'))
const presences = ({ conversation }: Stage) => conversation.participants.map(({ id, presence }) => `${id} ${presence}`)

test('[TEA1] asking changes nothing but that somebody is asked (A183, A187, A200)', () => {
  const talk = asks(talking(), 'transfer')
  assert.deepEqual(namesOf(talk.last), ['colleague-invited'])
  assert.equal(talk.interaction.owner, 'ada')
  assert.deepEqual(presences(talk), ['p1 here', 'p2 here'])
  assert.ok(concerns(talk.interaction, 'ben'))
  assert.ok(!readsAlong(talk.interaction, 'ben'), 'who is only asked reads nothing')
})

test('[TEA2] who is not in it asks for nobody; who is in it, or is asked, is not asked', () => {
  const talk = withBen()
  assert.equal(
    refusal(() => asks(talk, 'conference', 'ben')),
    'already-in',
  )
  assert.equal(
    refusal(() => asks(talk, 'transfer', 'ada', 'agent', ben)),
    'not-allowed',
    'only the owner transfers',
  )
  assert.equal(
    refusal(() => asks(talk, 'conference', 'ben', 'agent', dan)),
    'not-found',
  )
  assert.equal(
    refusal(() => asks(asks(talking(), 'transfer'), 'conference')),
    'already-in',
  )
})

test('[TEA3] a target that cannot be asked is refused with the reason', () => {
  assert.equal(
    refusal(() => asks(talking(), 'transfer', 'nemo')),
    'target-unavailable',
  )
})

test('[TEA20] [A184] [A219] a transfer changes hands in one line for the contact', () => {
  const talk = accepts(asks(talking(), 'transfer'))
  assert.deepEqual(namesOf(talk.last), ['transfer-accepted', 'participant-joined'])
  assert.equal(talk.interaction.owner, 'ben')
  assert.deepEqual(presences(talk), ['p1 here', 'p2 left', 'p3 here'])
  assert.ok(!concerns(talk.interaction, 'ada'), 'the sender’s window closes')
})

test('[TEA21] where a disposition is mandatory the sender finishes their part', () => {
  const talk = talking()
  talk.settings = { ...talk.settings, dispositionMandatory: true, dispositions: [{ id: 'moved', label: 'Moved' }] }
  accepts(asks(talk, 'transfer'))
  assert.ok(concerns(talk.interaction, 'ada'))
  assert.equal(
    refusal(() => talk.says(ada, 'One more thing')),
    'not-found',
  )
  assert.equal(
    refusal(() => talk.does(ada, 'mark-done', {})),
    'disposition-missing',
  )
  talk.does(ada, 'set-disposition', { disposition: 'moved' }).does(ada, 'save-note', { text: 'Went to Ben.' })
  assert.equal(talk.interaction.disposition, null, 'the whole is Ben’s to say')
  talk.does(ada, 'mark-done', {})
  assert.ok(!concerns(talk.interaction, 'ada'))
  assert.equal(talk.interaction.status, 'handled')
  assert.equal(talk.interaction.parties[0]?.part?.note?.text, 'Went to Ben.')
})

test('[TEA5] [TEA6] [A185] [A194] [A204] a rejection leaves everything as it was, and says why', () => {
  for (const purpose of ['transfer', 'conference', 'chat-consultation'] as const) {
    const talk = rejects(asks(talking(), purpose), ben, 'In a meeting')
    assert.equal(talk.interaction.owner, 'ada')
    assert.deepEqual(talk.interaction.team, [])
    const [refused] = talk.interaction.refused
    assert.deepEqual(
      [refused?.purpose, refused?.by, refused?.reason, refused?.words],
      [purpose, 'Ben', 'rejected', 'In a meeting'],
    )
    assert.deepEqual(asks(talk, purpose).interaction.refused, [], 'asking anew clears it')
  }
})

test('[TEA4] [TEA6] [A188] [A201] a group is asked one after another, nobody twice', () => {
  const talk = talking()
  talk.team = teamOf(ben, dan)
  asks(talk, 'conference', 'sales', 'group')
  assert.equal(talk.interaction.team[0]?.asked.agentId, 'ben')
  rejects(talk)
  assert.equal(talk.interaction.team[0]?.asked.agentId, 'dan')
  assert.equal(
    refusal(() => accepts(talk, ben)),
    'invitation-gone',
  )
  talk.later(20_000)
  talk.happens(
    expireColleagues({
      interaction: talk.interaction,
      now: talk.now,
      settings: talk.settings,
      team: talk.team,
    }),
  )
  assert.equal(talk.interaction.refused[0]?.reason, 'nobody')
})

test('[TEA6] what was asked of a browser that is gone goes back to whoever asked', () => {
  const talk = asks(talking(), 'transfer')
  talk.happens(
    passOnFrom('ben', { interaction: talk.interaction, now: talk.now, settings: talk.settings, team: talk.team }),
  )
  assert.deepEqual([talk.interaction.refused[0]?.by, talk.interaction.refused[0]?.reason], ['Ben', 'unanswered'])
})

test('[TEA5] whoever accepts after it was withdrawn, or twice, comes too late', () => {
  const talk = asks(talking(), 'transfer')
  const invitation = talk.interaction.team[0]!.seq
  const withdrawn = () => talk.does(ada, 'withdraw-colleague', { invitation })
  withdrawn()
  assert.equal(
    refusal(() => talk.does(ben, 'accept-invitation', { invitation })),
    'not-found',
  )
  assert.equal(refusal(withdrawn), 'invitation-gone')
  assert.deepEqual(talk.interaction.refused, [], 'who takes it back need not be told')
})

test('[TEA8] the end of the conversation ends what was asked', () => {
  const talk = asks(talking(), 'conference').does(grace, 'end-conversation', {})
  assert.deepEqual(talk.interaction.team, [])
  assert.ok(!concerns(talk.interaction, 'ben'))
})

test('[TEA22] [A189] [A191] [A192] in a conference both write, and the owner stays', () => {
  const talk = withBen().says(ben, 'Hello, I am Ben.')
  assert.equal(talk.interaction.owner, 'ada')
  assert.deepEqual(presences(talk), ['p1 here', 'p2 here', 'p3 here'])
  assert.equal(talk.conversation.lastMessage?.by, 'p3')
})

test('[TEA23] [A193] [A225] when the owner ends, the conversation is the other one’s and goes on', () => {
  const talk = withBen().does(ada, 'end-conversation', {})
  assert.equal(talk.conversation.status, 'open')
  assert.equal(talk.interaction.owner, 'ben')
  assert.ok(concerns(talk.interaction, 'ada'), 'the leaver gets Mark Done for their part')
  talk.does(ada, 'mark-done', {})
  assert.ok(!concerns(talk.interaction, 'ada'))
  assert.equal(talk.does(ben, 'end-conversation', {}).conversation.status, 'ended')
})

test('[TEA23] who is not the owner only leaves', () => {
  const talk = withBen().does(ben, 'end-conversation', {})
  assert.deepEqual([talk.conversation.status, talk.interaction.owner], ['open', 'ada'])
})

test('[TEA24] [A224] the owner sends somebody out of the conference; nobody else does', () => {
  const talk = withBen()
  assert.equal(
    refusal(() => talk.does(ben, 'remove-from-conference', { agentId: 'ada' })),
    'not-allowed',
  )
  talk.does(ada, 'remove-from-conference', { agentId: 'ben' })
  assert.deepEqual(presences(talk), ['p1 here', 'p2 here', 'p3 left'])
  assert.ok(!concerns(talk.interaction, 'ben'))
})

test('[TEA25] a lost agent leaves a conference to the others, and does not put it back into the queue', () => {
  const talk = withBen()
  talk.happens(agentIsLost(talk, { agentId: 'ada', somebodyThere: true }))
  assert.deepEqual([talk.interaction.status, talk.interaction.owner], ['handled', 'ben'])
  talk.happens(agentIsLost(talk, { agentId: 'ben', somebodyThere: true }))
  assert.equal(talk.interaction.status, 'queued')
})

test('[TEA26] after the end each marks done for themselves, and it is done when the owner does', () => {
  const talk = withBen().does(grace, 'end-conversation', {}).does(ben, 'mark-done', {})
  assert.equal(talk.interaction.status, 'ended')
  assert.ok(!concerns(talk.interaction, 'ben'))
  assert.equal(talk.does(ada, 'mark-done', {}).interaction.status, 'done')
})

test('[CNS2] [A205] [A206] who is consulted reads along and writes nothing to the contact', () => {
  const talk = consulting()
  assert.deepEqual(namesOf(talk.last), ['consultation-accepted'], 'nothing for the contact’s log')
  assert.ok(readsAlong(talk.interaction, 'ben'))
  assert.equal(
    refusal(() => talk.says(ben, 'Psst')),
    'not-found',
  )
  assert.equal(
    refusal(() => talk.does(ben, 'end-conversation', {})),
    'not-found',
  )
  assert.deepEqual(
    talk.interaction.parties.map(({ agentId }) => agentId),
    ['ada'],
    'no history has an entry for it',
  )
})

test('[CNS4] [A208] [A209] either side ends it, and the chat goes on', () => {
  for (const by of [ada, ben]) {
    const talk = consulting().does(by, 'end-consultation', { consultation: behind })
    assert.deepEqual([talk.interaction.consultations[0]?.state, talk.conversation.status], ['ended', 'open'])
    assert.ok(!readsAlong(talk.interaction, 'ben'))
  }
})

test('[CNS5] [A210] the end of the chat ends the consultation', () => {
  assert.equal(consulting().ended().interaction.consultations[0]?.state, 'ended')
})

test('[CNS6] [A211] both sides mark it done, before the interaction can be', () => {
  const talk = consulting().ended()
  assert.equal(
    refusal(() => talk.does(ada, 'mark-done', {})),
    'consultation-open',
  )
  talk.does(ada, 'mark-consultation-done', { consultation: behind })
  assert.equal(
    refusal(() => talk.does(ada, 'mark-done', {})),
    'consultation-open',
  )
  talk.does(ben, 'mark-consultation-done', { consultation: behind })
  assert.equal(talk.does(ada, 'mark-done', {}).interaction.status, 'done')
})

test('[CNS7] [A218] [A220] who is consulted can take over or join, and is consulted no longer', () => {
  for (const purpose of ['transfer', 'conference'] as const) {
    const talk = accepts(asks(consulting(), purpose))
    assert.deepEqual(talk.interaction.consultations, [])
    assert.equal(talk.interaction.owner, purpose === 'transfer' ? 'ben' : 'ada')
  }
})

test('[CNS5] a consulted agent who is lost ends the consultation for their side', () => {
  const talk = consulting()
  talk.happens(agentIsLost(talk, { agentId: 'ben', somebodyThere: true }))
  assert.deepEqual(
    [talk.interaction.consultations[0]?.state, talk.interaction.consultations[0]?.done],
    ['ended', ['ben']],
  )
  assert.equal(talk.interaction.status, 'handled')
})

test('[SUP1] [A226] a supervisor joins and leaves; agents do not', () => {
  const talk = talking()
  assert.equal(
    refusal(() => talk.does(dan, 'join-conversation', {})),
    'not-allowed',
  )
  talk.does(cleo, 'join-conversation', {})
  assert.deepEqual(presences(talk), ['p1 here', 'p2 here', 'p3 here'])
  talk.does(cleo, 'end-conversation', {})
  assert.deepEqual([talk.interaction.owner, talk.conversation.status], ['ada', 'open'])
})

test('[SUP2] a supervisor takes over from an agent, and out of the queue', () => {
  const taken = talking().does(cleo, 'take-over', {})
  assert.deepEqual([taken.interaction.owner, presences(taken)], ['cleo', ['p1 here', 'p2 left', 'p3 here']])
  const waiting = stage().started().does(cleo, 'take-over', {})
  assert.deepEqual([waiting.interaction.owner, waiting.interaction.status], ['cleo', 'handled'])
})

test('[SUP3] a supervisor coaches an agent, reads along, and the contact’s log knows nothing of it', () => {
  const talk = talking().does(cleo, 'coach', { agentId: 'ada', consultation: behind })
  assert.deepEqual(namesOf(talk.last), ['coaching-started'])
  assert.ok(readsAlong(talk.interaction, 'cleo'))
  assert.equal(
    refusal(() => talk.does(cleo, 'coach', { agentId: 'ada', consultation: behind })),
    'already-in',
  )
})

test('[TEA27] [B038] a handover receipt stands until the owner has acknowledged it', () => {
  const receipt = { asked: 'A refund', answered: 'Not yet', promised: 'A call by Friday', open: 'Which account' }
  const talk = talking().does(ada, 'invite-colleague', {
    purpose: 'transfer',
    target: { kind: 'agent', id: 'ben' },
    receipt,
  })
  accepts(talk)
  assert.deepEqual([talk.interaction.receipt?.promised, talk.interaction.receipt?.seen], ['A call by Friday', false])
  assert.equal(talk.does(ben, 'acknowledge-receipt', {}).interaction.receipt?.seen, true)
})
