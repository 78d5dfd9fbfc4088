import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TeamPurpose } from '@parley/protocol'
import { ada, ben, stage, type Stage } from '../testing/stage.ts'
import { takesPlace } from './agent-board.ts'

const asks = (purpose: TeamPurpose) =>
  stage()
    .started()
    .accepted(ada)
    .does(ada, 'invite-colleague', {
      purpose,
      target: { kind: 'agent', id: 'ben' },
      ...(purpose.endsWith('consultation') && { consultation: 'K'.repeat(22) }),
    })
const accepts = (talk: Stage) => talk.does(ben, 'accept-invitation', { invitation: talk.interaction.team.at(-1)!.seq })
const places = ({ interaction }: Stage) => ['ada', 'ben'].filter((agentId) => takesPlace(interaction, agentId))

test('[TEA7] being asked for a transfer or a conference takes a place, being asked for a consultation none', () => {
  assert.deepEqual(places(asks('transfer')), ['ada', 'ben'])
  assert.deepEqual(places(asks('conference')), ['ada', 'ben'])
  assert.deepEqual(places(asks('chat-consultation')), ['ada'])
  assert.deepEqual(places(asks('im-consultation')), ['ada'])
})

test('[TEA7] a transfer gives the sender’s place back, a conference takes both, being consulted takes none', () => {
  assert.deepEqual(places(accepts(asks('transfer'))), ['ben'])
  assert.deepEqual(places(accepts(asks('conference'))), ['ada', 'ben'])
  assert.deepEqual(places(accepts(asks('chat-consultation'))), ['ada'])
})

test('[TEA7] who finishes their part has the place free, and what has ended takes none', () => {
  const left = accepts(asks('conference')).does(ada, 'end-conversation', {})
  assert.deepEqual(places(left), ['ben'])
  assert.deepEqual(places(left.does(ben, 'end-conversation', {})), [])
})

test('[ROU3] who is asked by routing has a place taken while they are', () => {
  assert.deepEqual(places(stage().started().invited(ada)), ['ada'])
})
