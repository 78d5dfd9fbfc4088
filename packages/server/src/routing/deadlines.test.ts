import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attempt } from '../log/attempt.ts'
import type { Folded } from '../log/folded.ts'
import { ada, ben, grace, nine, stage, teamOf, type Stage } from '../testing/stage.ts'
import { warnOfInactivity } from '../features/ending.ts'
import { deadlinesOf } from './deadlines.ts'

const none = { invitation: null, 'inactivity-warning': null, 'inactivity-end': null, close: null, 'auto-done': null }
const minuteMs = 60_000
const due = (talk: ReturnType<typeof stage>) => deadlinesOf(talk, talk.settings)

test('[CON14] [ROU8] deadlines follow from the logs alone', () => {
  const talk = stage().started()
  assert.deepEqual(due(talk), none, 'who waits for an agent is never timed out')
  assert.deepEqual(due(talk.invited()), { ...none, invitation: nine + 20_000 })
  talk.does(ada, 'accept-invitation', { invitation: talk.interaction.invitation!.seq })
  assert.deepEqual(due(talk), { ...none, 'inactivity-warning': nine + 8 * minuteMs })
  talk.later(8 * minuteMs)
  talk.happens(warnOfInactivity(talk, talk))
  assert.deepEqual(due(talk), { ...none, 'inactivity-end': nine + 10 * minuteMs })
  assert.deepEqual(due(talk.ended()), none)
})

test('[CON12] a message that puts off the end costs no write; the deadline that fires early is written anew', () => {
  const talk = stage().started().accepted()
  const write = (before: Folded, deadline?: string) =>
    attempt(
      {
        conversationId: 'C'.repeat(22),
        command: null,
        decide: () => ({}),
        settle: () => {},
        ...(deadline && { deadline }),
      },
      { events: [] },
      { before, latest: null, now: talk.now, deadlinesOf: (folded) => deadlinesOf(folded, talk.settings) },
    ).write.deadlines

  talk.later(minuteMs).says(grace, 'Hello?')
  assert.deepEqual(talk.folded.deadlines, { 'inactivity-warning': nine + 8 * minuteMs })
  assert.deepEqual(write(talk.folded), [])
  assert.deepEqual(write(talk.folded, 'inactivity-warning'), [
    { subject: 'C'.repeat(22), kind: 'inactivity-warning', dueAt: nine + 9 * minuteMs },
  ])
})

const asks = (talk: Stage, id: string) =>
  talk.does(ada, 'invite-colleague', { purpose: 'conference', target: { kind: 'agent', id } })

test('[TEA5] [TEA6] with several colleagues asked, the deadline is that of the first whose time is over', () => {
  const talk = stage().started().accepted()
  talk.team = teamOf(ben, { ...ben, id: 'dan' })
  asks(talk, 'ben')
  asks(talk.later(5_000), 'dan')
  assert.equal(due(talk).invitation, nine + 20_000)
  talk.does(ben, 'reject-invitation', { invitation: talk.interaction.team[0]!.seq })
  assert.equal(due(talk).invitation, nine + 25_000, 'then the next one')
  assert.deepEqual(due(talk.ended()).invitation, null)
})
