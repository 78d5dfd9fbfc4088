import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEvent } from './apply-event.ts'
import { emptyConversation, pendingSince } from './conversation.ts'
import { conversationWhere, eventsWhere, joins, leaves, says, type Step } from './testing/index.ts'

const start = Date.UTC(2026, 0, 5, 9, 0)

/** Since which second of the story the contact waits. */
const since = (...steps: Step[]) => {
  const at = pendingSince(conversationWhere(steps))
  return at === null ? null : (at - start) / 1_000
}

const maria: Step = ['p1', joins('contact', 'Maria')]
const ada: Step = ['p2', joins('agent', 'Ada')]

test('[A047] [PND1] the contact waits from the first message that nobody has answered', () => {
  assert.equal(since(maria), null)
  assert.equal(since(maria, ['p1', says('Hello')], ada, ['p1', says('Hello?')]), 2)
})

test('[A053] [PND2] an answer of staff ends the waiting; the next message of the contact begins it anew', () => {
  const answered: Step[] = [maria, ['p1', says('Hello')], ada, ['p2', says('Hello!')]]
  assert.equal(since(...answered), null)
  assert.equal(since(...answered, ['p1', says('And?')], ['p1', says('Well?')]), 5)
  const cleo: Step = ['p3', joins('supervisor', 'Cleo')]
  assert.equal(since(maria, ['p1', says('Hello')], cleo, ['p3', says('Hello!')]), null)
})

test('[PND3] a bot answers while no agent is in, and no longer beside one', () => {
  const mira: Step = ['p3', joins('bot', 'Mira')]
  assert.equal(since(maria, mira, ['p1', says('Hello')], ['p3', says('Hello!')]), null)
  const withAda: Step[] = [maria, mira, ada, ['p1', says('Hello')], ['p3', says('Hello!')]]
  assert.equal(since(...withAda), 4)
  assert.equal(since(...withAda, ['p2', leaves()], ['p3', says('Hello again!')]), null)
})

test('[PND3] what the bot said before the agent came stays answered', () => {
  const mira: Step = ['p3', joins('bot', 'Mira')]
  assert.equal(since(maria, mira, ['p1', says('Hello')], ['p3', says('Hello!')], ada), null)
})

test('[PND1] choosing in rich content asks for an answer, too; opening something does not', () => {
  const chooses =
    (key?: string): Step[1] =>
    () => ({
      name: 'choice-made',
      body: { message: 4, actions: ['a'], as: 'selection', text: 'A', ...(key !== undefined && { key }) },
    })
  const asked: Step[] = [maria, ada, ['p2', says('Which one?')]]
  assert.equal(since(...asked, ['p1', chooses()]), null)
  assert.equal(since(...asked, ['p1', chooses('a')]), 4)
  assert.equal(since(...asked, ['p1', chooses('a')], ['p2', says('Good choice')]), null)
})

test('[PND4] a snapshot of an older server, whose heads have no times, says that nobody waits', () => {
  const told = eventsWhere([maria, ['p1', says('Hello')]]).reduce(applyEvent, emptyConversation('A'.repeat(22)))
  const latest = told.latest.map(({ seq, by }) => ({ seq, by })) as unknown as typeof told.latest
  assert.equal(pendingSince({ ...told, latest }), null)
})
