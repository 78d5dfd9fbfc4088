import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concerns, threadOf } from '@parley/protocol'
import type { Actor } from '../deciding/actor.ts'
import { allPermissions as permissions } from '../deciding/permit.ts'
import { ada, ben, grace, refusal, Stage, teamOf } from '../testing/stage.ts'

const dan: Actor = { role: 'agent', id: 'dan', name: 'Dan', nickname: null, permissions }
const others = ({ interaction }: Stage) => ['ada', 'ben', 'dan'].filter((id) => concerns(interaction, id))

function open(withWhom: readonly string[] = ['ben'], id = threadOf('ada', 'ben')) {
  const thread = new Stage(id)
  thread.team = teamOf(ada, ben, dan)
  return thread.does(ada, 'open-thread', { with: [...withWhom] })
}

test('[IMS1] two agents have one thread, whoever opens it', () => {
  assert.equal(threadOf('ada', 'ben'), threadOf('ben', 'ada'))
  assert.match(threadOf('ada', 'ben'), /^[\w-]{22}$/)
  const ids = new Set(Array.from({ length: 2_000 }, (_, place) => threadOf('ada', `agent-${place}`)))
  assert.equal(ids.size, 2_000)
  assert.equal(
    refusal(() => open(['ben'], 'K'.repeat(22))),
    'bad-request',
  )
})

test('[IMS2] a thread is on the desk of whoever opened it, and of the others when somebody writes (A212)', () => {
  const thread = open()
  assert.deepEqual(others(thread), ['ada'])
  assert.deepEqual(others(thread.says(ada, 'Lunch?')), ['ada', 'ben'])
  assert.equal(thread.says(ben, 'Yes').conversation.lastMessage?.text, 'Yes')
})

test('[IMS3] who closes it has it off the desk until somebody writes; what was said stays', () => {
  const thread = open().says(ada, 'Lunch?').does(ben, 'close-thread', {})
  assert.deepEqual(others(thread), ['ada'])
  assert.deepEqual(others(thread.says(ada, 'Hello?')), ['ada', 'ben'])
  thread.does(ben, 'close-thread', {}).does(ben, 'open-thread', { with: ['ada'] })
  assert.deepEqual(others(thread), ['ada', 'ben'])
})

test('[IMS4] a group has its people, and nobody else gets in', () => {
  const three = open(['ben', 'dan'], 'x'.repeat(22)).says(ada, 'Hello all')
  assert.deepEqual(others(three), ['ada', 'ben', 'dan'])
  const pair = open().says(ada, 'Lunch?')
  for (const step of [
    () => pair.does(dan, 'open-thread', { with: ['ada', 'ben'] }),
    () => pair.says(dan, 'Me too'),
    () => pair.says(grace, 'And me'),
  ])
    assert.equal(refusal(step), 'not-found')
})

test('[IMS4] who is not known here cannot be written to', () => {
  assert.equal(
    refusal(() => open(['nemo'], threadOf('ada', 'nemo'))),
    'target-unavailable',
  )
})

test('[IMS5] a thread takes no place, ends by no silence, and is nobody’s to mark done', () => {
  const thread = open().says(ada, 'Lunch?')
  assert.deepEqual(Object.values(thread.folded.deadlines), [])
  assert.equal(
    refusal(() => thread.does(ada, 'mark-done', {})),
    'conversation-open',
  )
  assert.equal(
    refusal(() => thread.does(ada, 'end-conversation', {})),
    'not-allowed',
  )
})
